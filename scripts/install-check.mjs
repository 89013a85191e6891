/**
 * What somebody gets who installs the package: packs it, installs the tarball into an empty folder with install scripts
 * switched off, and does what docs/tutorial.md says, with the Node that runs this and with those that are named.
 *
 *     node scripts/install-check.mjs                                  this Node
 *     node scripts/install-check.mjs 22.23.3 24.21.0 /opt/node/bin/node
 *
 * A version is fetched from the npm registry (packages node-<system>-<machine>, the binary alone). All versions must print the
 * same and write the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPage } from './docs/run-page.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-install-'));

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function install(where, what) {
  mkdirSync(where);
  run('npm', ['init', '-y'], where);
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', what], where);
}

/** Absolute path of the program's main.js in an empty folder that the tarball was installed into. */
function installed() {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder], root));
  const [size, unpacked] = [packed.size, packed.unpackedSize].map((bytes) => `${(bytes / 1e6).toFixed(2)} MB`);
  console.log(`packed: ${size}, unpacked ${unpacked}, ${packed.entryCount} files`);
  install(path.join(folder, 'home'), path.join(folder, packed.filename));
  return path.join(folder, 'home', 'node_modules', 'odoo-debt', 'dist', 'src', 'cli', 'main.js');
}

/** @param {string} wanted A version such as 22.23.3, or the path of a Node binary. */
function nodeBinary(wanted) {
  if (!/^\d+(\.\d+)*$/.test(wanted)) return path.resolve(wanted);
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const where = path.join(folder, `node-${wanted}`);
  install(where, `${name}@${wanted}`);
  return path.join(where, 'node_modules', name, 'bin', 'node');
}

try {
  const main = installed();
  const page = readFileSync(path.join(root, 'docs', 'tutorial.md'), 'utf8');
  const seen = new Map();
  for (const node of [process.execPath, ...process.argv.slice(2).map(nodeBinary)]) {
    const version = run(node, ['--version'], folder).trim();
    const { full, files, failed, differing } = runPage(page, { node, main });
    const wrong = [...failed, ...differing];
    for (const text of wrong) console.error(`${version}: docs/tutorial.md, ${text}`);
    const digest = createHash('sha256')
      .update(JSON.stringify([full, files]))
      .digest('hex')
      .slice(0, 16);
    seen.set(digest, [...(seen.get(digest) ?? []), version]);
    const outputs = `${full.length} commands, ${full.join('').length} characters, ${files.length} files`;
    console.log(
      `installed without scripts, Node ${version}: ${outputs}, ${wrong.length} differ from the page, ${digest}`,
    );
    if (wrong.length > 0) process.exitCode = 1;
  }
  if (seen.size > 1) {
    console.error(`not the same bytes: ${[...seen.values()].map((versions) => versions.join(', ')).join(' / ')}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
