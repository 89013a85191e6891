import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { comparisonSchema } from '../../../src/domain/comparison.js';
import type { Result } from '../../../src/domain/result.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';
import { HOSTILE_NAME, harbour, knownHarbour } from '../../reports/harbour.js';
import { bakery, scanned } from '../compare/scans.js';

/** A folder with an older and a newer result in it. */
function folder(older: Result, newer: Result): string {
  return tree({ 'older.json': JSON.stringify(older), 'newer.json': JSON.stringify(newer) });
}

async function mended(): Promise<[Result, Result]> {
  const files = bakery();
  const file = 'bakery_oven/models/oven.py';
  const after = { ...files, [file]: files[file]!.replace('        print(shift)\n', '        eval(shift)\n') };
  return [await scanned(files), await scanned(after)];
}

describe('odoo-debt compare', () => {
  it('tells on the terminal what was repaid and what came new', async () => {
    const { code, out } = await cli(folder(...(await mended())), 'compare', 'older.json', 'newer.json');
    expect(code).toBe(0);
    expect(out).toMatch(/Repaid\s+1 finding, /);
    expect(out).toMatch(/reliability\/print-call\s+1\s+0\s+1\s+0/);
    expect(out).toContain('security/unsafe-eval');
    expect(out).not.toContain('which rules ran');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('says so where results do not tell which rules ran', async () => {
    const [older, newer] = (await mended()).map(({ rules: _, ...result }) => result) as [Result, Result];
    const { out } = await cli(folder(older, newer), 'compare', 'older.json', 'newer.json');
    expect(out).toContain('neither result says which rules ran');
  });

  it('fails the gate on what came new, not on what was there', async () => {
    const [older, newer] = await mended();
    const run = (a: Result, b: Result) =>
      cli(folder(a, b), 'compare', 'older.json', 'newer.json', '--fail-on', 'medium');
    expect((await run(older, newer)).code).toBe(1);
    expect((await run(newer, newer)).code).toBe(0);
  });

  it('writes the format that the ending names, the same bytes twice', async () => {
    const here = folder(...(await mended()));
    for (const name of ['c.json', 'c.md', 'c.html', 'c.txt', 'again.json']) {
      expect((await cli(here, 'compare', 'older.json', 'newer.json', '--output', name)).code).toBe(0);
    }
    const read = (name: string) => readFileSync(path.join(here, name), 'utf8');
    expect(comparisonSchema.parse(JSON.parse(read('c.json'))).findings.states.repaid).toBe(1);
    expect(read('again.json')).toBe(read('c.json'));
    expect(read('c.md')).toContain('- **Repaid**: 1 finding');
    expect(read('c.html')).toMatch(/^<!doctype html>/);
    expect((await cli(here, 'compare', 'older.json', 'newer.json', '--output', 'c.pdf')).code).toBe(2);
  });

  it('lets no name of the scanned code act in any format', async () => {
    const here = folder(harbour(), { ...knownHarbour(), findings: harbour().findings.slice(40) });
    const html = (await cli(here, 'compare', 'older.json', 'newer.json', '--format', 'html')).out;
    expect(HOSTILE_NAME).toContain('<');
    expect(html).not.toContain(HOSTILE_NAME);
    expect(html.match(/<script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img|onerror=alert/);
    const text = (await cli(here, 'compare', 'older.json', 'newer.json')).out;
    expect(text).not.toContain('\u001b');
    const markdown = (await cli(here, 'compare', 'older.json', 'newer.json', '--format', 'markdown')).out;
    expect(markdown).not.toMatch(/<img|<script/);
  });

  it('names a file that is no result', async () => {
    const here = folder(harbour(), harbour());
    writeFileSync(path.join(here, 'note.json'), '{}');
    const { code, err } = await cli(here, 'compare', 'older.json', 'note.json');
    expect(code).toBe(2);
    expect(err).toContain('note.json: not a result');
  });
});

describe('odoo-debt report with more than one result', () => {
  it('tells on page one and in a section of its own what changed', async () => {
    const here = folder(...(await mended()));
    const { code } = await cli(here, 'report', 'newer.json', '--compare', 'older.json', '--html', 'r.html');
    expect(code).toBe(0);
    const page = readFileSync(path.join(here, 'r.html'), 'utf8');
    expect(page).toContain('Since the last report');
    expect(page).toContain('id="trend"');
    const alone = await cli(here, 'report', 'newer.json', '--html', 'alone.html');
    expect(alone.code).toBe(0);
    expect(readFileSync(path.join(here, 'alone.html'), 'utf8')).not.toContain('id="trend"');
  });

  it('sets several side by side, and refuses to compare those', async () => {
    const here = folder(...(await mended()));
    expect((await cli(here, 'report', 'older.json', 'newer.json', '--html', 'p.html')).code).toBe(0);
    expect(readFileSync(path.join(here, 'p.html'), 'utf8')).toContain('2 instances side by side');
    const both = ['older.json', 'newer.json', '--compare', 'older.json', '--html', 'p.html'];
    expect((await cli(here, 'report', ...both)).code).toBe(2);
    expect((await cli(here, 'portfolio', 'older.json', 'newer.json', '--output', 'p.json')).code).toBe(0);
  });
});
