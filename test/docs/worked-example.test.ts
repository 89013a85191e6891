import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { examplePage, exampleResult } from '../../scripts/docs/example-page.js';
import type { AddonResult, Result } from '../../src/domain/result.js';

/**
 * The figures of docs/explanation/worked-example.md, computed by the formulas that docs/explanation/scores.md states, with the
 * numbers that stand there: nothing of scoring/ is used.
 */
const page = readFileSync('docs/explanation/worked-example.md', 'utf8');
let result: Result;
let addon: AddonResult;
beforeAll(async () => {
  result = await exampleResult(process.cwd());
  addon = result.addons.find(({ name }) => name === 'harbour_invoice')!;
}, 60_000);

const two = (value: number) => Number(value.toFixed(2));

describe('the worked example', () => {
  it('is that of the program as it is', () => {
    expect(page).toBe(examplePage(result));
  });

  it('security: 18 · d / (d + 6^0.7), by severity, certainty and rule', () => {
    const severity: Record<string, number> = { blocker: 20, high: 8, medium: 3, low: 1, info: 0 };
    const certainty: Record<string, number> = { certain: 1, likely: 0.8, possible: 0.3 };
    const weights = new Map<string, number>();
    for (const finding of result.findings) {
      if (finding.addon !== addon.key || finding.family !== 'security') continue;
      const weight = severity[finding.severity]! * certainty[finding.certainty]!;
      weights.set(finding.rule, (weights.get(finding.rule) ?? 0) + weight);
    }
    const thousands = (addon.lines.total + 300) / 1000;
    const density = [...weights.values()].reduce((sum, weight) => sum + (weight / thousands) ** 0.7, 0);
    const points = two((18 * density) / (density + 6 ** 0.7));
    expect(weights.size).toBeGreaterThan(2);
    expect(page).toContain(`| \`findings-security\` | ${points} |`);
  });

  it('scores are the sums of their factors', () => {
    for (const { score, factors } of [addon.risk, addon.usage, addon.upgradeCost])
      expect(score).toBeCloseTo(
        factors.reduce((sum, { points }) => sum + points, 0),
        6,
      );
    expect(page).toContain(`## Risk: ${addon.risk.score}\n`);
    expect(page).toContain(`## Use: ${addon.usage.score}\n`);
  });

  it('upgrade cost: 100 · h / (h + 40) of the middles of all steps', () => {
    const hours = addon.upgradeCost.hops.reduce((sum, hop) => sum + hop.hours.p50, 0);
    expect(page).toContain(`100 · ${hours.toFixed(2)} / (${hours.toFixed(2)} + 40)`);
    expect(Math.abs(addon.upgradeCost.score - (100 * hours) / (hours + 40))).toBeLessThan(0.05);
  });

  it('debt: ratio to 30 minutes a line, and SQALE’s grid', () => {
    const ratio = addon.debt.hours.p50 / ((addon.lines.billed * 30) / 60);
    const rating = ratio <= 0.05 ? 'A' : ratio <= 0.1 ? 'B' : ratio <= 0.2 ? 'C' : ratio <= 0.5 ? 'D' : 'E';
    expect(page).toContain(`= ${(100 * ratio).toFixed(1)} %, which is rating **${rating}**`);
  });

  it('interest: a mean step a year, and a tenth of the debt', () => {
    const { hops, hours } = addon.upgradeCost;
    const carry = two(hours.p50 / hops.length);
    const slowdown = two(addon.debt.hours.p50 * 0.1);
    expect(page).toContain(`| \`upgrade-carry\` | ${carry} |`);
    expect(page).toContain(`| \`change-slowdown\` | ${slowdown} |`);
    expect(page).toContain(`**${two(carry + slowdown)} h a year**`);
  });

  it('priority: the weighted geometric mean with a floor of 10, stretched to 0 to 100', () => {
    const share = (score: number, weight: number) => ((score + 10) / 110) ** weight;
    const product = share(addon.risk.score, 0.4) * share(addon.usage.score, 0.3) * share(addon.upgradeCost.score, 0.3);
    expect(page).toContain(`## Priority: ${two((100 * (product - 10 / 110)) / (1 - 10 / 110))}\n`);
  });

  it('readiness: findings that stop something and are not only possible', () => {
    const stops = result.findings.filter(
      ({ family, severity, certainty }) =>
        family === 'upgrade' && (severity === 'blocker' || severity === 'high') && certainty !== 'possible',
    );
    const where = new Set(stops.map((finding) => finding.addon)).size;
    expect(page).toContain(
      `${stops.length} findings stop something on the way, in ${where} of ${result.addons.length} addons.`,
    );
  });

  it('the whole: two of four limits exceeded would mean rebuild', () => {
    const exceeded = result.installation!.criteria.filter(({ value, limit }) => value !== null && value > limit);
    expect(page).toContain(`**${exceeded.length >= 2 ? 'rebuild' : 'rescue'}**`);
  });
});

describe('figures in how the scores are made', () => {
  const scores = readFileSync('docs/explanation/scores.md', 'utf8').replaceAll(/\s+/g, ' ');

  it('fifty equal findings cost 4.8 times one', () => {
    expect(scores).toContain(`fifty cost ${(50 ** 0.4).toFixed(1)} times one`);
  });

  it('an estimate of one finding reaches 1.6, 2.0 and 2.5 times its middle', () => {
    const ends = [0.45, 0.65, 0.9].map((spread) => Math.exp(1.0364 * spread).toFixed(1));
    expect(scores).toContain(`${ends[0]}, ${ends[1]} and ${ends[2]} times the middle`);
  });
});
