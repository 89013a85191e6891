import { expect, it } from 'vitest';
import { routeMap } from '../../../reports/shared/route.js';
import { harbour } from '../harbour.js';

const [model] = harbour().addons;
const addon = (key: string, depends: string[]) => ({ ...model!, key, name: key, depends });

it('maps scanned addons that need each other, and counts those that stand alone', () => {
  const map = routeMap({
    addons: [
      addon('oven', ['base']),
      addon('bread', ['oven', 'sale', 'oven']),
      addon('roll', ['bread']),
      addon('till', []),
    ],
    waves: [['oven', 'till'], ['bread'], ['roll']],
    route: {
      criticalPath: [
        { addon: 'oven', hours: 1 },
        { addon: 'bread', hours: 1 },
      ],
      criticalHours: 2,
    },
  });
  expect(map.stops.map(({ key, wave, needs, neededBy, onChain }) => [key, wave, needs, neededBy, onChain])).toEqual([
    ['oven', 1, [], ['bread'], true],
    ['bread', 2, ['oven'], ['roll'], true],
    ['roll', 3, ['bread'], [], false],
  ]);
  expect([map.alone, map.waves]).toEqual([1, 3]);
});

it('takes a chain of one for none, and no line back within a circle', () => {
  const { stops } = routeMap({
    addons: [addon('oven', ['bread']), addon('bread', ['oven'])],
    waves: [['oven', 'bread']],
    route: { criticalPath: [{ addon: 'oven', hours: 1 }], criticalHours: 1 },
  });
  expect(stops).toEqual([]);
});
