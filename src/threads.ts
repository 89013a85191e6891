import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/**
 * Starts a thread that runs a module beside its caller.
 * @param caller `import.meta.url` of the caller.
 * @param module Path of the module relative to it, without ending: `./worker`.
 */
export function startThread(caller: string, module: string, options: WorkerOptions = {}): Worker {
  if (!runsFromSources(caller)) return new Worker(new URL(`${module}.js`, caller), options);
  // Run from the sources (tests, scripts) a thread does not inherit the loader that reads TypeScript: it loads it itself.
  const entry = JSON.stringify(new URL(`${module}.ts`, caller).href);
  // By its place, since code that is evaluated looks for packages beside the folder the program was called from.
  const tsx = pathToFileURL(createRequire(caller).resolve('tsx/package.json'));
  const loader = JSON.stringify(new URL('dist/esm/api/index.mjs', tsx).href);
  const code = `import(${loader}).then(({ tsImport }) => tsImport(${entry}, ${JSON.stringify(caller)}))`;
  return new Worker(code, { ...options, eval: true });
}

/** Whether a module is one of the sources, and not built. */
export function runsFromSources(caller: string): boolean {
  return caller.endsWith('.ts');
}
