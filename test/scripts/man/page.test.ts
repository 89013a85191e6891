import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandData } from '../../../scripts/commands.js';
import { manPage, roff } from '../../../scripts/man/page.js';

const groff = (page: string) =>
  spawnSync('groff', ['-man', '-Tutf8', '-ww', '-P-c', '-rLL=100n'], { input: page, encoding: 'utf8' });

describe('the manual page', () => {
  it('tells every command and option', async () => {
    const commands = await commandData();
    const page = manPage(commands);
    for (const { path, options, commands: below } of commands) {
      if (path.length > 0 && below.length === 0) expect(page).toContain(`.SS "${roff(path.join(' '))}"`);
      for (const { flags } of options) expect(page).toContain(`.B ${roff(flags)}\n`);
    }
    expect(page.match(/^\.SH .*$/gm)).toEqual(
      [
        'NAME',
        'SYNOPSIS',
        'DESCRIPTION',
        'OPTIONS',
        'COMMANDS',
        '"EXIT STATUS"',
        'ENVIRONMENT',
        'FILES',
        'EXAMPLES',
      ].map((title) => `.SH ${title}`),
    );
  });

  it.skipIf(groff('').status !== 0)('is set without a warning, and reads as the help does', async () => {
    const { stdout, stderr } = groff(manPage(await commandData()));
    expect(stderr).toBe('');
    const text = stdout.replace(/\u0008./g, '').replace(/\u001b\[\d*m/g, '');
    expect(text).toMatch(/odoo-debt scan \[options\] <path\.\.\.>\n/);
    expect(text).toMatch(/--fail-on <severity>\n +Exit +1 +when/);
    // The test can fail.
    expect(groff('.TH x 1\n.XX\n').stderr).not.toBe('');
  });

  it('shows text as it is', () => {
    expect(roff('.a\\b "c" -d')).toBe('\\&.a\\eb \\(dqc\\(dq \\-d');
  });
});
