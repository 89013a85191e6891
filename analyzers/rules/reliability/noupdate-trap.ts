import type { XmlFacts, XmlRecord } from '../../../src/domain/facts/index.js';
import { indexIn, ofRecord } from '../../../src/domain/file-lookups.js';
import { addonsNamed } from '../../../src/domain/lookups.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atNode } from '../shared/drafts.js';
import { dataEntries } from '../shared/manifest.js';
import { isTestAddon } from '../shared/paths.js';
import { fullId, recordWithId } from '../shared/xml.js';

/** Records that belong to the code and that addons declare without `noupdate`. */
const OF_THE_CODE = /^(ir\.ui\.view|ir\.ui\.menu|ir\.actions\.(act_window|report|client|act_url)|ir\.model\.access)$/;

export default defineRule({
  meta: {
    id: 'reliability/noupdate-trap',
    title: 'Data that updates do not reach',
    family: 'reliability',
    severity: 'low',
    certainty: 'likely',
    effort: { minutes: 20, basis: 'Estimate: move the record out of the block, or write a migration script.' },
    automation: 'manual',
    tool: null,
    why: 'Odoo writes records of a `noupdate` block at installation only. New databases get what the file says today, old ones keep what it said when they were installed.',
    remedy:
      'Keep what belongs to the code (views, actions, menus, access rights) outside of `noupdate`. Change records that are `noupdate` elsewhere from a migration script or a hook.',
    limits:
      'Views for websites and reports are silent, which users edit, and so are record rules, which Odoo itself keeps in such blocks. Records of other addons are judged where the other addon was scanned; where it was not, only views, actions, menus and access rights.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/convert.py (_tag_record: a noupdate record is skipped unless mode is init)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (_load_records: an update skips records whose ir.model.data says noupdate)',
    ],
    messages: {
      code: '{id} is a record of {model} in a noupdate block: later changes never reach databases that have it.',
      lost: '{id} of another addon is changed in a noupdate block: the next update of {addon} resets it and this addon does not change it again.',
      frozen:
        '{id} is noupdate in {addon}: it is changed here at installation, and later changes of this file do not arrive.',
    },
  },
  requires: ['xml'],
  *check({ source, portfolio }): Iterable<Draft> {
    if (isTestAddon(source)) return;
    const loaded = new Set(dataEntries(source).map((entry) => entry.value));
    for (const facts of source.xml) {
      if (!loaded.has(facts.path)) continue;
      for (const record of facts.records) {
        if (record.id === null) continue;
        const id = fullId(source.addon.name, record.id);
        const addon = id.slice(0, id.indexOf('.'));
        const args = { id, addon, model: record.model };
        const message =
          addon === source.addon.name ? ownTrap(facts, record) : foreignTrap(portfolio, id, addon, record);
        if (message !== null) yield atNode(facts, record.node, id, { message, args, subject: message });
      }
    }
  },
});

function ownTrap(facts: XmlFacts, record: XmlRecord): 'code' | null {
  if (!record.noupdate || !OF_THE_CODE.test(record.model) || isForUsers(facts, record)) return null;
  return 'code';
}

/** QWeb views (pages, mails, documents) are made to be edited in the database. */
function isForUsers(facts: XmlFacts, record: XmlRecord): boolean {
  if (record.tag === 'template') return true;
  const view = ofRecord(facts.views, indexIn(facts.records, record))[0];
  return (
    view !== undefined && (view.type === 'qweb' || view.type === 't' || (view.model === null && view.inherit === null))
  );
}

function foreignTrap(portfolio: Portfolio, id: string, addon: string, record: XmlRecord): 'lost' | 'frozen' | null {
  if (record.fields.length === 0 || record.tag !== 'record') return null;
  const scanned = addonsNamed(portfolio, addon)[0];
  if (scanned === undefined) return record.noupdate && OF_THE_CODE.test(record.model) ? 'lost' : null;
  const original = originalOf(scanned.xml, addon, id);
  if (original === null || original.noupdate === record.noupdate) return null;
  return record.noupdate ? 'lost' : 'frozen';
}

function originalOf(files: readonly XmlFacts[], addon: string, id: string): XmlRecord | null {
  for (const file of files) {
    const record = recordWithId(file, addon, id);
    if (record !== undefined) return record;
  }
  return null;
}
