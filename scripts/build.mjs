import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/**
 * Builds src/, analyzers/, scoring/ and reports/ into dist/. Modules that are loaded together become one file: several hundred small
 * ones take longer to find and open than a small addon takes to read. Packages stay packages. Types are checked by `npm run lint`.
 */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The program, its command line as a function, and what runs as a thread of its own (src/threads.ts). */
const ENTRIES = [
  'src/cli/main.ts',
  'src/cli/run.ts',
  'analyzers/worker.ts',
  'analyzers/symbols/worker.ts',
  'src/planner/exact/worker.ts',
  'src/cli/ui/scan-worker.ts',
];

export function build() {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  try {
    buildSync({
      absWorkingDir: root,
      entryPoints: ENTRIES,
      outdir: 'dist',
      outbase: '.',
      chunkNames: 'chunks/[name]-[hash]',
      bundle: true,
      splitting: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      legalComments: 'none',
      logLevel: 'warning',
    });
  } catch {
    // esbuild has said why.
    process.exit(2);
  }
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
