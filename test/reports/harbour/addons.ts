import type { Finding } from '../../../src/domain/finding.js';
import type { AddonResult } from '../../../src/domain/result.js';
import type { Confidence, Factor, HopCost, Hours } from '../../../src/domain/score.js';
import { hopsBetween } from '../../../src/domain/series.js';
import type { Berth } from './berths.js';
import { pathOf } from './findings.js';

export function interval(p50: number, confidence: Confidence): Hours {
  const spread = { high: 1.35, medium: 1.7, low: 2.4 }[confidence];
  const round = (value: number) => Math.round(value * 4) / 4;
  return { p15: round(p50 / spread), p50: round(p50), p85: round(p50 * spread) };
}

function hopsOf(place: Berth): HopCost[] {
  const steps = place.series === null ? [] : hopsBetween(place.series, '18.0');
  // The step to 17.0 is the dear one: `attrs` and `states` go (see the message of the rule above).
  const weights = steps.map((to) => (to === '17.0' ? 3 : to === '16.0' ? 2 : 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return steps.map((to, index) => {
    const hours = interval((place.hours * weights[index]!) / all, place.confidence);
    const lines = Math.round(hours.p50 * 7);
    return {
      to,
      hours,
      changedLines: { p15: Math.round(lines / 2), p50: lines, p85: lines * 2 },
      mechanicalShare: to === '17.0' ? 0.7 : 0.3,
    };
  });
}

function factors(score: number, names: [id: string, why: string][], evidence: string[]): Factor[] {
  let left = score;
  return names.map(([id, why], index) => {
    const points = index === names.length - 1 ? left : Math.round(left * 0.6 * 10) / 10;
    left = Math.round((left - points) * 10) / 10;
    return { id, points, value: Math.round(points * 3), why, evidence: index === 0 ? evidence : [] };
  });
}

export function addonOf(place: Berth, findings: Finding[], all: Berth[]): AddonResult {
  const { key, title, series, lines, risk, usage, upgrade, confidence } = place;
  const python = Math.round(lines * 0.6);
  const xml = Math.round(lines * 0.3);
  const javascript = lines - python - xml;
  const evidence = findings.slice(0, 3).map((finding) => `${finding.path}:${finding.line}`);
  return {
    key,
    name: place.name ?? key,
    root: 0,
    path: pathOf(place),
    series,
    seriesBasis: series === null ? 'unknown' : 'manifest',
    installable: true,
    origin: key === 'harbour_queue' ? 'third-party' : 'custom',
    version: series === null ? null : `${series}.1.4.0`,
    license: 'LGPL-3',
    author: 'Port Authority of Selsey',
    title,
    depends: place.depends,
    lines: { python, xml, javascript, csv: 4, total: lines, billed: Math.round(lines * 0.82) },
    dependents: all
      .filter((other) => other.depends.includes(key))
      .map((other) => other.key)
      .sort(),
    risk: {
      score: risk,
      confidence: 'high',
      factors: factors(
        risk,
        [
          ['blockers', `${findings.length} findings, the worst of them blockers`],
          ['coupling', 'Overrides core methods without calling super'],
          ['untested', 'No test runs its business methods'],
        ],
        evidence,
      ),
    },
    usage: {
      score: usage,
      confidence,
      factors:
        usage === 0 && confidence === 'low'
          ? []
          : factors(
              usage,
              [
                ['records', 'Records written in the last twelve months'],
                ['views', 'Screens opened, by the server log'],
              ],
              [],
            ),
    },
    upgradeCost: {
      score: upgrade,
      confidence,
      factors:
        series === null
          ? []
          : factors(
              upgrade,
              [
                ['changes', 'Constructs that change on the way to 18.0'],
                ['size', `${lines} lines of code`],
              ],
              evidence,
            ),
      hours: interval(place.hours, confidence),
      hops: hopsOf(place),
    },
    debt: {
      hours: interval(place.debtHours, confidence),
      ratio: { A: 0.03, B: 0.08, C: 0.16, D: 0.34, E: 0.61 }[place.rating],
      rating: place.rating,
      interest: {
        hoursPerYear: Math.round(place.debtHours * 0.32),
        costPerYear: Math.round(place.debtHours * 0.32) * 90,
        factors: factors(Math.round(place.debtHours * 0.32), [['incidents', 'Hours booked on tickets about it']], []),
      },
    },
    verdict: { kind: place.verdict, reasons: [place.reason] },
    priority: Math.min(100, Math.round(risk * 0.55 + usage * 0.35 + upgrade * 0.1)),
  };
}
