import type { Program } from './program.js';

/** What the solver's thread is given. */
export interface SolverTask {
  program: Program;
  /** A feasible solution to begin with, or null. */
  start: Float64Array | null;
  seconds: number;
}

/** What it tells: progress as it comes, and one `end` last. */
export type SolverMessage =
  | { kind: 'bound'; bound: number }
  | { kind: 'solution'; objective: number; values: Float64Array }
  | { kind: 'end'; status: 'optimal' | 'limit' | 'infeasible' | 'failed'; bound: number; why: string };
