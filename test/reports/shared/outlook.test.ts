import { describe, expect, it } from 'vitest';
import { outlookOf } from '../../../reports/shared/outlook.js';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { Result } from '../../../src/domain/result.js';

function item(id: string, hours: number, value: number): DebtItem {
  return {
    ...{ id, title: `Mend ${id}`, addon: 'bakery', kind: 'upgrade', findings: [], value, dependsOn: [] },
    ...{ hours: { p15: hours / 2, p50: hours, p85: hours * 2 }, verdict: 'refactor' },
  };
}

const sprint = (index: number, items: [string, number][]) => ({
  ...{ index, start: null, capacityHours: 10 },
  items: items.map(([id, hours]) => ({ id, hours })),
});

/** `a` in sprint 1, `b` over both sprints, `c` never; sprints of a tenth of a year. */
function bakery(more: Partial<Result['plan']> = {}): Pick<Result, 'items' | 'plan'> {
  return {
    items: [item('a', 6, 100), item('b', 10, 50), item('c', 4, 20)],
    plan: {
      ...{ unplanned: [], objective: 0, bound: null, gap: null, sprintDays: 36.5 },
      sprints: [
        sprint(1, [
          ['a', 6],
          ['b#1', 4],
        ]),
        sprint(2, [['b#2', 6]]),
      ],
      ...more,
    },
  };
}

describe('outlookOf', () => {
  it('takes hours off as they are planned, parts of an item too, and counts interest of what was not done before', () => {
    const { planned, p50, p85 } = outlookOf(bakery())!;
    expect(planned.left).toEqual([20, 10, 4]);
    expect(planned.interest).toEqual([0, 17, 24]);
    expect([p50, p85]).toEqual([null, null]);
  });

  it('follows the chances of the forecast beyond the last sprint, and never ends what it never sees end', () => {
    const entry = (id: string, p50: number | null, p85: number | null) => ({
      id,
      sprint: 1,
      p50,
      p85,
      p95: null,
      inTime: 0.5,
    });
    const forecast = {
      ...{ runs: 2000, seed: 1, horizon: 12, waves: [], upgrade: null, basis: [], spread: 0 },
      items: [entry('a', 1, 3), entry('b#1', 1, 2), entry('b#2', 2, 4), entry('c', null, null)],
    };
    const { planned, p50, p85 } = outlookOf(bakery({ forecast }))!;
    expect(planned.left).toHaveLength(3);
    expect(p50!.left).toEqual([20, 14, 4, 4, 4]);
    expect(p85!.left).toEqual([20, 20, 20, 14, 4]);
    expect(p85!.interest!.map(Math.round)).toEqual([0, 17, 34, 51, 58]);
  });

  it('tells no interest where nobody says how long a sprint is, and takes it from the first days where they stand', () => {
    const { sprintDays: _, ...plan } = bakery().plan;
    expect(outlookOf({ ...bakery(), plan })!.planned.interest).toBeNull();
    const starts = ['2026-01-05', '2026-01-19'];
    const dated = { ...plan, sprints: plan.sprints.map((one, at) => ({ ...one, start: starts[at]! })) };
    expect(outlookOf({ ...bakery(), plan: dated })!.planned.interest![1]).toBeCloseTo((170 * 14) / 365, 6);
  });

  it('is nothing without a plan', () => {
    expect(outlookOf({ ...bakery(), plan: { ...bakery().plan, sprints: [] } })).toBeNull();
  });
});
