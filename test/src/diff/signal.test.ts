import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { tree } from '../../helpers/tree.js';
import { TestRepo } from '../evidence/git/repo.js';

const HERE = fileURLToPath(new URL('../../..', import.meta.url));
const TSX = pathToFileURL(path.join(HERE, 'node_modules/tsx/dist/loader.mjs')).href;

function scanning(cwd: string, temporary: string): ChildProcess {
  const node = ['--import', TSX, path.join(HERE, 'src/cli/main.ts')];
  return spawn(
    process.execPath,
    [...node, 'scan', '.', '--to', '17.0', '--diff', 'HEAD', '--no-cache', '--jobs', '1'],
    {
      cwd,
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temporary, TSX_TSCONFIG_PATH: path.join(HERE, 'tsconfig.json') },
    },
  );
}

/** Waits until the program has made a folder of that kind. */
async function untilMade(temporary: string, prefix: string, child: ChildProcess): Promise<void> {
  while (!readdirSync(temporary).some((name) => name.startsWith(prefix))) {
    if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before it made ${prefix}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

it.each([
  ['SIGINT', 'odoo-debt-base-'],
  ['SIGTERM', 'odoo-debt-git-'],
] as const)('%s ends the program as ever, and leaves no %s folder', async (signal, prefix) => {
  const repo = new TestRepo();
  const manifest = "{'name': 'Ovens', 'version': '16.0.1.0.0'}\n";
  repo.commit({
    subject: 'Open',
    on: '2024-01-01',
    files: { 'oven/__manifest__.py': manifest, 'oven/__init__.py': '' },
  });
  const temporary = tree({});
  const child = scanning(repo.root, temporary);
  const ended = new Promise((resolve) => child.on('exit', (code, by) => resolve([code, by])));
  await untilMade(temporary, prefix, child);
  child.kill(signal);
  // A shell tells it as 128 and the number of the signal: 130, 143.
  expect(await ended).toEqual([null, signal]);
  expect(readdirSync(temporary).filter((name) => name.startsWith('odoo-debt-'))).toEqual([]);
});

it('without such a folder nobody listens', async () => {
  const { temporaryFolder } = await import('../../../src/temporary-folder.js');
  const before = process.listenerCount('SIGTERM');
  const [one, two] = [temporaryFolder('odoo-debt-test-'), temporaryFolder('odoo-debt-test-')];
  expect(process.listenerCount('SIGTERM')).toBe(before + 1);
  one.close();
  expect(process.listenerCount('SIGTERM')).toBe(before + 1);
  two.close();
  two.close();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
