import type { ChildProcess } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { built } from '../helpers/built.js';
import { tree } from '../helpers/tree.js';

const HARBOUR = path.resolve('fixtures/14.0/harbour');
const SCAN = [
  'scan',
  HARBOUR,
  '--to',
  '18.0',
  '--today',
  '2026-11-22',
  '--no-history',
  '--format',
  'json',
  '--jobs',
  '1',
];

/** Files below a folder, those that are being written too. */
function files(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => /\.(bin|part)$/.test(name));
  } catch {
    return [];
  }
}

/** Kills a scan as soon as something is so, or lets it end. @returns Whether it was killed. */
async function killed(here: string, cache: string, moment: () => boolean): Promise<boolean> {
  let child: ChildProcess | undefined;
  let over = false;
  const run = built(here, [...SCAN, '--cache', cache], { started: (one) => (child = one) }).then((ran) => {
    over = true;
    return ran;
  });
  while (!over && !moment()) await setTimeout(1);
  child?.kill('SIGKILL');
  return (await run).code === null;
}

describe('a scan that keeps what it reads', () => {
  it('gives the same bytes after kill -9 at any moment, and when two run at once', async () => {
    const here = tree({});
    const cache = path.join(here, 'cache');
    const plain = await built(here, [...SCAN, '--no-cache']);
    expect(plain.code).toBe(0);
    // In turn: the folder is there; one addon is kept; one more; the third is about to be; all six, before the result.
    const moments = [
      () => files(here).length >= 0 && readdirSync(here).includes('cache'),
      () => files(cache).length >= 1,
      () => files(cache).length >= 2,
      () => files(cache).length >= 3,
      () => files(cache).length >= 6,
    ];
    let kills = 0;
    for (const moment of moments) if (await killed(here, cache, moment)) kills += 1;
    // The last may have ended before anybody looked.
    expect(kills).toBeGreaterThanOrEqual(4);
    const both = await Promise.all([0, 1].map(() => built(here, [...SCAN, '--cache', cache])));
    for (const run of both) expect(run).toEqual(plain);
    expect(files(cache).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(files(cache).length).toBeGreaterThanOrEqual(8);
  }, 300_000);

  it('goes without where the folder cannot be one', async () => {
    const here = tree({});
    writeFileSync(path.join(here, 'cache'), 'a file');
    const [plain, without] = await Promise.all([
      built(here, [...SCAN, '--no-cache']),
      built(here, [...SCAN, '--cache', path.join(here, 'cache')]),
    ]);
    expect(without).toEqual(plain);
  }, 300_000);

  it('says what is wrong with a folder of symbols, though it kept the result without one', async () => {
    const here = tree({ 'symbols/readme.txt': 'no index' });
    const scan = [...SCAN, '--cache', path.join(here, 'cache')];
    expect((await built(here, scan)).code).toBe(0);
    const [missing, empty] = await Promise.all(
      ['nowhere', 'symbols'].map((folder) => built(here, [...scan, '--symbols', folder])),
    );
    expect(missing).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^odoo-debt: \S+\/nowhere: no such folder[^\n]*\n$/),
    });
    expect(empty).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^odoo-debt: \S+\/symbols: no index[^\n]*\n$/),
    });
  }, 300_000);
});
