import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weigh } from '../../scoring/index.js';
import { itemId } from '../../scoring/items.js';
import type { AddonSource } from '../../src/domain/addon.js';
import { type DebtItem, debtItemSchema } from '../../src/domain/debt-item.js';
import type { Finding } from '../../src/domain/finding.js';
import { addonScoresSchema } from '../../src/domain/score.js';
import { planSprints } from '../../src/planner/index.js';
import { finding, findingsArbitrary, loanAddon, portfolio, python, pythonClass, source } from './library.js';

const upgrade = (addon: string, hop: '17.0' | '18.0', more: Partial<Finding> = {}) =>
  finding({ addon, family: 'upgrade', rule: 'upgrade/field', hop, effortMinutes: 90, ...more });
const items = (findings: Finding[], sources: AddonSource[] = [loanAddon()], cycles: string[][] = []) =>
  weigh(portfolio(sources, {}, cycles), findings, '18.0').items;
const withModel = (name: string, depends: string[]) =>
  source(
    { name, depends },
    { python: [python('models/shelf.py', 60, { classes: [pythonClass({ model: `${name}.shelf` })] })] },
  );
const only = (list: DebtItem[]) => {
  expect(list).toHaveLength(1);
  return list[0]!;
};

describe('debt items', () => {
  it('hold every finding exactly once, with valid shapes, in any order of input', () => {
    const sources = [loanAddon(), withModel('library_desk', ['library_loan'])];
    fc.assert(
      fc.property(findingsArbitrary(), findingsArbitrary('library_desk'), (loan, desk) => {
        const findings = [...loan, ...desk.map((entry) => ({ ...entry, id: `d${entry.id}` }))];
        const { items: list, scores } = weigh(portfolio(sources), findings, '18.0');
        for (const score of scores.values()) addonScoresSchema.parse(score);
        for (const item of list) debtItemSchema.parse(item);
        expect(list.flatMap((item) => item.findings).sort()).toEqual(findings.map(({ id }) => id).sort());
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        expect(weigh(portfolio([...sources].reverse()), [...findings].reverse(), '18.0').items).toEqual(list);
        planSprints(list, { sprints: 2, capacityHours: 10, reservePercent: 50, start: null, sprintDays: 14, pins: {} });
      }),
      { numRuns: 25 },
    );
  });

  it('put the mechanical findings of one tool together and name the tool', () => {
    const tool = { automation: 'mechanical' as const, tool: 'odoo-module-migrator', effortMinutes: 30 };
    const list = items([
      upgrade('library_loan', '17.0', tool),
      upgrade('library_loan', '18.0', { ...tool, rule: 'upgrade/view' }),
    ]);
    expect(only(list).title).toBe('Run odoo-module-migrator on library_loan and review it (2 places)');
  });

  it('merge small repairs of a family, and keep large ones apart', () => {
    const small = ['reliability/one', 'reliability/two'].map((rule) => finding({ rule }));
    const big = finding({ rule: 'reliability/three', effortMinutes: 300 });
    const titles = items([...small, big])
      .map(({ title }) => title)
      .sort();
    expect(titles).toEqual([
      'Make library_loan fail less: several small repairs (2 places)',
      'Make library_loan fail less: three (1 place)',
    ]);
  });

  it('split what is larger than two days by file without making it longer', () => {
    const many = ['a', 'b', 'c', 'd'].flatMap((name) =>
      Array.from({ length: 4 }, () => finding({ path: `models/${name}.py`, effortMinutes: 900 })),
    );
    const list = items(many);
    expect(list.length).toBeGreaterThan(1);
    expect(list.every(({ hours }) => hours.p50 <= 16)).toBe(true);
    expect(list.reduce((sum, { hours }) => sum + hours.p50, 0)).toBeCloseTo(15 * 16 ** 0.4, 2);
    expect(list.every(({ title }) => /models\/[a-d]\.py/.test(title))).toBe(true);
  });

  it('keep their id when a finding comes or goes', () => {
    const [a, b] = [finding({ effortMinutes: 200 }), finding({ effortMinutes: 200 })];
    expect(only(items([a])).id).toBe(only(items([a, b])).id);
    expect(only(items([a])).id).toBe(itemId('library_loan', 'reliability', 'reliability/empty-except'));
  });

  it('follow the upgrade order: own earlier steps, tools first, addons below first, through those without work', () => {
    const sources = [
      withModel('library', ['base']),
      withModel('library_clean', ['library']),
      withModel('library_loan', ['library_clean']),
    ];
    const list = items(
      [
        upgrade('library', '17.0'),
        upgrade('library_loan', '17.0', { automation: 'mechanical', tool: 'odoo-module-migrator' }),
        upgrade('library_loan', '17.0', { rule: 'upgrade/model' }),
        upgrade('library_loan', '18.0'),
        finding({ addon: 'library_loan', effortMinutes: 100 }),
      ],
      sources,
    );
    const named = (text: string) => list.find(({ title }) => title.includes(text))!;
    const [base, tool, first, second] = [
      named('library ready for 17.0'),
      named('Run odoo'),
      named('loan ready for 17.0'),
      named('loan ready for 18.0'),
    ];
    expect(base.dependsOn).toEqual([]);
    expect(tool.dependsOn).toEqual([]);
    expect(first.dependsOn).toEqual([base.id, tool.id].sort());
    expect(second.dependsOn).toEqual([base.id, first.id].sort());
    expect(named('fail less').dependsOn).toEqual([]);
  });

  it('make no circle where addons depend on each other', () => {
    const sources = [
      source({ name: 'harbour_a', depends: ['harbour_b'] }),
      source({ name: 'harbour_b', depends: ['harbour_a'] }),
    ];
    const list = items([upgrade('harbour_a', '17.0'), upgrade('harbour_b', '17.0')], sources, [
      ['harbour_a', 'harbour_b'],
    ]);
    expect(list.map(({ dependsOn }) => dependsOn)).toEqual([[], []]);
  });

  it('are one item where the whole addon goes', () => {
    const addon = source({ name: 'library_empty' });
    const item = only(items([finding({ addon: 'library_empty' })], [addon]));
    expect(item).toMatchObject({ kind: 'retire', title: 'Retire library_empty', verdict: 'retire' });
  });

  it('are worth more for graver findings and never worth less than nothing', () => {
    const value = (severity: Finding['severity']) => only(items([finding({ severity })])).value;
    expect(value('blocker')).toBeGreaterThan(value('medium'));
    expect(value('info')).toBeGreaterThan(0);
    const style = only(items([finding({ family: 'maintainability', rule: 'maintainability/long-line' })])).value;
    expect(style).toBeLessThan(value('medium'));
  });
});
