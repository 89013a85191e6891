import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import { closureOrder, macroItems, ratio } from '../../../src/planner/closure.js';
import { makeInstance } from '../../../src/planner/instance.js';

const SETTINGS = { sprints: 2, capacityHours: 10, reservePercent: 100, start: null, sprintDays: 14, pins: {} };
const item = (index: number, hours: number, value: number, waits: number[]): DebtItem => ({
  id: `I${index}`,
  title: '',
  addon: 'harbour_crane',
  kind: 'upgrade',
  findings: [],
  hours: { p15: hours, p50: hours, p85: hours },
  value,
  dependsOn: waits.map((other) => `I${other}`),
  verdict: 'keep',
});
const instances = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 0, max: 9 }),
      fc.uniqueArray(fc.nat(8), { maxLength: 2 }),
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((list) =>
    makeInstance(
      list.map(([hours, value, waits], i) =>
        item(
          i,
          hours,
          value,
          waits.filter((other) => other < i),
        ),
      ),
      SETTINGS,
    ),
  );

describe('macro items', () => {
  it('start with the best closed set there is, by brute force, and fall in value per hour', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const blocks = macroItems(instance);
        let best = 0;
        for (let set = 1; set < 1 << instance.ids.length; set++) {
          const inside = instance.ids.flatMap((_, i) => (set & (1 << i) ? [i] : []));
          if (inside.some((i) => instance.before[i]!.some((j) => !(set & (1 << j))))) continue;
          const sum = (values: Float64Array) => inside.reduce((total, i) => total + values[i]!, 0);
          best = Math.max(best, sum(instance.value) / sum(instance.hours));
        }
        expect(ratio(blocks[0]!)).toBeCloseTo(best, 9);
        for (const [i, block] of blocks.entries())
          if (i > 0) expect(ratio(block)).toBeLessThanOrEqual(ratio(blocks[i - 1]!) + 1e-9);
      }),
    );
  });

  it('give an order of all items in which they can be done', () => {
    fc.assert(
      fc.property(instances, (instance) => {
        const order = closureOrder(instance, macroItems(instance));
        expect([...order].sort((a, b) => a - b)).toEqual(instance.ids.map((_, i) => i));
        for (const [position, i] of order.entries()) {
          for (const j of instance.before[i]!) expect(order.indexOf(j)).toBeLessThan(position);
        }
      }),
    );
  });
});
