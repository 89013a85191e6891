import { expect, it } from 'vitest';
import { scannedScope } from '../../../analyzers/resolution/scanned.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import { source } from '../../scoring/library.js';

const TUGS = 200;

/** A row of tugs, each towed by the one before, and a pier that two folders have. */
function harbour(): Portfolio {
  const tugs = Array.from({ length: TUGS }, (_, at) =>
    source({ key: `tug_${at}`, name: `tug_${at}`, path: `row/tug_${at}`, depends: at === 0 ? [] : [`tug_${at - 1}`] }),
  );
  const others = [
    source({ key: 'pier', name: 'pier', path: 'west/pier', depends: ['tug_1', 'mole'] }),
    source({ key: 'pier#2', name: 'pier', path: 'east/pier', depends: ['tug_2'] }),
    source({ key: 'dock', name: 'dock', path: 'east/dock', depends: ['pier', 'base'] }),
    source({ key: 'crane', name: 'crane', path: 'north/crane', depends: ['pier'] }),
  ];
  return { sources: new Map([...tugs, ...others].map((one) => [one.addon.key, one])) } as unknown as Portfolio;
}

it('holds the addon and what it depends on, few or many, and nothing of the walk before', () => {
  const portfolio = harbour();
  const all = [...portfolio.sources.keys()];
  const scopeOf = (key: string) => {
    const { keys, names, outside } = scannedScope(portfolio.sources.get(key)!, portfolio);
    const had = all.filter((one) => keys.has(one));
    expect([...keys].sort()).toEqual(had.toSorted());
    expect(all.filter((one) => names.has(one.replace('#2', ''))).length).toBeGreaterThanOrEqual(had.length);
    return { had, outside };
  };
  expect(scopeOf(`tug_${TUGS - 1}`).had).toHaveLength(TUGS);
  expect(scopeOf('tug_1').had).toEqual(['tug_0', 'tug_1']);
  expect(scopeOf('dock')).toEqual({ had: ['tug_0', 'tug_1', 'tug_2', 'pier#2', 'dock'], outside: ['base'] });
  expect(scopeOf('crane').had).toEqual(['tug_0', 'tug_1', 'tug_2', 'pier', 'pier#2', 'crane']);
  expect(scopeOf('crane').outside).toEqual(['mole']);
});
