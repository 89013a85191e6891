import { type ChildProcess, execFile } from 'node:child_process';
import path from 'node:path';

/** What `npm run build` made, or another build. */
export const MAIN = path.resolve(process.env.ODOO_DEBT_MAIN ?? 'dist/src/cli/main.js');

export interface Ran {
  /** Null where it was killed. */
  code: number | null;
  out: string;
  err: string;
}

interface How {
  /** Options of Node, before the program. */
  node?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** Gets the process as soon as it runs. */
  started?: (child: ChildProcess) => void;
}

/** Runs the built program in a process of its own, with nothing of this one's environment but the path. */
export function built(cwd: string, args: readonly string[], { node = [], env = {}, started }: How = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [...node, MAIN, ...args],
      { cwd, maxBuffer: 2 ** 28, env: { PATH: process.env.PATH, HOME: cwd, CI: 'true', LANG: 'C.UTF-8', ...env } },
      (error, out, err) => resolve({ code: error === null ? 0 : (child.exitCode ?? null), out, err }),
    );
    started?.(child);
  });
}
