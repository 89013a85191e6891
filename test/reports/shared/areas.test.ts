import { describe, expect, it } from 'vitest';
import { areaOf, upgradeParts } from '../../../reports/shared/areas.js';
import type { Finding } from '../../../src/domain/finding.js';
import { harbour } from '../harbour.js';

const [model] = harbour().findings;
const [addon] = harbour().addons;

function finding(rule: string, path: string, effortMinutes: number, more: Partial<Finding> = {}): Finding {
  const { deprecatedSince: _, ...plain } = model!;
  return { ...plain, family: 'upgrade', addon: 'bakery', hop: '17.0', rule, path, effortMinutes, ...more };
}

/** Ten hours to 17.0: two fixed, six of findings, two that nothing names; points are hours times five. */
function bakery() {
  const factor = (id: string, points: number) => ({ id, points, value: 1, why: '', evidence: [] });
  const hours = (p50: number) => ({ p15: p50 / 2, p50, p85: p50 * 2 });
  const factors = [factor('fixed-17.0', 10), factor('findings-17.0', 30), factor('usual-lines-17.0', 10)];
  const hops = [{ to: '17.0' as const, hours: hours(10), changedLines: hours(40), mechanicalShare: 0.5 }];
  return {
    ...addon!,
    ...{ key: 'bakery', name: 'bakery' },
    upgradeCost: { score: 20, confidence: 'high' as const, factors, hours: hours(10), hops },
  };
}

describe('areaOf', () => {
  it.each([
    ['upgrade/field', 'views/oven.xml', 'models'],
    ['upgrade/view-syntax', 'views/oven.xml', 'views'],
    ['upgrade/python-api', 'models/oven.py', 'python'],
    ['upgrade/assets', 'views/assets.xml', 'javascript'],
    ['upgrade/unheard-of', 'static/src/oven.js', 'javascript'],
    ['upgrade/unheard-of', 'security/ir.model.access.csv', 'data'],
    ['upgrade/unheard-of', '__manifest__.py', 'manifest'],
    ['constructor', 'data/ovens.xml', 'data'],
  ])('%s in %s is about %s', (rule, path, area) => {
    expect(areaOf({ rule, path })).toBe(area);
  });
});

describe('upgradeParts', () => {
  const findings = [
    finding('upgrade/view-syntax', 'views/oven.xml', 60, { automation: 'mechanical' }),
    finding('upgrade/model', 'models/oven.py', 120, { automation: 'manual' }),
    finding('upgrade/model', 'models/oven.py', 999, { hop: '16.0' }),
  ];

  it('shares the hours of a step out by points, and those of findings by their efforts', () => {
    const { areas, hops, hours } = upgradeParts({ addons: [bakery()], findings });
    expect(hours).toBe(10);
    expect(areas.map(({ area, hours, byTool, findings }) => [area, hours, byTool, findings])).toEqual([
      ['fixed', 2, 0, 0],
      ['models', 4, 0, 1],
      ['views', 2, 2, 1],
      ['unnamed', 2, 0, 0],
    ]);
    expect(hops).toEqual([{ to: '17.0', hours: 10, byTool: 2 }]);
  });

  it('leaves the hours of findings unnamed where no finding is there', () => {
    const { areas } = upgradeParts({ addons: [bakery()], findings: [] });
    expect(areas.map(({ area, hours }) => [area, hours])).toEqual([
      ['fixed', 2],
      ['unnamed', 8],
    ]);
  });

  it('adds up to the hours of all steps', () => {
    const { areas, hours } = upgradeParts(harbour());
    expect(areas.reduce((sum, area) => sum + area.hours, 0)).toBeCloseTo(hours, 1);
  });
});
