import type { Worker } from 'node:worker_threads';
import { messageOf } from '../../domain/errors.js';
import { startThread } from '../../threads.js';
import type { SolverMessage, SolverTask } from './messages.js';

/** What the solver came to, whole or cut short. */
export interface SolverAnswer {
  status: 'optimal' | 'limit' | 'infeasible' | 'failed';
  /** Proved upper bound of the objective; infinite where nothing was proved. */
  bound: number;
  /** Best solution it had, or null. */
  values: Float64Array | null;
  /** Why it failed. */
  why: string;
}

export interface SolverLimits {
  seconds: number;
  /** Megabytes of the thread's own heap; the solver's own memory ends at 4,096 MB, as its addresses have 32 bits. */
  megabytes?: number;
}

/** What the thread may take to load the solver and to notice that its time is up, before it is ended from outside. */
const GRACE_SECONDS = 5;

/**
 * Runs the solver in a thread of its own, which is ended when it overruns its time. What it told until then counts: the
 * last bound and the best solution. Never throws; a crash or lack of memory is the status `failed`.
 */
export function solveApart(task: Omit<SolverTask, 'seconds'>, limits: SolverLimits): Promise<SolverAnswer> {
  const answer: SolverAnswer = { status: 'limit', bound: Number.POSITIVE_INFINITY, values: null, why: '' };
  let best = Number.NEGATIVE_INFINITY;
  return new Promise((resolve) => {
    const worker = startWorker({ ...task, seconds: limits.seconds }, limits.megabytes);
    const finish = (change: Partial<SolverAnswer>) => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // The thread may still be inside the solver; what it throws when it is ended concerns nobody.
      worker.on('error', () => {});
      void worker.terminate().finally(() => resolve({ ...answer, ...change }));
    };
    const timer = setTimeout(() => finish({}), (limits.seconds + GRACE_SECONDS) * 1000);
    worker.on('message', (message: SolverMessage) => {
      if (message.kind === 'solution') {
        if (message.objective <= best) return;
        best = message.objective;
        answer.values = message.values;
      } else if (message.kind === 'bound') {
        answer.bound = Math.min(answer.bound, message.bound);
      } else {
        const bound = Number.isFinite(message.bound) ? Math.min(answer.bound, message.bound) : answer.bound;
        finish({ status: message.status, why: message.why, bound });
      }
    });
    worker.on('error', (error) => finish({ status: 'failed', why: messageOf(error) }));
    worker.on('exit', (code) => finish({ status: 'failed', why: `its thread ended with code ${code}` }));
  });
}

function startWorker(workerData: SolverTask, megabytes: number | undefined): Worker {
  return startThread('src/planner/exact/worker', {
    workerData,
    ...(megabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: megabytes } }),
  });
}
