import type { Rule } from '../domain/rule.js';

/**
 * Rules that one addon alone does not tell enough for, and what they miss then. Without it they would give false alarms;
 * a rule that only finds less is not among them. The test runs every other rule on one addon and on the whole.
 */
const NEEDS_OTHERS: Readonly<Record<string, string>> = {
  'governance/missing-tests': 'tests may stand in an addon of their own',
  'governance/undeclared-dependency': 'an addon it depends on may declare the package',
  'governance/unsettled-upstream': 'told once for all addons',
  'governance/unsupported-series': 'told once for all addons',
  'maintainability/dead-field': 'another addon may use it',
  'maintainability/dead-file': 'another addon may import it',
  'maintainability/dead-method': 'another addon may call it',
  'maintainability/dead-view': 'another addon may use it',
  'performance/unindexed-field': 'another addon may index it',
  'reliability/broken-scheduled-action': 'another addon may declare the model or the method',
  'reliability/commit-in-method': 'another addon may run it on a schedule',
  'reliability/compute-without-depends': 'another addon may declare what it depends on',
  'reliability/invalid-ondelete': 'another addon may have made the field',
  'reliability/missing-depends': 'another addon may declare what is used',
  'reliability/noupdate-trap': 'another addon may declare the record',
  'reliability/override-without-super': 'another addon may hold what is overridden',
  'reliability/unsearchable-field': 'another addon may make it searchable',
  'reliability/wrong-inherit-target': 'another addon may hold the view',
  'security/missing-access-rights': 'another addon may give the rights',
  'security/unruled-company-data': 'another addon may hold the record rule',
};

/** Rules that tell the truth of an addon read alone. What stops working on a later version is left to a scan. */
export function rulesForOne(rules: readonly Rule[]): Rule[] {
  return rules.filter(({ meta }) => meta.family !== 'upgrade' && !Object.hasOwn(NEEDS_OTHERS, meta.id));
}
