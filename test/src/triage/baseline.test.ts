import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/domain/finding.js';
import type { Baseline } from '../../../src/domain/triage.js';
import {
  compareWithBaseline,
  formatBaseline,
  makeBaseline,
  parseBaseline,
  pruneBaseline,
} from '../../../src/triage/baseline.js';
import { finding } from './findings.js';

const QUAY = 'harbour/models/quay.py';
const SHIP = 'harbour/models/ship.py';
const compare = (findings: Finding[], baseline: Baseline, files = [QUAY, SHIP]) => {
  const { findings: marked, summary } = compareWithBaseline(findings, baseline, {
    exists: (path) => files.includes(path),
    folderOf: () => 'harbour/',
  });
  return { fresh: marked.filter(({ isNew }) => isNew).map(({ id }) => id), summary };
};
/** As written by hand, or by a version whose ids have changed. */
const withoutIds = ({ counts }: Baseline): Baseline => ({
  schemaVersion: 1,
  counts: Object.fromEntries(
    Object.entries(counts).map(([path, rules]) => [
      path,
      Object.fromEntries(Object.entries(rules).map(([rule, { count }]) => [rule, { count, ids: [] }])),
    ]),
  ),
});

describe('a baseline', () => {
  const before = [
    finding({ id: 'a', path: QUAY }),
    finding({ id: 'b', path: QUAY, line: 9 }),
    finding({ id: 'c', path: SHIP }),
  ];
  const baseline = makeBaseline(before);

  it('counts per file and rule, without a line, sorted, and reads back', () => {
    const text = formatBaseline(baseline);
    expect(text).toBe(`{
  "schemaVersion": 1,
  "counts": {
    "harbour/models/quay.py": {
      "security/unsafe-eval": { "count": 2, "ids": ["a", "b"] }
    },
    "harbour/models/ship.py": {
      "security/unsafe-eval": { "count": 1, "ids": ["c"] }
    }
  }
}
`);
    expect(parseBaseline(text, 'b.json')).toEqual(baseline);
    expect(formatBaseline(makeBaseline([...before].reverse()))).toBe(text);
    expect(parseBaseline(formatBaseline(makeBaseline([])), 'b.json').counts).toEqual({});
  });

  it('knows what it holds, and says what is gone', () => {
    expect(compare(before, baseline)).toEqual({ fresh: [], summary: { known: 3, new: 0, fixed: 0 } });
    expect(compare(before.slice(1), baseline).summary).toEqual({ known: 2, new: 0, fixed: 1 });
  });

  it('tells exactly which one is new, wherever it stands in the file', () => {
    const added = finding({ id: 'n', path: QUAY, line: 1 });
    expect(compare([added, ...before], baseline)).toEqual({ fresh: ['n'], summary: { known: 3, new: 1, fixed: 0 } });
  });

  it('takes the surplus at the end for new where ids do not tell', () => {
    const added = finding({ id: 'n', path: QUAY, line: 20 });
    expect(compare([...before, added], withoutIds(baseline)).fresh).toEqual(['n']);
  });

  it('follows a finding into another file or addon folder by its id', () => {
    const moved = before.map((entry) => ({ ...entry, addon: 'port', path: entry.path.replace('harbour', 'port') }));
    expect(compare(moved, baseline, []).fresh).toEqual([]);
    const toShip = [{ ...before[0]!, path: SHIP }, ...before.slice(1)];
    expect(compare(toShip, baseline).fresh).toEqual([]);
  });

  it('follows a renamed file whose ids changed, inside its addon only', () => {
    const renamed = [
      finding({ id: 'x', path: 'harbour/models/pier.py' }),
      finding({ id: 'y', path: 'harbour/models/pier.py' }),
    ];
    expect(compare(renamed, baseline, [SHIP, 'harbour/models/pier.py']).fresh).toEqual([]);
    const elsewhere = [finding({ id: 'x', path: 'bakery/models/bread.py', addon: 'bakery' })];
    const { findings } = compareWithBaseline(elsewhere, baseline, { exists: () => false, folderOf: () => 'bakery/' });
    expect(findings.map(({ isNew }) => isNew)).toEqual([true]);
  });

  it('lets nobody pay for a new finding with one mended in another file that is still there', () => {
    const changed = [before[0]!, before[1]!, finding({ id: 'n', path: 'harbour/models/crane.py' })];
    expect(compare(changed, baseline, [QUAY, SHIP, 'harbour/models/crane.py']).fresh).toEqual(['n']);
  });

  it('is only ever made smaller by pruning', () => {
    const now = [before[0]!, finding({ id: 'n', path: SHIP }), finding({ id: 'm', path: SHIP })];
    const { baseline: pruned, removed } = pruneBaseline(baseline, now);
    expect(removed).toBe(1);
    expect(
      Object.values(pruned.counts)
        .flatMap((rules) => Object.values(rules))
        .map(({ count }) => count),
    ).toEqual([1, 1]);
  });

  it('adds up, whatever is found', () => {
    const place = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      path: fc.constantFrom(QUAY, SHIP, 'harbour/models/pier.py'),
    });
    const list = fc
      .uniqueArray(place, { selector: ({ id }) => id })
      .map((places) => places.map((given) => finding(given)));
    fc.assert(
      fc.property(list, list, (old, now) => {
        const { summary, fresh } = compare(now, makeBaseline(old));
        expect(summary.known + summary.new).toBe(now.length);
        expect(summary.known + summary.fixed).toBe(old.length);
        expect(fresh.length).toBe(summary.new);
        expect(fresh.filter((id) => old.some((entry) => entry.id === id))).toEqual([]);
      }),
    );
  });

  it.each([
    ['{', /not JSON/],
    ['{"schemaVersion": 1, "cuonts": {}}', /unknown key cuonts; did you mean counts\?/],
    ['{"schemaVersion": 1, "counts": {"a.py": {"security/x": {"count": 0}}}}', /counts\.a\.py\.security\/x\.count/],
  ])('refuses %s', (text, message) => expect(() => parseBaseline(text, 'b.json')).toThrow(message));
});
