import { execFile } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { MAIN } from '../helpers/built.js';
import { tree } from '../helpers/tree.js';
import { TestRepo } from '../src/evidence/git/repo.js';

const BUILT = path.resolve(path.dirname(MAIN), '..', '..');
const PRELOAD = path.resolve('test/determinism/shuffled-folders.cjs');
const RUNNER = path.resolve('test/determinism/run-scans.mjs');
const MORE = ['maintainability/duplicated-code', 'reliability/data-order', 'reliability/redefined-member'];

/** A checkout with the harbour and addons that are compared with one another, so that who comes first could matter. */
function checkout(): string {
  const repo = new TestRepo();
  cpSync('fixtures/14.0/harbour', path.join(repo.root, 'harbour'), { recursive: true });
  for (const one of MORE)
    cpSync(path.join('fixtures/rules', one), path.join(repo.root, 'more', one), { recursive: true });
  repo.commit({ subject: 'Lay the keel', on: '2024-01-01', files: {} });
  for (const [month, author] of ['ines', 'omar', 'ines', 'lea'].entries())
    repo.commit({
      subject: '[FIX] harbour_booking: leak',
      author,
      on: `2024-0${month + 2}-01`,
      files: {
        'harbour/harbour_booking/models/leak.py': `LEAK = ${month}\n`,
        'harbour/harbour_base/tide.py': `T = ${month}\n`,
      },
    });
  return repo.root;
}

type Parser = 'native' | 'wasm';

interface Run {
  seed: number;
  /** How it was run, for the message. */
  how: string;
  format: string;
  args: string[];
}

/** Threads, parser and format of each scan. Most give JSON, which holds everything. */
const COLD: readonly (readonly [number, Parser, string])[] = [
  [1, 'native', 'json'],
  [2, 'native', 'html'],
  [3, 'native', 'csv'],
  [4, 'native', 'json'],
  [1, 'wasm', 'sarif'],
  [4, 'wasm', 'json'],
];
const WARM: readonly (readonly [number, Parser, string])[] = [
  [1, 'native', 'json'],
  [2, 'wasm', 'json'],
  [3, 'native', 'json'],
  [4, 'wasm', 'json'],
  [1, 'native', 'html'],
  [2, 'native', 'json'],
  [3, 'wasm', 'markdown'],
  [2, 'wasm', 'csv'],
  [1, 'native', 'markdown'],
  [4, 'native', 'json'],
  [3, 'wasm', 'json'],
  [3, 'native', 'sarif'],
  [1, 'wasm', 'json'],
  [4, 'wasm', 'markdown'],
];

function scans(table: typeof COLD, kept: readonly string[], from: number): Run[] {
  return table.map(([jobs, parser, format], at) => ({
    seed: from + at,
    how: `${format}, ${jobs} threads, ${parser}, ${kept.join(' ')}`,
    format,
    args: ['scan', ...FOLDERS, '--to', '18.0', '--jobs', `${jobs}`, '--parser', parser, '--format', format, ...kept],
  }));
}

const FOLDERS = ['harbour', 'more'];

interface Came {
  code: number;
  err: string;
  bytes: number;
  digest: string;
}

async function runAll(cwd: string, runs: readonly Pick<Run, 'seed' | 'args'>[]): Promise<Came[]> {
  const args = ['--require', PRELOAD, RUNNER, BUILT, JSON.stringify(runs)];
  const env = { PATH: process.env.PATH, HOME: cwd };
  return JSON.parse((await promisify(execFile)(process.execPath, args, { cwd, env })).stdout);
}

describe('a scan', () => {
  it('gives the same bytes in 20 runs, whatever order folders have, the threads, the parser and the cache', async () => {
    const here = checkout();
    const cache = path.join(tree({}), 'cache');
    // Another target leaves facts of all addons in the cache, and no result of what follows.
    const fill = [
      { seed: 99, args: ['scan', ...FOLDERS, '--to', '15.0', '--parser', 'native', '--cache', cache, '--quiet'] },
    ];
    const cold = scans(COLD, ['--no-cache'], 1);
    const warm = scans(WARM, ['--cache', cache], 21);
    // Four processes, two at a time: what a process keeps from one scan to the next must not matter either.
    const first = await Promise.all([runAll(here, cold.slice(0, 3)), runAll(here, cold.slice(3))]);
    const second = await Promise.all([runAll(here, [...fill, ...warm.slice(0, 7)]), runAll(here, warm.slice(7))]);
    const runs = [...cold, ...warm];
    const came = [...first.flat(), ...second.flat().slice(fill.length)];
    expect(readdirSync(cache).length).toBeGreaterThan(10);
    expect(came).toHaveLength(20);
    const known = new Map<string, Came>();
    for (const [at, { code, err, bytes, digest }] of came.entries()) {
      const { format, how } = runs[at]!;
      expect({ code, err }, how).toEqual({ code: 0, err: '' });
      const wanted = known.get(format) ?? came[at]!;
      known.set(format, wanted);
      expect({ bytes, digest }, how).toEqual({ bytes: wanted.bytes, digest: wanted.digest });
    }
    expect(known.get('json')!.bytes).toBeGreaterThan(100_000);
  }, 300_000);
});
