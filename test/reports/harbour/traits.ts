import type { AddonResult } from '../../../src/domain/result.js';
import type { OverrideSurface } from '../../../src/domain/surface.js';
import { harbourObserved } from './system.js';

const SURFACES: OverrideSurface[] = [
  { level: 'A', basis: 'index', counts: { A: 4, B: 0, C: 0, D: 0 }, places: [] },
  {
    level: 'C',
    basis: 'index',
    counts: { A: 9, B: 3, C: 2, D: 0 },
    places: [
      { level: 'C', what: 'replaces account.move._post without super()', path: 'models/due.py', line: 31 },
      { level: 'C', what: 'finds <form> by its position', path: 'views/<due>.xml', line: 12 },
      { level: 'B', what: 'extends the public method sale.order.action_confirm', path: 'models/due.py', line: 80 },
      { level: 'A', what: 'extends the model sale.order', path: 'models/due.py', line: 9 },
    ],
  },
  {
    level: 'D',
    basis: 'text',
    counts: { A: 0, B: 0, C: 0, D: 1 },
    places: [{ level: 'D', what: 'sets create of odoo.models at run time', path: 'hooks.py', line: 4 }],
  },
];

const HISTORY: AddonResult['history'] = {
  ...{ from: '2021-03-02', to: '2026-08-30', asOf: '2026-08-30', complete: true },
  ...{ commits: 212, commitsYear: 31, leftOut: { bot: 9 }, fixes: 80, fixesYear: 12, reverts: 2 },
  ...{ fixShare: 0.44, revertShare: 0.01, taggedShare: 0.9, churnYear: 840, churn: 9120, lines: 4870 },
  ...{ daysSinceChange: 12, authors: 7, authorsYear: 2, truckFactor: 1, orphaned: true },
  hotspots: [{ path: 'models/due.py', commits: 61, churn: 2100, complexity: 240, score: 0.97 }],
  coupledWith: [
    { addon: 'harbour_base', commits: 19, degree: 41 },
    { addon: 'quay_of_nobody', commits: 7, degree: 33 },
  ],
};

/** The addon as a scan with the symbol index, git and evidence tells it: every third one has all of it. */
export function withTraits(addon: AddonResult, serial: number): AddonResult {
  const all = serial % 3 === 1;
  const credit = {
    id: 'credit-tests',
    points: -5,
    value: 0.6,
    why: '12 tests for 20 methods',
    evidence: ['tests/test_due.py'],
  };
  return {
    ...addon,
    overrideSurface: SURFACES[serial % 3]!,
    duplicatedShare: all ? 0.12 : 0,
    risk: { ...addon.risk, factors: all ? [...addon.risk.factors, credit] : addon.risk.factors },
    usage: {
      ...addon.usage,
      observed: {
        state: (['used', 'silent', 'unknown', 'not-installed'] as const)[serial % 4]!,
        ...{ coverage: 0.7, window: serial % 4 === 1 ? 'from 2025-09-01 to 2026-08-31' : null, silent: [] },
      },
    },
    ...(all ? { history: HISTORY, observed: harbourObserved() } : {}),
  };
}
