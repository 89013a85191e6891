import type { Result } from '../../src/domain/result.js';
import { addonOf } from './harbour/addons.js';
import { BERTHS, type Berth } from './harbour/berths.js';
import { acceptedOf, HARBOUR_PROBLEMS, markedFindings } from './harbour/decisions.js';
import { findingOf } from './harbour/findings.js';
import { harbourKpis } from './harbour/kpis.js';
import { itemsOf, planOf, wavesOf } from './harbour/plan.js';
import { harbourInstallation, harbourSystem } from './harbour/system.js';
import { withTraits } from './harbour/traits.js';

export { ANSI_NAME, CJK_NAME, FORMULA_NAME, HOSTILE_NAME } from './harbour/berths.js';
export { HARBOUR_RULES } from './harbour/findings.js';

function resultOf(berths: Berth[], sprints: number, capacityHours: number): Result {
  const perAddon = berths.map((place, serial) =>
    Array.from({ length: place.findings }, (_, index) => findingOf(place, index, serial)),
  );
  const addons = berths.map((place, serial) => addonOf(place, perAddon[serial]!, berths));
  const items = addons.flatMap((addon, serial) => itemsOf(addon, perAddon[serial]!));
  return {
    schemaVersion: 1,
    tool: { name: 'odoo-debt', version: '0.1.0' },
    roots: ['selsey-addons'],
    target: '18.0',
    addons,
    findings: perAddon.flat(),
    items,
    plan: planOf(items, sprints, capacityHours),
    waves: wavesOf(berths),
    coverage: {
      files: 412,
      parsed: 409,
      failed: [
        { path: 'addons/harbour_crew/models/pass.py', why: 'line 88: unclosed bracket' },
        { path: 'addons/harbour_portal/static/src/js/quay.js', why: 'not valid JavaScript' },
        { path: 'addons/\u001b[2Jclear/views/x.xml', why: 'line 3: <tree> is not closed' },
      ],
      skipped: [{ path: 'addons/harbour_base/static/lib', why: 'vendored library' }],
      unknown: ['12 references to models outside the scanned code', '3 SQL texts put together at run time'],
    },
    kpis: null,
    evidence: [
      {
        source: 'database counts',
        window: 'from 2025-09-01 to 2026-08-31',
        basis: 'rows per model, by year of creation',
      },
      { source: 'git', window: 'from 2021-03-02 to 2026-08-30', basis: '1,204 commits' },
    ],
  };
}

/** The result that most report tests read: a realistic portfolio and four addons with hostile names. */
export function harbour(): Result {
  return resultOf(BERTHS, 6, 96);
}

/** The same with everything else that a result can tell: decisions, a baseline, git, and a running system. */
export function knownHarbour(result: Result = harbour()): Result {
  return {
    ...result,
    provenance: {
      settings: '0f1e2d3c4b5a',
      checkouts: [
        { name: 'selsey-addons/moorings', commit: '4b825dc642cb6eb9a060e54bf8d69288fbee4904' },
        { name: 'selsey-addons/quays', commit: null },
      ],
    },
    addons: result.addons.map(withTraits),
    findings: markedFindings(result.findings),
    accepted: acceptedOf(result.findings),
    baseline: { known: 110, new: 14, fixed: 5 },
    problems: HARBOUR_PROBLEMS,
    kpis: harbourKpis(),
    system: harbourSystem(),
    installation: harbourInstallation(),
  };
}

/** No addon, no finding, no plan. */
export function emptyHarbour(): Result {
  return {
    ...resultOf([], 0, 0),
    coverage: { files: 0, parsed: 0, failed: [], skipped: [], unknown: [] },
    evidence: [],
  };
}

/** A large port: as many addons and findings as asked for, scores spread by a fixed walk. */
export function largeHarbour(addons: number, findings: number): Result {
  const each = Math.floor(findings / addons);
  const berths = Array.from({ length: addons }, (_, serial) => {
    const model = BERTHS[serial % 10]!;
    const shift = (serial * 37) % 23;
    const key = `${model.key}_${String(serial).padStart(3, '0')}`;
    const score = (value: number) => Math.max(0, Math.min(100, value + shift - 11));
    const [risk, usage, upgrade] = [score(model.risk), score(model.usage), score(model.upgrade)];
    return { ...model, key, risk, usage, upgrade, depends: ['base'], hours: model.hours + shift, findings: each };
  });
  berths[0]!.findings += findings - each * addons;
  return resultOf(berths, 12, 120);
}
