import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiles src/, analyzers/, scoring/ and reports/ into dist/; what is up to date is left alone (tsc --incremental). */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export function build() {
  const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const run = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (run.status !== 0) process.exit(2);
  chmodSync(path.join(root, 'dist', 'src', 'cli', 'main.js'), 0o755);
  writeFileSync(path.join(root, 'dist', 'build.txt'), `${digest()}\n`);
}

/** What the cache is versioned by: the program, its data, and the versions of what it is built on. */
function digest() {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package.json')));
  const folders = ['dist', 'analyzers/changes', 'analyzers/symbols/data', 'scoring/data', 'src/evidence'];
  for (const folder of folders) {
    const names = readdirSync(path.join(root, folder), { recursive: true }).map(String).sort();
    for (const name of names.filter((one) => /\.(js|json|symbols)$/.test(one)))
      hash.update(`\n${folder}/${name}\n`).update(readFileSync(path.join(root, folder, name)));
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
