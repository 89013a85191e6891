import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGraph, needsOutside } from '../../../src/registry/graph.js';
import { addonSource } from '../../helpers/source.js';

const graphOf = (depends: Record<string, string[]>) =>
  buildGraph(Object.entries(depends).map(([name, needed]) => addonSource(name, { depends: needed })));

describe('dependency graph', () => {
  it('tells scanned from outside, and who depends on whom', () => {
    const graph = graphOf({ bakery: ['oven', 'sale'], oven: ['base'], shop: ['bakery', 'oven'] });
    expect(graph.dependencies.get('bakery')).toEqual(['oven']);
    expect(graph.dependents.get('oven')).toEqual(['bakery', 'shop']);
    expect(graph.outside.get('bakery')).toEqual(['sale']);
  });

  it('tells who needs an addon that was not scanned, far below or in a circle', () => {
    const graph = graphOf({ shop: ['bakery'], bakery: ['oven'], oven: ['shop', 'sale'], quay: ['pier'], pier: [] });
    expect(['shop', 'bakery', 'oven', 'quay', 'pier'].filter((name) => needsOutside(graph, name))).toEqual([
      'shop',
      'bakery',
      'oven',
    ]);
  });

  it('puts an addon in a later wave than what it needs', () => {
    const graph = graphOf({ a_shop: ['bakery'], bakery: ['oven'], oven: ['base'], flour: ['base'] });
    expect(graph.waves).toEqual([['flour', 'oven'], ['bakery'], ['a_shop']]);
    expect(graph.cycles).toEqual([]);
  });

  it('names circles and still gives everybody a wave', () => {
    const graph = graphOf({ hen: ['egg'], egg: ['hen'], cake: ['egg'], flour: ['base'] });
    expect(graph.cycles).toEqual([['egg', 'hen']]);
    expect(graph.waves).toEqual([['egg', 'flour', 'hen'], ['cake']]);
  });

  it('stands a chain of 20,000 addons', () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`n${i}`, i === 0 ? [] : [`n${i - 1}`]]));
    expect(graphOf(chain).waves).toHaveLength(20_000);
  });

  it('holds for any graph: every addon once, dependencies outside its circle earlier', () => {
    const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(fc.dictionary(names, fc.uniqueArray(names, { maxLength: 4 })), (depends) => {
        const graph = graphOf(depends);
        const waveOf = new Map(graph.waves.flatMap((wave, index) => wave.map((name) => [name, index] as const)));
        expect([...waveOf.keys()].sort()).toEqual(Object.keys(depends).sort());
        for (const [name, targets] of graph.dependencies) {
          for (const target of targets) {
            const together = graph.cycles.some((cycle) => cycle.includes(name) && cycle.includes(target));
            if (!together) expect(waveOf.get(target)!).toBeLessThan(waveOf.get(name)!);
          }
        }
      }),
    );
  });
});
