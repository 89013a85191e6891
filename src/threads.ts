import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { packageFile } from './package-root.js';

/** Modules that run as threads of their own: each is built as a file that can be started. */
export type ThreadModule =
  | 'analyzers/worker'
  | 'analyzers/symbols/worker'
  | 'src/planner/exact/worker'
  | 'src/cli/ui/scan-worker';

/** Starts a thread that runs a module beside its caller. */
export function startThread(module: ThreadModule, options: WorkerOptions = {}): Worker {
  if (!runsFromSources()) return new Worker(packageFile('dist', `${module}.js`), options);
  // Run from the sources (tests, scripts) a thread does not inherit the loader that reads TypeScript: it loads it itself.
  const entry = JSON.stringify(pathToFileURL(packageFile(`${module}.ts`)).href);
  // By its place, since code that is evaluated looks for packages beside the folder the program was called from.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const loader = JSON.stringify(new URL('dist/esm/api/index.mjs', tsx).href);
  const code = `import(${loader}).then(({ tsImport }) => tsImport(${entry}, ${JSON.stringify(import.meta.url)}))`;
  return new Worker(code, { ...options, eval: true });
}

/** Whether the program runs from its sources, and not built. */
export function runsFromSources(): boolean {
  return import.meta.url.endsWith('.ts');
}
