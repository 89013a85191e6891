import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { Repository } from './quay.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../..');
const hasTmux = spawnSync('tmux', ['-V'], { stdio: 'ignore' }).status === 0;

// In CI it must be there; `npm test` installs it.
if (!hasTmux && !process.env.CI) console.warn('The planning journey in tmux is left out, as tmux is not installed.');

/** The same journey as in journey.test.ts with the program itself, in a terminal of its own. */
it.skipIf(!hasTmux && !process.env.CI)('plans a quarter in tmux', { timeout: 120_000 }, async () => {
  const repository = new Repository();
  repository.write();
  const server = `quay-${process.pid}`;
  const tmux = (...args: string[]) =>
    execFileSync('tmux', ['-L', server, '-f', '/dev/null', ...args], { encoding: 'utf8' });
  onTestFinished(() => void spawnSync('tmux', ['-L', server, 'kill-server'], { stdio: 'ignore' }));
  const program = [
    'env -u CI -u NO_COLOR LC_ALL=C.UTF-8',
    `"${process.execPath}" "${path.join(root, 'node_modules/tsx/dist/cli.mjs')}" --tsconfig "${path.join(root, 'tsconfig.json')}"`,
    `"${path.join(root, 'src/cli/main.ts')}" ui result.json; echo "ended with $?"; exec cat`,
  ].join(' ');
  tmux('new-session', '-d', '-x', '80', '-y', '24', '-c', repository.path, `sh -c '${program}'`);
  const shown = () => tmux('capture-pane', '-p');
  const see = (what: string | RegExp) => expect.poll(shown, { timeout: 40_000, interval: 100 }).toMatch(what);
  const type = (...keys: string[]) => {
    for (const key of keys) tmux('send-keys', key);
  };

  await see('1 addons');
  type('3');
  await see('3 backlog');
  type('/');
  tmux('send-keys', '-l', 'pilot');
  type('Enter');
  await see('1 of 11');
  type('Enter');
  await see(/Why +\S/);
  const [, before] = /Planned +sprint (\d)/.exec(shown())!;
  const next = Number(before) + 1;
  type('p');
  await see('Pin DEBT-04 to sprint');
  type(String(next), 'Enter');
  await see(`DEBT-04 pinned to sprint ${next}; `);
  expect(repository.read('odoo-debt-plan.yaml')).toContain(`{ item: DEBT-04, sprint: ${next} }`);
  type('4');
  await see(`sprint ${before} → sprint ${next}  Retire the old pilot log`);
  type('R');
  await see('Percent of the hours for debt');
  type('C-u', '3', '0', 'Enter');
  await see('reserve 30 % of 160 h');
  tmux('resize-window', '-x', '120', '-y', '40');
  // Now there is room for the sprints side by side.
  await see(/sprint 1.*│.*sprint 2/);
  type('=');
  await see('Planned anew');
  type('5');
  await see('reserve 10 %');
  type('4', 'w');
  await see('Plan saved in the plan file');
  expect(repository.read('odoo-debt-plan.yaml')).toContain('Move the tide tables to 18.0');
  type('E');
  await see('Export to');
  type('c');
  await see('Wrote odoo-debt-csv.csv');
  expect(repository.has('odoo-debt-csv.csv')).toBe(true);
  type('q');
  await see('ended with 0');
  expect(shown()).not.toContain('[4 plan');
});
