import type { AddonSource } from '../../../src/domain/addon.js';
import { csvFile, onLine, xmlFile } from '../../../src/domain/file-lookups.js';
import { accessIn } from '../../../src/domain/lookups.js';
import type { AccessRight } from '../../../src/domain/portfolio.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isDemoPath, isTestAddon, isTestPath } from '../shared/paths.js';
import { fieldOf, recordWithId } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'security/world-open-access',
    title: 'Write access for everybody',
    family: 'security',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 20, basis: 'Estimate: find out who needs the model and name the group.' },
    automation: 'manual',
    tool: null,
    why: 'An access line without a group holds for everybody, portal and public visitors included. They can change the records over RPC.',
    remedy: 'Name a group in the line; give portal or public users what they need in a line of their own.',
    limits:
      'Silent on lines that only read, on abstract models (the line has no effect), on transient models (people reach only records they created) and on tests and demo data. Record rules may still narrow it.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#access-rights (no group: everybody, portal and public users included)',
      'https://github.com/odoo/odoo/blob/17.0/odoo/addons/base/models/ir_model.py ("has no group, this is a deprecated feature")',
    ],
    until: '19.0',
    messages: { open: '{id} lets everybody {rights} {model}: it names no group.' },
  },
  requires: ['manifest'],
  *check({ source, portfolio }): Iterable<Draft> {
    if (isTestAddon(source)) return;
    for (const right of accessIn(portfolio.registry, source.addon.key)) {
      if (right.group !== null || isTestPath(right.path) || isDemoPath(right.path)) continue;
      const rights = (['write', 'create', 'unlink'] as const).filter((name) => right[name]);
      const declarations = right.model === null ? [] : (portfolio.registry.models.get(right.model)?.declarations ?? []);
      if (rights.length === 0 || declarations.some((entry) => entry.kind !== 'model') || isRestricted(source, right))
        continue;
      const { path, line, column, id } = right;
      const args = { id, rights: rights.join(', '), model: right.model ?? 'its model' };
      yield { message: 'open', args, path, line, column, symbol: id, subject: rights.join(',') };
    }
  },
});

/** The record names a group in a way that the registry does not resolve (eval, search), or is switched off. */
function isRestricted(source: AddonSource, right: AccessRight): boolean {
  const file = xmlFile(source, right.path);
  const record = file === undefined ? undefined : recordWithId(file, source.addon.name, right.id);
  if (record !== undefined)
    return fieldOf(record, 'group_id') !== null || /false|0/i.test(fieldOf(record, 'active')?.eval ?? '');
  const csv = csvFile(source, right.path);
  const active = csv?.header.indexOf('active') ?? -1;
  if (csv === undefined || active < 0) return false;
  const row = onLine(csv.rows, right.line)[0];
  return /^(0|false)$/i.test(row?.cells[active] ?? '');
}
