import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium, quietArguments } from '../../../../src/cli/pdf/browser.js';
import { printPdf } from '../../../../src/cli/pdf/print.js';
import { runCli } from '../../../../src/cli/run.js';
import { InputError } from '../../../../src/domain/errors.js';
import { cli } from '../../../helpers/cli.js';
import { tree } from '../../../helpers/tree.js';
import { harbour } from '../../../reports/harbour.js';

const PAGE = '<!doctype html><title>Harbour</title><p>Quay 4 needs paint.</p>';
const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('odoo-debt-pdf-')).length;

/** A folder with programs of these names that do what the text says. */
function programs(named: Record<string, string>): string {
  const here = tree(named);
  for (const name of Object.keys(named)) chmodSync(path.join(here, name), 0o755);
  return here;
}

describe('findChromium', () => {
  it('takes the first name that PATH has, and CHROME_PATH before it', () => {
    const here = programs({ 'google-chrome': '', chromium: '', mine: '' });
    expect(findChromium({ PATH: here })).toBe(path.join(here, 'chromium'));
    expect(findChromium({ PATH: here, CHROME_PATH: path.join(here, 'mine') })).toBe(path.join(here, 'mine'));
    expect(findChromium({ PATH: here, CHROME_PATH: path.join(here, 'gone') })).toBeNull();
  });

  it('takes no folder of PATH that is not absolute, and no file that is no program', () => {
    const here = tree({ chromium: '' });
    expect(findChromium({ PATH: `.:${here}` })).not.toBe(path.join(here, 'chromium'));
  });
});

describe('printPdf', () => {
  it('prints the page, the same bytes each time, and leaves nothing behind', async () => {
    const before = leftovers();
    const [first, second] = [await printPdf(PAGE, process.env), await printPdf(PAGE, process.env)];
    expect(first.subarray(0, 5).toString()).toBe('%PDF-');
    expect(first.equals(second)).toBe(true);
    expect(first.toString('latin1')).not.toContain(tmpdir());
    expect(leftovers()).toBe(before);
  }, 60_000);

  it('gives the browser a profile of its own and neither network nor environment', async () => {
    const here = programs({
      chromium: '#!/bin/sh\necho "$@" > "$(dirname "$0")/seen"\nenv >> "$(dirname "$0")/seen"\nexit 3\n',
    });
    const env = { PATH: `${here}:${process.env.PATH}`, HOME: '/home/anna', HTTPS_PROXY: 'http://quay', TOKEN: 'mast' };
    await expect(printPdf(PAGE, env)).rejects.toThrow(`--pdf: ${here}/chromium printed nothing (exit 3)`);
    const seen = readFileSync(path.join(here, 'seen'), 'utf8');
    expect(seen).toContain('--host-resolver-rules=MAP * ~NOTFOUND');
    expect(seen).toMatch(/--user-data-dir=\S+odoo-debt-pdf-/);
    expect(seen).not.toMatch(/anna|quay|mast/);
    expect(quietArguments('/p')).toContain('--disable-background-networking');
  });

  it.each([
    [{ PATH: '/nowhere' }, /^--pdf: no Chromium or Chrome was found; install one/],
    [{ PATH: '/nowhere', CHROME_PATH: '/nowhere/chrome' }, /^--pdf: CHROME_PATH leads to no program/],
  ])('says in one line that there is no browser', async (env, line) => {
    const error = await printPdf(PAGE, env).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(line);
    expect(error.message).not.toContain('\n');
  });
});

describe('odoo-debt report', () => {
  const result = () => tree({ 'result.json': JSON.stringify(harbour()) });

  it('writes HTML and PDF, and computes scenarios that the result has not', async () => {
    const here = result();
    let err = '';
    const stream = { write: (text: string) => (err += text) };
    const env = { PATH: process.env.PATH };
    const io = { stdout: stream, stderr: stream, cwd: here, env, today: '2026-11-22' };
    const code = await runCli(['report', 'result.json', '--html', 'r.html', '--pdf', 'r.pdf'], io);
    expect([code, err]).toEqual([0, '']);
    expect(readFileSync(path.join(here, 'r.html'), 'utf8')).toContain('<section id="scenarios"');
    expect(readFileSync(path.join(here, 'r.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  }, 120_000);

  it('asks for a file', async () => {
    const { code, err } = await cli(result(), 'report', 'result.json');
    expect(code).toBe(2);
    expect(err).toContain('--html <file> or --pdf <file>');
  });
});
