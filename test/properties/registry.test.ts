import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AddonSource } from '../../src/domain/addon.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { needsOutside } from '../../src/registry/graph.js';
import { resolve } from '../../src/registry/index.js';
import { runs } from '../helpers/results.js';
import { addonSource } from '../helpers/source.js';
import { python, pythonClass } from '../scoring/library.js';

const NAMES = ['anchor', 'buoy', 'crane', 'dock', 'ebb', 'ferry'];
const MODELS = ['harbour.berth', 'harbour.ship', 'harbour.tide', 'sale.order', '__proto__', 'constructor'];

const model = fc.constantFrom(...MODELS);
const classes = fc.record({
  name: fc.constantFrom('Berth', 'Ship'),
  model: fc.option(model, { nil: null }),
  inherit: fc.uniqueArray(model, { maxLength: 3 }),
  inherits: fc.uniqueArray(model, { maxLength: 1 }).map((list) => Object.fromEntries(list.map((one) => [one, 'x_id']))),
});
const files = fc.array(fc.array(classes, { maxLength: 3 }), { maxLength: 3 });

/** Any addons: each name once, depending on any, on itself and on what was not scanned too. */
const portfolios: fc.Arbitrary<AddonSource[]> = fc
  .uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 })
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.tuple(fc.uniqueArray(fc.constantFrom(...NAMES, 'sale'), { maxLength: 4 }), files).map(([depends, all]) =>
          addonSource(name, {
            depends,
            python: all.map((list, at) =>
              python(`models/m${at}.py`, 9, { classes: list.map((one) => pythonClass(one)) }),
            ),
          }),
        ),
      ),
    ),
  );

/** Everything a portfolio says, as text. */
function told({ registry, graph, sources }: Portfolio): string {
  const plain = (_key: string, value: unknown) => (value instanceof Map ? [...value] : value);
  return JSON.stringify({ registry, graph, keys: [...sources.keys()] }, plain);
}

const anyOrder = portfolios.chain((sources) =>
  fc.tuple(fc.constant(sources), fc.shuffledSubarray(sources, { minLength: sources.length })),
);

describe('the registry, whatever the addons', () => {
  it('does not depend on their order', () => {
    fc.assert(
      fc.property(anyOrder, ([sources, shuffled]) => {
        expect(told(resolve(shuffled))).toBe(told(resolve(sources)));
      }),
      runs(100),
    );
  });

  it('says the same of all others when one comes that has nothing to do with them', () => {
    const lone = addonSource('zeppelin', {
      depends: [],
      python: [python('models/z.py', 9, { classes: [pythonClass({ model: 'zeppelin.gas' })] })],
    });
    fc.assert(
      fc.property(portfolios, (sources) => {
        const [before, after] = [resolve(sources), resolve([...sources, lone])];
        after.registry.models.delete('zeppelin.gas');
        expect([...after.registry.models]).toEqual([...before.registry.models]);
        expect(after.registry.references).toEqual(before.registry.references);
        expect(after.graph.cycles).toEqual(before.graph.cycles);
        expect(after.graph.waves.map((wave) => wave.filter((name) => name !== 'zeppelin'))).toEqual(before.graph.waves);
      }),
      runs(100),
    );
  });

  it('follows every chain of inherited models to an end, and every chain of dependencies', () => {
    fc.assert(
      fc.property(portfolios, (sources) => {
        const { registry, graph } = resolve(sources);
        for (const { name, parents } of registry.models.values()) {
          expect(parents).not.toContain(name);
          expect(new Set(parents).size).toBe(parents.length);
          expect([...parents].sort()).toEqual(parents);
        }
        for (const name of graph.dependencies.keys()) {
          const own = (graph.outside.get(name) ?? []).length > 0;
          const below = graph.dependencies.get(name)!.some((other) => needsOutside(graph, other));
          expect(needsOutside(graph, name)).toBe(own || below);
        }
      }),
      runs(100),
    );
  });

  it('puts an addon behind all it needs, and a circle into one wave', () => {
    fc.assert(
      fc.property(portfolios, (sources) => {
        const { graph } = resolve(sources);
        const waveOf = new Map(graph.waves.flatMap((wave, index) => wave.map((name) => [name, index] as const)));
        expect([...waveOf.keys()].sort()).toEqual(sources.map(({ addon }) => addon.name).sort());
        const circleOf = (name: string) => graph.cycles.findIndex((cycle) => cycle.includes(name));
        for (const [name, needed] of graph.dependencies) {
          for (const other of needed) {
            const together = circleOf(name) >= 0 && circleOf(name) === circleOf(other);
            if (together) expect(waveOf.get(other)).toBe(waveOf.get(name));
            else expect(waveOf.get(other)!).toBeLessThan(waveOf.get(name)!);
            expect(graph.dependents.get(other)).toContain(name);
          }
        }
      }),
      runs(100),
    );
  });
});
