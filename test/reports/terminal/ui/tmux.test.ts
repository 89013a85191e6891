import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../../..');
const hasTmux = spawnSync('tmux', ['-V'], { stdio: 'ignore' }).status === 0;

// In CI it must be there; `npm test` installs it.
if (!hasTmux && !process.env.CI) console.warn('The terminal UI in tmux is left out, as tmux is not installed.');

/** The program itself below a shell: what only a real terminal, job control and an editor can show. */
it.skipIf(!hasTmux && !process.env.CI)(
  'scans, lends the terminal to an editor and to the shell, and gives it back',
  { timeout: 120_000 },
  async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'odoo-debt-tmux-')));
    cpSync(path.join(root, 'fixtures/14.0/harbour'), folder, { recursive: true });
    const editor = path.join(folder, 'vi');
    writeFileSync(editor, '#!/bin/sh\necho "editing $*"; read line; echo "$line" > typed\n', { mode: 0o755 });
    const server = `odoo-debt-${process.pid}`;
    const tmux = (...args: string[]) =>
      execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8' });
    onTestFinished(() => {
      spawnSync('tmux', ['-L', server, 'kill-server'], { stdio: 'ignore' });
      rmSync(folder, { recursive: true, force: true });
    });
    const shell = `env -u CI -u NO_COLOR -u VISUAL LC_ALL=C.UTF-8 EDITOR=${editor} PS1='quay> ' bash --norc`;
    tmux('new-session', '-d', '-x', '100', '-y', '24', '-c', folder, shell);
    const shown = () => tmux('capture-pane', '-p');
    const see = (what: string | RegExp) => expect.poll(shown, { timeout: 40_000, interval: 100 }).toMatch(what);
    const type = (...keys: string[]) => {
      for (const key of keys) tmux('send-keys', key);
    };

    await see('quay>');
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
    tmux(
      'send-keys',
      '-l',
      `echo before; "${process.execPath}" ${tsx} --tsconfig ${root}/tsconfig.json ${root}/src/cli/main.ts ui . --to 18.0`,
    );
    type('Enter');
    await see('scan');
    await see('6 addons → 18.0');
    expect(shown()).not.toContain('before');

    type('2', 't', 't', 'e');
    await see(/editing \+\d+ \S+/);
    tmux('send-keys', '-l', 'jjq');
    type('Enter');
    await see('[2 findings]');
    expect(readFileSync(path.join(folder, 'typed'), 'utf8')).toBe('jjq\n');
    await see(/· 1\/\d+/);

    type('C-z');
    await see(/Stopped/);
    type('fg', 'Enter');
    await see('[2 findings]');
    tmux('resize-window', '-x', '70', '-y', '16');
    type('j');
    await see(/· 2\/\d+/);
    expect(
      shown()
        .split('\n')
        .filter((line) => line.includes('[2 findings]')),
    ).toHaveLength(1);

    type('q');
    await see(/quay> *\n/);
    // The long command line may have pushed it off a small screen; what the program drew must be nowhere.
    expect(tmux('capture-pane', '-p', '-S', '-200')).toContain('before\n');
    expect(shown()).not.toContain('[2 findings]');
  },
);
