import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

/**
 * `npm start -- <args>` builds what is stale and runs the program. Without arguments it runs the main job on the
 * bundled fixture repository and writes a report to look at.
 */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'dist', 'build.txt');

function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isFile() && entry.name.endsWith('.ts'))
      latest = Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
  }
  return latest;
}

const sources = ['src', 'analyzers', 'scoring', 'reports'].map((folder) => newest(path.join(root, folder)));
if (!existsSync(stamp) || Math.max(...sources) > statSync(stamp).mtimeMs) await build();

const DEMO = ['scan', 'fixtures/14.0/harbour', '--config', 'fixtures/14.0/harbour.yaml', '--format', 'summary'];
const REPORTS = [
  '--output',
  '-',
  '--output',
  'odoo-debt-report/report.html',
  '--output',
  'odoo-debt-report/result.json',
];
const given = process.argv.slice(2);
const args = given.length > 0 ? given : [...DEMO, ...REPORTS];
const run = spawnSync(process.execPath, [path.join(root, 'dist', 'src', 'cli', 'main.js'), ...args], {
  // Paths that the caller names are relative to where the caller stands.
  cwd: given.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : root,
  stdio: 'inherit',
});
if (given.length === 0 && run.status === 0) {
  console.log('\nThe report is at odoo-debt-report/report.html, the result at odoo-debt-report/result.json.');
}
process.exitCode = run.status ?? 2;
