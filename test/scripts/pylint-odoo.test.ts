import { describe, expect, it } from 'vitest';
import { RULES } from '../../analyzers/rules/index.js';
import { CHECKS, type Check, counts } from '../../scripts/pylint-odoo/checks.js';
import { compare, type Told, totalOf } from '../../scripts/pylint-odoo/compare.js';
import { measuredPart, summaryOf } from '../../scripts/pylint-odoo/page.js';
import { loadPlaces, placesOf } from '../../scripts/pylint-odoo/places.js';

const CHECK: Check = {
  name: 'burnt-bread',
  kind: 'risk',
  because: 'smoke',
  rules: ['reliability/burnt', 'upgrade/oven#hot'],
};

function told(line: number, given: Partial<Told> = {}): Told {
  return {
    rule: 'reliability/burnt',
    change: null,
    path: 'bakery/oven.py',
    line,
    column: 5,
    endLine: line,
    message: 'The bread is burnt.',
    ...given,
  };
}

function countsOf(places: readonly [number, number][], findings: readonly Told[], check: Check = CHECK) {
  const [row] = compare([check], { 'burnt-bread': { 'bakery/oven.py': places } }, findings);
  return {
    found: row!.found,
    missed: row!.missed.map((place) => place.line),
    extra: row!.extra.map((place) => place.line),
  };
}

describe('the comparison', () => {
  it('matches within the statement, each finding once', () => {
    expect(
      countsOf(
        [
          [10, 12],
          [20, 20],
        ],
        [told(12), told(21)],
      ),
    ).toEqual({ found: 1, missed: [20], extra: [21] });
    expect(
      countsOf(
        [
          [10, 10],
          [10, 10],
        ],
        [told(10)],
      ),
    ).toEqual({ found: 1, missed: [10], extra: [] });
  });

  it('takes a finding that spans lines, and the further lines of one that is told once per file', () => {
    expect(
      countsOf(
        [
          [10, 10],
          [30, 30],
        ],
        [told(8, { endLine: 10, alsoAt: [30, 40] })],
      ),
    ).toEqual({
      found: 2,
      missed: [],
      extra: [40],
    });
  });

  it('knows a version change by its id, a message by its text, and leaves other rules out', () => {
    const hot = { rule: 'upgrade/oven', change: 'hot' };
    expect(countsOf([[10, 10]], [told(10, hot)]).found).toBe(1);
    expect(countsOf([[10, 10]], [told(10, { ...hot, change: 'cold' })])).toEqual({ found: 0, missed: [10], extra: [] });
    expect(countsOf([[10, 10]], [told(10)], { ...CHECK, says: /raw/ }).found).toBe(0);
    expect(countsOf([[10, 10]], [told(10, { path: 'bakery/shop.py' })])).toEqual({
      found: 0,
      missed: [10],
      extra: [10],
    });
  });

  it('adds up the checks that count, and says so where there is nothing', () => {
    const style: Check = { ...CHECK, name: 'crumbs', kind: 'style' };
    const places = { 'burnt-bread': { 'a.py': [[1, 1]] }, crumbs: { 'a.py': [[2, 2]] } } as const;
    expect(totalOf(compare([CHECK, style], places, []))).toEqual({ checks: 1, theirs: 1, found: 0, recall: 0 });
    expect(totalOf(compare([CHECK], {}, [])).recall).toBeNull();
    expect(summaryOf(totalOf([]))).toContain('nothing was measured');
  });

  it('reads a report of pylint and drops what it does not know', () => {
    const message = (symbol: string, line: number, endLine: number | null) => ({
      symbol,
      path: 'x/testing/resources/test_repo/bakery/oven.py',
      line,
      endLine,
    });
    const report = {
      messages: [message('burnt-bread', 7, 9), message('burnt-bread', 3, null), message('other', 1, 1)],
    };
    expect(placesOf(JSON.stringify(report), new Set(['burnt-bread']))).toEqual({
      'burnt-bread': {
        'bakery/oven.py': [
          [3, 3],
          [7, 9],
        ],
      },
    });
  });
});

describe('the table of checks', () => {
  it('holds the 67 messages once and names rules that exist', () => {
    const names = CHECKS.map((check) => check.name);
    expect(new Set(names).size).toBe(67);
    expect(names).toHaveLength(67);
    const ids = new Set(RULES.map((rule) => rule.meta.id));
    for (const check of CHECKS) for (const rule of check.rules) expect(ids).toContain(rule.split('#')[0]);
    for (const check of CHECKS.filter(counts))
      expect(check.rules.length > 0 || check.difference !== undefined).toBe(true);
  });

  it('has the places of as many messages as pylint-odoo expects in its own test', () => {
    const places = loadPlaces();
    const spans = Object.values(places).flatMap((files) => Object.values(files).flat());
    expect(Object.keys(places)).toHaveLength(64);
    expect(spans).toHaveLength(563);
  });
});

describe('the page', () => {
  it('asks for an explanation wherever the two differ', () => {
    const rows = compare([CHECK], { 'burnt-bread': { 'a.py': [[1, 1]] } }, []);
    expect(() => measuredPart(rows)).toThrow(/burnt-bread/);
    expect(measuredPart(compare([{ ...CHECK, difference: 'We like it dark.' }], {}, [told(3)]))).toContain('dark');
  });
});
