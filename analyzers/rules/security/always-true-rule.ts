import type { XmlRecord } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productiveXml } from '../shared/paths.js';
import { contentOf, fieldOf, fullId, placeOf } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'security/always-true-rule',
    title: 'Record rule that lets everything through',
    family: 'security',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 30, basis: 'Estimate: find out what the rule replaced, write the domain or delete the rule.' },
    automation: 'manual',
    tool: null,
    why: 'A rule that matches every record protects nothing. Written over a rule of another addon, it removes the protection that addon relies on.',
    remedy:
      'Write the domain that was meant. Where a group shall see all, give the rule to that group and leave the other rules alone.',
    limits:
      'Silent on the usual pattern "managers see all": a rule of the addon itself for groups other than portal and public. Domains that are always true in another way are not recognised.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/security.html#record-rules (global rules are ANDed, group rules ORed)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_rule.py (_compute_domain)',
    ],
    messages: {
      global: 'Record rule {id} has no group and matches every record: it protects nothing.',
      foreign: '{id} is a record rule of another addon; here it is changed to match every record.',
      outsiders: 'Record rule {id} lets {group} reach every record.',
    },
  },
  requires: ['xml'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productiveXml(source)) {
      for (const record of facts.records) {
        if (record.model !== 'ir.rule' || record.id === null || !isAlwaysTrue(record) || isOff(record)) continue;
        const id = fullId(source.addon.name, record.id);
        const draft = { path: facts.path, ...placeOf(facts, record.node), symbol: id };
        const groups = groupsOf(record);
        const outsider = groups?.match(/\bbase\.group_(portal|public)\b/)?.[0];
        if (!id.startsWith(`${source.addon.name}.`)) {
          yield { ...draft, message: 'foreign', args: { id }, subject: 'foreign', severity: 'high' };
        } else if (outsider) {
          yield {
            ...draft,
            message: 'outsiders',
            args: { id, group: outsider },
            subject: outsider,
            severity: 'high',
            certainty: 'likely',
          };
        } else if (groups === null) yield { ...draft, message: 'global', args: { id }, subject: 'global' };
      }
    }
  },
});

function isAlwaysTrue(record: XmlRecord): boolean {
  const domain = contentOf(fieldOf(record, 'domain_force'))?.replace(/[\s"'[\](),]/g, '');
  return domain === '1=1';
}

function isOff(record: XmlRecord): boolean {
  return /^(false|0)$/i.test(contentOf(fieldOf(record, 'active')) ?? '');
}

/** Text of the groups the rule is for, or null where it is for everybody. */
function groupsOf(record: XmlRecord): string | null {
  const field = fieldOf(record, 'groups');
  if (field !== null) return contentOf(field) ?? '';
  return /^(false|0)$/i.test(contentOf(fieldOf(record, 'global')) ?? '') ? '' : null;
}
