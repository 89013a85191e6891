import { spawnSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
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
}

if (process.argv[1] === fileURLToPath(import.meta.url)) build();
