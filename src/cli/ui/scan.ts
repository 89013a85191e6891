import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { InputError } from '../../domain/errors.js';
import type { Io } from '../io.js';

export interface Scan {
  /** The result as JSON. Rejects with InputError where nothing could be scanned. */
  text: Promise<string>;
  stop(): Promise<void>;
}

/** Scans in a thread, so that keys are answered meanwhile. `onWords` is told what is being done. */
export function startScan(args: readonly string[], { cwd, env, today }: Io, onWords: (words: string) => void): Scan {
  const worker = newWorker({ args: ['scan', '--format', 'json', ...args], cwd, env: { ...env }, today });
  const lines: string[] = [];
  const text = new Promise<string>((resolve, reject) => {
    worker.on('message', (message: { kind: 'said'; text: string } | { kind: 'done'; code: number; output: string }) => {
      if (message.kind === 'done') {
        if (message.output !== '') return resolve(message.output);
        return reject(new InputError(lines.join('; ') || 'the scan gave nothing'));
      }
      // The progress line begins anew each time; everything else is what went wrong.
      const words = message.text.replace(/[\r\n]|\x1b\[K/g, '').replace(/^odoo-debt: /, '');
      if (message.text.startsWith('\r')) onWords(words);
      else if (words !== '') lines.push(words);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new InputError(`the scan ended with code ${code}`)));
  });
  return { text, stop: async () => void (await worker.terminate()) };
}

function newWorker(workerData: unknown): Worker {
  const own = import.meta.url;
  if (!own.endsWith('.ts')) return new Worker(new URL('./scan-worker.js', own), { workerData });
  // Run from the sources a thread does not inherit the loader that reads TypeScript: it loads it itself.
  const entry = JSON.stringify(new URL('./scan-worker.ts', own).href);
  const tsx = pathToFileURL(createRequire(own).resolve('tsx/package.json'));
  const loader = JSON.stringify(new URL('dist/esm/api/index.mjs', tsx).href);
  const code = `import(${loader}).then(({ tsImport }) => tsImport(${entry}, ${JSON.stringify(own)}))`;
  return new Worker(code, { workerData, eval: true });
}
