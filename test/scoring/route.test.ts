import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { routeOf } from '../../scoring/route.js';
import type { Hours } from '../../src/domain/score.js';

const hours = (p50: number): Hours => ({ p15: p50 / 2, p50, p85: p50 * 2 });
const table = (entries: Record<string, number>) =>
  new Map(Object.entries(entries).map(([name, p50]) => [name, hours(p50)]));

describe('the route of an upgrade', () => {
  const graph = {
    waves: [['harbour_base', 'harbour_tide'], ['harbour_berth', 'harbour_fee'], ['harbour_report']],
    dependencies: new Map([
      ['harbour_berth', ['harbour_base']],
      ['harbour_fee', ['harbour_base', 'harbour_tide']],
      ['harbour_report', ['harbour_berth', 'harbour_fee']],
    ]),
  };
  const work = table({ harbour_base: 10, harbour_tide: 25, harbour_berth: 20, harbour_fee: 2, harbour_report: 5 });

  it('finds the chain of addons that takes longest', () => {
    const route = routeOf(graph, work);
    expect(route.criticalPath.map(({ addon }) => addon)).toEqual(['harbour_base', 'harbour_berth', 'harbour_report']);
    expect(route.criticalHours).toBe(35);
    expect(route.hours.p50).toBe(62);
  });

  it('says what a wave costs, what it waits for and what takes longest in it', () => {
    const [first, second] = routeOf(graph, work).waves;
    expect(first).toMatchObject({ blockedBy: [], longest: { addon: 'harbour_tide', hours: 25 } });
    expect(second!.hours.p50).toBe(22);
    expect(second!.blockedBy).toEqual([
      { addon: 'harbour_base', waiting: ['harbour_berth', 'harbour_fee'] },
      { addon: 'harbour_tide', waiting: ['harbour_fee'] },
    ]);
  });

  it('is held up by nothing that takes no hours', () => {
    const route = routeOf(graph, table({ harbour_fee: 4, harbour_report: 1 }));
    expect(route.criticalPath).toEqual([
      { addon: 'harbour_fee', hours: 4 },
      { addon: 'harbour_report', hours: 1 },
    ]);
    expect(route.waves[1]!.blockedBy).toEqual([]);
    expect(routeOf({ waves: [], dependencies: new Map() }, new Map())).toMatchObject({
      criticalPath: [],
      criticalHours: 0,
    });
  });

  it('comes to an end in circles, and lies between the longest addon and the sum of all', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const graphs = fc.record({
      weights: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 }),
      edges: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 20 }),
    });
    fc.assert(
      fc.property(graphs, ({ weights, edges }) => {
        const dependencies = new Map(
          names.map((name, i) => [name, edges.filter(([a]) => a === i).map(([, b]) => names[b]!)]),
        );
        const waves = [names.slice(0, 2), names.slice(2, 4), names.slice(4)];
        const route = routeOf({ waves, dependencies }, new Map(names.map((name, i) => [name, hours(weights[i]!)])));
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        expect(route.criticalHours).toBeGreaterThanOrEqual(Math.max(...weights));
        expect(route.criticalHours).toBeLessThanOrEqual(total);
        expect(route.criticalPath.reduce((sum, entry) => sum + entry.hours, 0)).toBe(route.criticalHours);
      }),
    );
  });
});
