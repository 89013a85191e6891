import type { Family, Finding, Severity } from '../../../src/domain/finding.js';
import type { RuleMeta } from '../../../src/domain/rule.js';
import { type Berth, FORMULA_NAME, HOSTILE_NAME } from './berths.js';

const RULES: [rule: string, family: Family, severity: Severity, minutes: number, message: string][] = [
  [
    'upgrade/method-gone',
    'upgrade',
    'blocker',
    90,
    'Overrides account.move._recompute_tax_lines, which 16.0 no longer has.',
  ],
  ['security/sql-from-values', 'security', 'high', 45, 'Builds SQL from the value of `vessel_name`.'],
  ['upgrade/attrs-attribute', 'upgrade', 'blocker', 6, 'The `attrs` attribute is read no more from 17.0 on.'],
  ['reliability/commit-in-method', 'reliability', 'medium', 40, 'Commits in the middle of a business method.'],
  ['performance/search-in-loop', 'performance', 'medium', 30, 'Searches in a loop over berths.'],
  ['security/access-missing', 'security', 'high', 25, 'The model harbour.pass has no access rule.'],
  ['maintainability/complex-method', 'maintainability', 'low', 35, 'Cognitive complexity 31 (limit 15).'],
  ['governance/licence-missing', 'governance', 'info', 5, 'The manifest names no licence.'],
];

/** Rule metadata for the tests that pass `options.rules`. */
export const HARBOUR_RULES: RuleMeta[] = RULES.map(([id, family, severity, minutes, message]) => ({
  id,
  title: message.replace(/[.(].*$/, '').trim(),
  family,
  severity,
  certainty: 'likely',
  effort: { minutes, basis: 'An estimate for tests.' },
  automation: null,
  tool: null,
  why: `Because: ${message}`,
  remedy: 'Mend it.',
  limits: 'Sees only the scanned code.',
  sources: ['https://www.odoo.com/documentation/18.0/', 'javascript:alert(1)'],
  messages: {},
}));

export function findingOf(place: Berth, index: number, serial: number): Finding {
  const [rule, family, severity, effortMinutes, message] = RULES[(serial * 5 + index * 3) % RULES.length]!;
  const upgrade = family === 'upgrade' && place.series !== null;
  const xml = rule === 'upgrade/attrs-attribute';
  const line = 12 + index * 17;
  return {
    id: `${(serial + 1).toString(16).padStart(4, '0')}${(index + 1).toString(16).padStart(4, '0')}ab12cd34`,
    rule,
    family,
    addon: place.key,
    path: `${pathOf(place)}/${xml ? 'views/vessel_views.xml' : `models/vessel_${index % 4}.py`}`,
    line,
    column: 5,
    endLine: line + (index % 3),
    severity,
    hop: upgrade ? (xml ? '17.0' : '16.0') : null,
    automation: upgrade ? (xml ? 'mechanical' : 'manual') : null,
    tool: upgrade && xml ? 'odoo-module-migrator' : null,
    certainty: (['certain', 'likely', 'possible'] as const)[index % 3]!,
    effortMinutes,
    message:
      place.key === HOSTILE_NAME
        ? `${message} </script><svg onload=alert(3)>`
        : place.key === FORMULA_NAME
          ? `=1+1 ${message}`
          : message,
    change: upgrade ? 'xml-attrs-states' : null,
    symbol: index % 4 === 0 ? '' : `Vessel.action_${index}`,
  };
}

export function pathOf(place: Berth): string {
  return `addons/${place.key.replaceAll('/', '_')}`;
}
