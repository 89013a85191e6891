import { spawnSync } from 'node:child_process';
import { lstatSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Result } from '../../src/domain/result.js';

/** `HOSTILE=full` runs the sizes of the real attacks; without it they are small enough for every run. */
export const FULL = process.env.HOSTILE === 'full';

const HERE = path.dirname(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const TSX = pathToFileURL(path.join(HERE, 'node_modules/tsx/dist/loader.mjs')).href;
const LIMITS = { seconds: FULL ? 600 : 90, megabytes: FULL ? 4096 : 768 };

/** Runs the program in a process of its own, which is killed when it hangs and dies when it takes too much memory. */
export function program(cwd: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const node = [`--max-old-space-size=${LIMITS.megabytes}`, '--import', TSX, path.join(HERE, 'src/cli/main.ts')];
  const run = spawnSync(process.execPath, [...node, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: LIMITS.seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 30,
    env: { ...process.env, TSX_TSCONFIG_PATH: path.join(HERE, 'tsconfig.json') },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** The coverage of a result by path: why a file failed or was left out. */
export function reasons(out: string): Record<string, string> {
  const { coverage } = JSON.parse(out) as Result;
  return Object.fromEntries([...coverage.failed, ...coverage.skipped].map(({ path: at, why }) => [at, why]));
}

/** Every entry of a tree with its kind, size, change time and target, to see that nothing was touched. */
export function snapshot(root: string): string[] {
  const seen: string[] = [];
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const at = path.join(folder, name);
      const stats = lstatSync(at);
      const target = stats.isSymbolicLink() ? readlinkSync(at) : '';
      seen.push(`${JSON.stringify(at)} ${stats.mode} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${target}`);
      if (stats.isDirectory()) walk(at);
    }
  };
  walk(root);
  return seen.sort();
}
