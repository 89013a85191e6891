/**
 * Prints how many later fixes fall into the fifth of the lines that was ranked riskiest beforehand, beside size and churn.
 *
 *   npm run backtest:risk -- <folder of clones> [--cache <folder>] [--branches 12.0,14.0,16.0]
 */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseSeries } from '../src/cli/options.js';
import { type GitFolder, gitFolderAt } from '../src/git-folder.js';
import { optionsOf } from './fit/options.js';
import { type Snapshot, snapshotOf } from './risk/extract.js';
import { byAddon, byFile } from './risk/keys.js';
import { report } from './risk/report.js';
import { TRAINING } from './risk/training.js';

const USAGE =
  'usage: npm run backtest:risk -- <folder of clones> [--cache <folder>] [--branches 12.0,14.0,16.0]\n' +
  'It needs OCA repositories with their history, each a clone in a folder of its own: git clone --bare https://github.com/OCA/<name>';
/** Fewer fixes than this say nothing about a branch. */
const LEAST_FIXES = 5;

async function main(): Promise<number> {
  const { truth: folder, values } = optionsOf(process.argv.slice(2), ['cache', 'branches'], []);
  const clones = folder === undefined ? [] : clonesIn(folder);
  if (clones.length === 0) {
    console.error(folder === undefined ? USAGE : `${folder}: no git repositories there\n${USAGE}`);
    return 2;
  }
  const branches = (values.branches ?? '12.0,14.0,16.0').split(',').map((branch) => parseSeries(branch));
  const cache = values.cache ?? mkdtempSync(path.join(tmpdir(), 'odoo-debt-backtest-'));
  const snapshots: Snapshot[] = [];
  for (const { name, git } of clones) {
    for (const branch of branches) {
      const snapshot = await snapshotOf(name, git, branch, cache);
      if (snapshot === null || snapshot.fixes.length < LEAST_FIXES) continue;
      console.error(
        `${name} ${branch}: ${snapshot.at}, ${snapshot.files.length} files, ${snapshot.fixes.length} fixes after it`,
      );
      snapshots.push(snapshot);
    }
  }
  for (const line of report(snapshots, TRAINING, [
    { title: 'Files ranked', view: byFile },
    { title: 'Addons ranked', view: byAddon },
  ])) {
    console.log(line);
  }
  return 0;
}

/** Clones below a folder: `<name>`, `<name>.git` or `<name>/repo`, with or without the owner before a plus sign. */
function clonesIn(folder: string): { name: string; git: GitFolder }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => {
      const place = path.join(path.resolve(folder), entry.name);
      const git = gitFolderAt(place) ?? gitFolderAt(path.join(place, 'repo'));
      return git === null ? [] : [{ name: entry.name.replace(/\.git$/, '').replace(/^.*\+/, ''), git }];
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

process.exitCode = await main();
