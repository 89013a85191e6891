import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runNode } from '../../../scripts/bench/child.js';
import { tree } from '../../helpers/tree.js';

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
  it.each(['alone', 'handed'])('tells the seconds of each language, with the tree %s', (how) => {
    const folder = tree({
      'quay.py': 'x = 1\n',
      'quay.xml': '<odoo/>',
      'quay.js': 'let x = 1;',
      'quay.csv': 'id\nquay',
    });
    const list = ['python', 'xml', 'javascript', 'csv'].map((language) => ({
      language,
      file: path.join(folder, `quay.${language === 'python' ? 'py' : language === 'javascript' ? 'js' : language}`),
    }));
    writeFileSync(path.join(folder, 'list.json'), JSON.stringify(list));
    const script = ['--import', import.meta.resolve('tsx'), path.resolve('scripts/bench/parse.ts')];
    const { code, stdout } = runNode([...script, path.join(folder, 'list.json'), how], { cwd: folder });
    expect(code).toBe(0);
    const { seconds } = JSON.parse(stdout) as { seconds: Record<string, number> };
    expect(Object.keys(seconds)).toEqual(['decode', 'python', 'xml', 'javascript', 'csv']);
    for (const taken of Object.values(seconds)) expect(taken).toBeGreaterThan(0);
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
