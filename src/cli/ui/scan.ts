import { InputError } from '../../domain/errors.js';
import { startThread } from '../../threads.js';
import type { Io } from '../io.js';

export interface Scan {
  /** The result as JSON. Rejects with InputError where nothing could be scanned. */
  text: Promise<string>;
  stop(): Promise<void>;
}

/** Scans in a thread, so that keys are answered meanwhile. `onWords` is told what is being done. */
export function startScan(args: readonly string[], { cwd, env, today }: Io, onWords: (words: string) => void): Scan {
  const worker = startThread('src/cli/ui/scan-worker', {
    workerData: { args: ['scan', '--format', 'json', ...args], cwd, env: { ...env }, today },
  });
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
