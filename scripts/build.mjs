import { createHash } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

/**
 * Builds src/, analyzers/, scoring/ and reports/ into dist/. Modules that are loaded together become one file: several hundred small
 * ones take longer to find and open than a small addon takes to read. Packages stay packages, but for zod, which is 190 files that
 * every thread loads. Types are checked by `npm run lint`.
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

/** What a scan that writes its result loads one after the other. */
const SCAN = [
  'src/cli/main.ts',
  'src/cli/scan.ts',
  'analyzers/rules/index.ts',
  'src/evidence/sarif/index.ts',
  'src/pipeline.ts',
  'reports/json/json.ts',
];
/** Bytes from which on a file of the build is left to itself, so that nobody loads much that others need. */
const LARGE = 12_000;
/** Bytes that a module loads anyway, from which on all that is small may come with it. */
const LOADS_MUCH = 200_000;

const BUILT_IN = 'zod';
const packageRoot = path.dirname(createRequire(import.meta.url).resolve(`${BUILT_IN}/package.json`));

const OPTIONS = {
  absWorkingDir: root,
  entryPoints: ENTRIES,
  outdir: 'dist',
  outbase: '.',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

export async function build() {
  rmSync(path.join(root, 'dist'), { recursive: true, force: true });
  try {
    const { metafile } = await bundle({ ...OPTIONS, plugins: [packages], write: false });
    await bundle({ ...OPTIONS, plugins: [packages, together(metafile.outputs)] });
  } catch {
    // esbuild has said why.
    process.exit(2);
  }
  chmodSync(path.join(root, 'dist', 'src', 'cli', 'main.js'), 0o755);
  writeFileSync(path.join(root, 'dist', `${BUILT_IN}.LICENSE`), readFileSync(path.join(packageRoot, 'LICENSE')));
  writeFileSync(path.join(root, 'dist', 'build.txt'), `${digest()}\n`);
}

/** Leaves packages where they are installed, but for the one that is built in; of its languages only English, the one in use. */
const packages = {
  name: 'packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name === BUILT_IN || name === COMMON ? null : { path: name, external: true },
    );
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      resolveDir: path.join(packageRoot, 'v4', 'locales'),
    }));
  },
};

const COMMON = 'common:modules';

/**
 * esbuild makes a file of the modules that the same entries reach, which for a scan are some ninety, most of them of a few hundred
 * bytes. So all entries that load much are made to reach the modules of the small ones.
 * @param outputs What a first build came to.
 */
function together(outputs) {
  const entryOf = new Map(Object.entries(outputs).map(([name, { entryPoint }]) => [entryPoint, name]));
  const loaded = (name, seen = new Set()) => {
    if (outputs[name] === undefined || seen.has(name)) return seen;
    seen.add(name);
    for (const { path: next, kind } of outputs[name].imports) if (kind === 'import-statement') loaded(next, seen);
    return seen;
  };
  const bytes = (names) => [...names].reduce((sum, name) => sum + outputs[name].bytes, 0);
  const scan = new Set(SCAN.flatMap((entry) => [...loaded(entryOf.get(entry))]));
  const small = [...scan].filter((name) => outputs[name].entryPoint === undefined && outputs[name].bytes < LARGE);
  const modules = small.flatMap((name) => Object.keys(outputs[name].inputs)).sort();
  const entries = [...entryOf].filter(
    ([entry, name]) => entry && !ENTRIES.includes(entry) && bytes(loaded(name)) > LOADS_MUCH,
  );
  const reach = new Set(entries.map(([entry]) => path.join(root, entry)));
  return {
    name: 'together',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^common:/ }, () => ({ path: COMMON, namespace: 'common' }));
      onLoad({ filter: /.*/, namespace: 'common' }, () => ({
        contents: modules.map((module) => `import ${JSON.stringify(`./${module}`)};`).join('\n'),
        resolveDir: root,
      }));
      onLoad({ filter: /\.tsx?$/ }, ({ path: file }) =>
        reach.has(file)
          ? { contents: `import '${COMMON}';${readFileSync(file, 'utf8')}`, loader: file.endsWith('x') ? 'tsx' : 'ts' }
          : null,
      );
    },
  };
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

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
