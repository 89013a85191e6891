import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MAIN, type Runs, repeat, runNode, type Usage } from './child.js';

/** The day that all scans are held against. */
const TODAY = '2026-11-22';

export interface ScanHow {
  folders: readonly string[];
  /** Threads, and cores where they can be held to them. */
  cores: number;
  /** A folder; null: none. */
  cache?: string;
  history?: boolean;
}

/** One scan by the built program. @throws Error where it wrote no result. */
export function scanOnce({ folders, cores, cache, history = false }: ScanHow, work: string): Usage {
  const output = path.join(work, 'result.json');
  rmSync(output, { force: true });
  const words = ['scan', ...folders, '--output', output, '--quiet', '--no-progress', '--to', '18.0', '--today', TODAY];
  words.push('--jobs', String(cores), ...(cache === undefined ? ['--no-cache'] : ['--cache', cache]));
  if (!history) words.push('--no-history');
  // The folder is empty but for this, so no configuration is found.
  const usage = runNode([MAIN, ...words], { cwd: work, cores, usage: true });
  if (!existsSync(output)) throw new Error(`the scan ended with ${usage.code} and wrote no result`);
  return usage;
}

/** Some scans without a cache. */
export function scanRuns(label: string, how: ScanHow, times: number, work: string): Runs {
  return repeat(label, times, () => scanOnce(how, work));
}

/** Works in a folder that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'odoo-debt-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
