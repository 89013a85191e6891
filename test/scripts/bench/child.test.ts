import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNode } from '../../../scripts/bench/child.js';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'odoo-debt-bench-test-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

/** Holds some megabytes, works for some milliseconds of processor time, and has a thread do the same. */
const WORK = `
import { Worker } from 'node:worker_threads';
const work = 'const held = Buffer.alloc(60e6, 1); const end = process.cpuUsage().user + 150e3; while (process.cpuUsage().user < end); held.at(0);';
const worker = new Worker(work, { eval: true });
const held = Buffer.alloc(60e6, 1);
worker.on('exit', () => process.exit(held.at(3) + 2));
`;

describe('a run of a program', () => {
  it('tells time, processor time and memory of all threads, and what it ended with', () => {
    const file = path.join(cwd, 'work.mjs');
    writeFileSync(file, WORK);
    const usage = runNode([file], { cwd, usage: true });
    expect(usage.code).toBe(3);
    expect(usage.cpu).toBeGreaterThan(0.15);
    expect(usage.megabytes).toBeGreaterThan(120);
    expect(usage.wall).toBeGreaterThan(0.15);
  });

  it('does not count the memory of whoever started it', () => {
    const held = Buffer.alloc(400e6, 1);
    const usage = runNode(['-e', ''], { cwd, usage: true });
    expect(held.at(-1)).toBe(1);
    expect(usage.megabytes).toBeLessThan(200);
  });

  it('is an error where it was killed', () => {
    expect(() => runNode(['-e', 'process.kill(process.pid, "SIGKILL")'], { cwd })).toThrow('SIGKILL');
  });
});

describe('parsing once', () => {
  it('calls the parsers that the readers call, by names that are there', async () => {
    const text = readFileSync('scripts/bench/parse.mjs', 'utf8');
    const taken = [...text.matchAll(/const \{ (.+) \} = await dist\('(.+)\.js'\)/g)];
    expect(taken).toHaveLength(6);
    for (const [, names, file] of taken) {
      const there: object = await import(path.resolve('analyzers', `${file}.ts`));
      for (const name of names!.split(', ')) expect(Object.keys(there)).toContain(name.split(':')[0]);
    }
  });
});

describe('the benchmark', () => {
  it('ends with 2 and tells its use where the command line makes no sense', () => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/bench.ts'], { encoding: 'utf8' });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('name a folder to scan');
    expect(run.stderr).toContain('usage: npm run bench');
  });
});
