import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What `npm run build` made, or another build. */
const MAIN = process.env.ODOO_DEBT_MAIN ?? 'dist/src/cli/main.js';

const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-tutorial-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runPages(page: string, ...more: string[]) {
  return spawnSync(process.execPath, ['scripts/run-pages.mjs', '--main', MAIN, '--page', page, ...more], {
    encoding: 'utf8',
  });
}

describe('the tutorial', () => {
  it('prints what its page says, command by command, with the built program', () => {
    const { status, stdout, stderr } = runPages('docs/tutorial.md');
    expect(stderr).toBe('');
    expect(stdout).toBe('13 commands run, 0 not as the page says\n');
    expect(status).toBe(0);
  }, 120_000);
});

describe('running a page', () => {
  const page = path.join(folder, 'page.md');
  beforeAll(() =>
    writeFileSync(
      page,
      [
        '```console',
        '$ odoo-debt init --example pier',
        'jetty written',
        '```',
        '<!-- edit pier/harbour_base/__init__.py -->',
        '```diff',
        '-from . import docks',
        '+from . import piers',
        '```',
        '<!-- exit 1 -->',
        '```console',
        '$ odoo-debt init --example pier',
        'odoo-debt: pier: is already there and was left as it is',
        '```',
        '<!-- show Usage; Options/2 -->',
        '```console',
        '$ odoo-debt init --help',
        '```',
        '',
      ].join('\n'),
    ),
  );

  it('names every command that ends otherwise or prints something else, and every edit that does not fit', () => {
    const { status, stderr } = runPages(page);
    expect(status).toBe(1);
    expect(stderr).toContain('line 1: odoo-debt init --example pier:\n  the page says "jetty written"');
    expect(stderr).toContain('line 5: what is to be changed stands 0 times in pier/harbour_base/__init__.py');
    expect(stderr).toContain('line 10: odoo-debt init --example pier: exit code 2 instead of 1');
  });

  it('writes outputs as the notes above them cut them, and only where every command ends as it should', () => {
    const broken = readFileSync(page, 'utf8');
    expect(runPages(page, '--write').status).toBe(1);
    expect(readFileSync(page, 'utf8')).toBe(broken);
    writeFileSync(page, broken.replace('from . import docks', 'from . import models').replace('exit 1', 'exit 2'));
    expect(runPages(page, '--write').status).toBe(0);
    const written = readFileSync(page, 'utf8');
    expect(written).toContain('$ odoo-debt init --example pier\npier written: the addons of a harbour');
    expect(written).toContain(
      '$ odoo-debt init --help\nUsage: odoo-debt init [options]\n\n…\n\nOptions:\n  --example <folder>',
    );
    expect(runPages(page).status).toBe(0);
  });
});
