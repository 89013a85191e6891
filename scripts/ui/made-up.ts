import { type Family, SEVERITIES } from '../../src/domain/finding.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import type { Score } from '../../src/domain/score.js';

/** A seeded stream of numbers from 0 to 1 (mulberry32, public domain, Tommy Ettinger). */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TRADES = ['harbour', 'bakery', 'library', 'ferry', 'orchard', 'museum', 'dairy', 'quarry', 'brewery', 'theatre'];
const PARTS = ['stock', 'sale', 'account', 'portal', 'report', 'planning', 'tariff', 'crew', 'loan', 'shelf'];
const RULES: readonly (readonly [string, Family])[] = [
  ...(['module', 'field', 'method', 'view', 'attrs', 'manifest'].map((name) => [`upgrade/${name}`, 'upgrade']) as [
    string,
    Family,
  ][]),
  ...(['sql-from-values', 'sudo-in-route', 'secret'].map((name) => [`security/${name}`, 'security']) as [
    string,
    Family,
  ][]),
  ...(['commit', 'broad-except'].map((name) => [`reliability/${name}`, 'reliability']) as [string, Family][]),
  ...(['query-in-loop', 'stored-without-index'].map((name) => [`performance/${name}`, 'performance']) as [
    string,
    Family,
  ][]),
  ...(['dead-file', 'complexity', 'duplicate'].map((name) => [`maintainability/${name}`, 'maintainability']) as [
    string,
    Family,
  ][]),
];

/** A result of any size in which everything is made up and nothing is random: the same numbers give the same bytes. */
export function madeUpResult(addons: number, findings: number, seed = 7): Result {
  const next = stream(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const score = (): Score => ({
    score: Math.round(next() * 1000) / 10,
    confidence: pick(['low', 'medium', 'high'] as const),
    factors: Array.from({ length: 4 }, (_, index) => ({
      id: `findings-${['upgrade', 'security', 'reliability', 'performance'][index]}`,
      points: Math.round(next() * 200) / 10,
      value: Math.round(next() * 40),
      why: `${Math.round(next() * 40)} findings in ${Math.round(next() * 4000)} lines, weighted by severity and certainty`,
      evidence: ['models/berth.py:12', 'views/berth_view.xml:40'],
    })),
  });
  const hours = () => {
    const p50 = Math.round(next() * 400) / 10;
    return { p15: p50 / 2, p50, p85: p50 * 2 };
  };
  const list = Array.from({ length: addons }, (_, index): AddonResult => {
    const name = `${pick(TRADES)}_${pick(PARTS)}_${index}`;
    const ratio = next() * 0.6;
    return {
      key: name,
      name,
      root: 0,
      path: name,
      series: '14.0',
      seriesBasis: 'manifest',
      installable: true,
      origin: 'custom',
      version: '14.0.1.0.0',
      license: 'LGPL-3',
      author: 'Harbour Works',
      title: `${name} for the quay`,
      lines: { python: 800, xml: 400, javascript: 0, csv: 20, total: 1220, billed: 1000 },
      depends: ['base', 'sale'],
      dependents: [],
      risk: score(),
      usage: score(),
      upgradeCost: {
        ...score(),
        hours: hours(),
        hops: (['15.0', '16.0', '17.0', '18.0'] as const).map((to) => ({
          to,
          hours: hours(),
          changedLines: { p15: 2, p50: 10, p85: 40 },
          mechanicalShare: Math.round(next() * 100) / 100,
        })),
      },
      debt: {
        hours: hours(),
        ratio,
        rating: ratio < 0.05 ? 'A' : ratio < 0.1 ? 'B' : ratio < 0.2 ? 'C' : ratio < 0.5 ? 'D' : 'E',
        interest: { hoursPerYear: Math.round(next() * 300) / 10, costPerYear: 0, factors: [] },
      },
      verdict: {
        kind: pick(['keep', 'refactor', 'replace', 'retire'] as const),
        reasons: ['debt ratio and use decide'],
      },
      priority: Math.round(next() * 1000) / 10,
    };
  });
  return {
    schemaVersion: 1,
    tool: { name: 'odoo-debt', version: '0.1.0' },
    roots: ['port'],
    target: '18.0',
    addons: list,
    findings: Array.from({ length: findings }, (_, index) => {
      const [rule, family] = pick(RULES);
      const { key } = pick(list);
      const line = 1 + Math.floor(next() * 900);
      return {
        id: index.toString(16).padStart(12, '0'),
        rule,
        family,
        addon: key,
        path: `${key}/models/${pick(PARTS)}_${Math.floor(next() * 4)}.py`,
        line,
        column: 1 + Math.floor(next() * 40),
        endLine: line,
        severity: pick(SEVERITIES),
        hop: family === 'upgrade' ? pick(['15.0', '16.0', '17.0', '18.0'] as const) : null,
        automation: pick(['mechanical', 'assisted', 'manual'] as const),
        tool: null,
        certainty: pick(['certain', 'likely', 'possible'] as const),
        effortMinutes: Math.round(next() * 120),
        message: `The ${pick(PARTS)} of the ${pick(TRADES)} is told twice here; the next version asks for it once (${index}).`,
        change: null,
        symbol: `${pick(TRADES)}.${pick(PARTS)}.action_confirm`,
      };
    }),
    items: [],
    plan: { sprints: [], unplanned: [], objective: 0, bound: null, gap: null },
    waves: [],
    coverage: { files: addons * 20, parsed: addons * 20, failed: [], skipped: [], unknown: [] },
    kpis: null,
    evidence: [],
  };
}
