import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { addonHistorySchema } from '../../../../src/domain/history.js';
import { ageOfLines } from '../../../../src/evidence/git/age.js';
import { type HistoryInput, readHistory } from '../../../../src/evidence/git/index.js';
import { addonSource } from '../../../helpers/source.js';
import { tree } from '../../../helpers/tree.js';
import { method, python } from '../../../scoring/library.js';
import { lines, TestRepo } from './repo.js';

const bakery = (root: string): HistoryInput => ({
  source: addonSource('bakery', {
    python: [
      python('__manifest__.py', 5),
      python('models/oven.py', 30, { functions: [method({ name: 'heat', complexity: 12 })] }),
      python('models/shelf.py', 10, { functions: [method({ name: 'fill', complexity: 2 })] }),
      python('tests/test_oven.py', 40),
    ],
  }),
  directory: path.join(root, 'bakery'),
});

/** Four years of a bakery: people, bots, a migration that replays, a fix, a revert and a moved file. */
function bakeryRepo(): TestRepo {
  const repo = new TestRepo();
  repo.commit({
    subject: '[ADD] bakery: ovens',
    on: '2020-03-01',
    author: 'ines',
    files: { 'bakery/__manifest__.py': '{}\n', 'bakery/oven.py': lines(20), 'bakery/models/shelf.py': lines(10) },
  });
  repo.commit({
    subject: '[MIG] bakery: Migration to 16.0',
    on: '2022-11-01',
    author: 'omar',
    files: { 'bakery/oven.py': null, 'bakery/models/oven.py': lines(20) },
  });
  repo.commit({
    subject: '[FIX] bakery: heat',
    on: '2023-06-01',
    author: 'omar',
    files: { 'bakery/models/oven.py': lines(26) },
  });
  repo.commit({
    subject: 'Revert "[FIX] bakery: heat"',
    on: '2023-06-02',
    author: 'omar',
    files: { 'bakery/models/oven.py': lines(20) },
  });
  repo.commit({
    subject: '[IMP] bakery: black, isort, prettier',
    on: '2023-07-01',
    author: 'omar',
    files: { 'bakery/models/oven.py': lines(20, 'bun') },
  });
  repo.commit({
    subject: '[IMP] bakery: more heat',
    on: '2021-05-01',
    landed: '2023-08-01',
    author: 'ines',
    files: { 'bakery/models/oven.py': lines(30, 'bun'), 'bakery/tests/test_oven.py': lines(40) },
  });
  repo.commit({
    subject: 'bakery 16.0.1.0.1',
    on: '2023-12-31',
    author: 'oca-git-bot',
    files: { 'bakery/__manifest__.py': '{"version": "16.0.1.0.1"}\n' },
  });
  return repo;
}

it('counts what people changed, and follows a moved file', async () => {
  const repo = bakeryRepo();
  const evidence = await readHistory([bakery(repo.root)]);
  expect(evidence.unknown).toEqual([]);
  expect(evidence.window).toBe('from 2020-03-01 to 2023-12-31');
  const history = evidence.addons.get('bakery')!;
  expect(addonHistorySchema.parse(history)).toEqual(history);
  expect(history).toMatchObject({
    from: '2020-03-01',
    to: '2023-06-02',
    asOf: '2023-12-31',
    complete: true,
    commits: 4,
    // The improvement was written in 2021, though it landed in 2023.
    commitsYear: 2,
    leftOut: { formatting: 1, migration: 1 },
    fixes: 1,
    fixesYear: 1,
    reverts: 1,
    fixShare: null,
    taggedShare: 1,
    // 6 added, 6 taken away, 10 added; the first versions are no churn, nor are tests.
    churn: 22,
    churnYear: 12,
    lines: 40,
    daysSinceChange: 212,
    authors: 2,
    authorsYear: 1,
    truckFactor: 1,
    orphaned: true,
  });
  expect(history.files.map(({ path: file, commits, fixes, ageDays }) => [file, commits, fixes, ageDays])).toEqual([
    ['models/oven.py', 4, 1, 1400],
    ['models/shelf.py', 1, 0, 1400],
  ]);
  expect(history.hotspots).toEqual([
    { path: 'models/oven.py', commits: 4, churn: 22, complexity: 12, score: 1 },
    { path: 'models/shelf.py', commits: 1, churn: 0, complexity: 2, score: 0.25 },
  ]);
});

it('names nobody', async () => {
  const evidence = await readHistory([bakery(bakeryRepo().root)]);
  expect(JSON.stringify([...evidence.addons])).not.toMatch(/omar|example|@/);
});

it('finds addons that change together, and leaves sweeps over many addons out', async () => {
  const repo = new TestRepo();
  const addons = ['bakery', 'mill', 'silo', 'shop', 'truck'];
  for (let day = 1; day <= 6; day++) {
    const files = { 'bakery/oven.py': lines(10 + day), 'mill/stone.py': lines(10 + day) };
    repo.commit({ subject: `[IMP] day ${day}`, on: `2023-01-0${day}`, files });
    repo.commit({ subject: `[IMP] silo ${day}`, on: `2023-02-0${day}`, files: { 'silo/grain.py': lines(day) } });
  }
  const sweep = addons.flatMap((addon) => Array.from({ length: 7 }, (_, i) => [`${addon}/swept_${i}.py`, lines(1)]));
  repo.commit({ subject: '[IMP] everything', on: '2023-03-01', files: Object.fromEntries(sweep) });
  const inputs = addons.map((addon) => ({ source: addonSource(addon), directory: path.join(repo.root, addon) }));
  const { addons: found, unknown } = await readHistory(inputs);
  expect(found.get('bakery')!.coupledWith).toEqual([{ addon: 'mill', commits: 6, degree: 100 }]);
  expect(found.get('mill')!.coupledWith).toEqual([{ addon: 'bakery', commits: 6, degree: 100 }]);
  expect(found.get('silo')!.coupledWith).toEqual([]);
  expect(found.get('bakery')!.leftOut).toEqual({ 'sweep over many addons': 1 });
  expect(unknown).toEqual(['history of 2 addons (shop, truck): no commit changed their code']);
});

it('says of a shallow clone that it is cut, and never counts the boundary as one large change', async () => {
  const origin = bakeryRepo();
  const root = path.join(tree({}), 'clone');
  spawnSync('git', ['clone', '-q', '--depth', '3', `file://${origin.root}`, root]);
  const evidence = await readHistory([bakery(root)]);
  expect(evidence.addons.get('bakery')).toMatchObject({ complete: false, commits: 1, churn: 10 });
  expect(evidence.unknown).toEqual(['history of 1 addon (bakery): a shallow clone, older commits are not there']);
});

it('reads commits without lines from a partial clone, and fetches nothing', async () => {
  const origin = bakeryRepo();
  origin.git('config', 'uploadpack.allowFilter', 'true');
  const root = path.join(tree({}), 'clone');
  spawnSync('git', ['clone', '-q', '--no-checkout', '--filter=blob:none', `file://${origin.root}`, root]);
  const evidence = await readHistory([bakery(root)]);
  expect(evidence.addons.get('bakery')).toMatchObject({ commits: 4, fixes: 1, churn: null, churnYear: null });
  expect(evidence.unknown).toEqual([
    'history of 1 addon (bakery): a partial clone, changed lines are not there, only commits',
  ]);
});

it('reads worktrees, packed refs and a detached head alike', async () => {
  const repo = bakeryRepo();
  const plain = (await readHistory([bakery(repo.root)])).addons;
  repo.git('pack-refs', '--all');
  repo.git('gc', '-q');
  const worktree = path.join(tree({}), 'worktree');
  repo.git('worktree', 'add', '-q', worktree);
  expect((await readHistory([bakery(worktree)])).addons).toEqual(plain);
  repo.git('checkout', '-q', '--detach');
  expect((await readHistory([bakery(repo.root)])).addons).toEqual(plain);
});

it('reads a repository of SHA-256 names', async () => {
  const repo = new TestRepo(['--object-format=sha256']);
  repo.commit({ subject: '[ADD] bakery', on: '2023-01-01', files: { 'bakery/models/oven.py': lines(3) } });
  expect((await readHistory([bakery(repo.root)])).addons.get('bakery')?.commits).toBe(1);
});

it('follows objects that another repository holds', async () => {
  const origin = bakeryRepo();
  const root = path.join(tree({}), 'clone');
  spawnSync('git', ['clone', '-q', '--shared', origin.root, root]);
  expect((await readHistory([bakery(root)])).addons.get('bakery')?.commits).toBe(4);
});

it('tells what it cannot read: no repository, no commit, objects that are gone, no git', async () => {
  const bare = tree({ 'bakery/models/oven.py': '' });
  expect((await readHistory([bakery(bare)])).unknown).toEqual(['history of 1 addon (bakery): not in a git repository']);
  const empty = new TestRepo();
  expect((await readHistory([bakery(empty.root)])).unknown[0]).toContain('no commit could be found');
  const broken = bakeryRepo();
  writeFileSync(path.join(broken.root, '.git', 'HEAD'), `${'0123456789'.repeat(4)}\n`);
  expect((await readHistory([bakery(broken.root)])).unknown[0]).toMatch(/could not be read \(git ended with 128/);
  const { PATH } = process.env;
  process.env.PATH = '/nowhere';
  try {
    const { addons, unknown } = await readHistory([bakery(broken.root)]);
    expect(addons.size).toBe(0);
    expect(unknown).toEqual(['history of 1 addon (bakery): could not be read (git is not installed)']);
  } finally {
    process.env.PATH = PATH;
  }
});

it('tells since when lines stand, whitespace ignored, and nothing of lines that were edited since', async () => {
  const repo = bakeryRepo();
  const file = path.join(repo.root, 'bakery', 'models', 'oven.py');
  writeFileSync(file, lines(30, 'bun').replace('bun_5 = 5', 'bun_5 = 55'));
  mkdirSync(path.join(repo.root, 'bakery', 'wizard'));
  const places = [3, 6, 25, 99].map((line) => ({ path: 'models/oven.py', line }));
  const places2 = [...places, { path: 'wizard/none.py', line: 1 }];
  const { ages, unknown } = await ageOfLines([{ ...bakery(repo.root), places: places2 }]);
  expect(ages.map(({ line, since, days, atLeast }) => [line, since, days, atLeast])).toEqual([
    [3, '2023-07-01', 183, false],
    [25, '2021-05-01', 974, false],
  ]);
  expect(unknown).toEqual([]);
  const few = await ageOfLines([{ ...bakery(repo.root), places }], 1);
  expect(few.ages).toHaveLength(1);
  expect(few.unknown).toEqual(['age of 3 lines: only 1 are asked about in one run']);
});
