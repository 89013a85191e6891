import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

/**
 * `npm test`: makes sure that what the tests need beyond npm is there, builds, and runs the whole suite.
 * Nothing is skipped in silence: what is missing is installed where that is allowed, else named in one line, and the
 * run ends with 2.
 */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Programs the tests start, with the Debian package that brings each. */
const NEEDS = [
  { commands: ['chromium', 'chromium-browser', 'google-chrome'], package: 'chromium' },
  // Debian keeps the programs of the server out of PATH.
  { commands: ['initdb', '/usr/lib/postgresql/*/bin/initdb', '"$(pg_config --bindir)/initdb"'], package: 'postgresql' },
  { commands: ['psql'], package: 'postgresql-client' },
  { commands: ['tmux'], package: 'tmux' },
  { commands: ['jq'], package: 'jq' },
];

/** A name, a path or a pattern of one, as the shell takes it. */
function has(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

function installMissing() {
  const missing = NEEDS.filter((need) => !need.commands.some(has)).map((need) => need.package);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && has('apt-get')) {
    console.log(`Installing ${missing.join(', ')} with apt-get.`);
    const quiet = {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    spawnSync('apt-get', ['update', '-q'], quiet);
    if (spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], quiet).status === 0)
      return;
  }
  console.error(
    `The tests need ${missing.join(', ')}: install it (Debian: apt-get install ${missing.join(' ')}) and run npm test again.`,
  );
  process.exit(2);
}

installMissing();
await build();

mkdirSync(path.join(root, 'coverage'), { recursive: true });
const report = path.join(root, 'coverage', 'tests.json');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)];
const run = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' });
if (run.status !== null) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    console.log(`${numPassedTests} passed, ${numFailedTests} failed`);
  } catch {
    console.error('The tests wrote no report.');
    process.exit(2);
  }
}
process.exitCode = run.status ?? 2;
