import type { Terminal } from './ui/terminal.js';

/** Everything of the outside world that a command touches; tests give their own. */
export interface Io {
  stdout: { write(text: string): unknown; isTTY?: boolean; columns?: number };
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number };
  /** What `ui` takes over; null: there is none. Left out: that of the process. */
  terminal?: Terminal | null;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The day it is, `2026-11-22`; the only clock of the program. */
  today: string;
}

/** Exit codes. 0: clean. 1: a gate failed. 2: could not run. */
export const EXIT = { clean: 0, gate: 1, unable: 2 } as const;

/** Where a command leaves its exit code. */
export interface Outcome {
  code: number;
}

export function processIo(): Io {
  const { stdout, stderr, env } = process;
  return { stdout, stderr, cwd: process.cwd(), env, today: dayOf(env) };
}

/**
 * The day it is, in UTC; where SOURCE_DATE_EPOCH holds seconds since 1970, the day of these, so that a result can be made again.
 * Source: https://reproducible-builds.org/specs/source-date-epoch/
 */
export function dayOf({ SOURCE_DATE_EPOCH: seconds }: Io['env']): string {
  const time = /^\d{1,11}$/.test(seconds ?? '') ? Number(seconds) * 1000 : Date.now();
  return new Date(time).toISOString().slice(0, 10);
}
