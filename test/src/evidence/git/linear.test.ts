import { expect, it } from 'vitest';
import { kindOf } from '../../../../src/evidence/git/kinds.js';
import { LogParser } from '../../../../src/evidence/git/log.js';
import { truckFactor } from '../../../../src/evidence/git/ownership.js';
import { skeletonOf } from '../../../../src/evidence/git/skeleton.js';
import { Tally } from '../../../../src/evidence/git/tally.js';
import { type Change, treesOf } from '../../../../src/evidence/git/trees.js';

/** Runs in far less; what is quadratic takes minutes. */
function inTime<T>(work: () => T): T {
  const started = performance.now();
  const made = work();
  expect(performance.now() - started).toBeLessThan(10_000);
  return made;
}

it('takes 60,000 people away from as many files', () => {
  const files = Array.from({ length: 60_000 }, (_, at) => ({ creator: at, commits: new Map([[at, 3]]) }));
  expect(inTime(() => truckFactor(files))).toHaveLength(30_001);
});

it('finds the addon of 3,000 paths of 8,000 folders', () => {
  const tally = new Tally(new Map([['addons/bakery', 'bakery']]), new Set(), 1_700_000_000);
  const file = (at: number) => `addons/bakery/${'a/'.repeat(8_000)}oven${at}.py`;
  const files = Array.from({ length: 3_000 }, (_, at) => ({ path: file(at), from: null, added: 1, deleted: 0 }));
  const commit = { hash: 'a', written: 1, landed: 1, author: 0, tagged: false, references: [] };
  const outside = { path: `oven/${file(0)}`, from: null, added: 1, deleted: 0 };
  inTime(() => tally.add({ ...commit, kind: 'fix', files: [...files, outside] }));
  expect([...tally.addons.get('bakery')!.files.keys()]).toEqual(files.map(({ path }) => path));
});

it('copies no file list for each of 20,000 versions', () => {
  const versions = new Map<string, string>();
  const timeline = Array.from({ length: 20_000 }, (_, at): Change => {
    versions.set(`m${at}`, `16.0.1.0.${at}`);
    const files = at === 0 ? Array.from({ length: 10_000 }, (_, file): [string, string] => [`f${file}.py`, 'b']) : [];
    return { at: at * 86_400, manifest: `m${at}`, files };
  });
  const { trees, cut } = inTime(() => treesOf('16.0', timeline, versions));
  expect(cut).toBe(true);
  expect(trees.map(({ version, files }) => [version, files.size])).toEqual([
    ...Array.from({ length: 19 }, (_, at) => [`16.0.1.0.${19_981 + at}`, 10_000]),
    ['16.0.1.0.19999', 10_000],
  ]);
});

it.each([
  ['colons and signs', `def bake(\n${':#'.repeat(500_000)}\r!\n`],
  ['arrows', `def bake(a${')->'.repeat(500_000)}\n    pass\n`],
  ['definitions over a long line', `${'def bake(\n'.repeat(59)}${': '.repeat(1_000_000)}x\n`],
])('cuts functions out of a text with a line of %s', (_what, text) => {
  expect(inTime(() => skeletonOf(text))).toContain('def bake');
});

it.each(['[', '[[FIX]', 'black ', 'black,', 'Update ', 'a', 'fix: '])('tells the kind of a subject of %j', (part) => {
  const long = part.repeat(500_000);
  const commits: string[] = [];
  inTime(() => {
    for (const subject of [long, `[FIX] ${long}`, `${long}]`]) commits.push(kindOf(subject, subject, subject).kind);
    const parser = new LogParser(({ kind }) => commits.push(kind));
    const hash = 'a'.repeat(40);
    parser.push(Buffer.from(`\0${hash}\x001\x001\0a@b\0${long}\0${long}\0`));
    parser.end();
  });
  expect(commits).toHaveLength(4);
});
