import type { Proof } from '../../domain/plan.js';
import type { Instance } from '../instance.js';
import { Decoder, type Schedule } from '../schedule.js';
import { buildModel, type Model, orderOf, startOf } from './model.js';
import { type SolverAnswer, type SolverLimits, solveApart } from './solver.js';

export interface ProveOptions extends SolverLimits {
  /** Upper bound that is proved already, as `Plan.bound` has it; null where there is none. */
  bound?: number | null;
}

export interface Proved {
  proof: Proof;
  /** The solver's plan where it is better than the one given, else null. */
  schedule: Schedule | null;
}

const SOLVER = 'HiGHS 1.15.3';

/** Above this many unknowns the solver runs out of memory (its addresses have 32 bits) before it has a first bound. */
const MOST_COLUMNS = 400_000;

/** Objectives are written with six digits. */
const DIGITS = 1e6;

/**
 * Has HiGHS (https://highs.dev) look for a better plan and prove how good the best one is. The bound holds for every plan
 * of the instance, in its own objective Σ value × weight of the sprint, and is rounded up. The solver starts from the
 * plan given, so it never ends with a worse one. A solver that fails costs nothing but the proof: `status` is `failed`,
 * `why` says so, and the plan stays. How far it gets in a time depends on the machine; what is proved does not.
 */
export async function prove(instance: Instance, given: Schedule, options: ProveOptions): Promise<Proved> {
  const known = options.bound ?? Number.POSITIVE_INFINITY;
  if (!(options.seconds > 0)) return failed(given, known, 'No time was given to the solver.');
  const model = buildModel(instance);
  const { columns } = model.program;
  if (columns === 0) return { proof: proofOf(given, Math.min(known, 0), 'equal'), schedule: null };
  if (columns > MOST_COLUMNS) {
    return failed(given, known, `The solver has no memory for a plan of ${columns} unknowns.`);
  }
  const start = startOf(model, instance, given);
  const answer = await solveApart({ program: model.program, start }, options);
  const bound = Math.min(known, answer.bound);
  if (answer.status === 'failed') return failed(given, bound, `The solver gave no answer: ${answer.why}.`);
  if (answer.status === 'infeasible') return failed(given, known, 'The solver found no plan that keeps all promises.');
  const better = betterPlan(instance, model, given, answer);
  const proof = proofOf(better ?? given, bound, better === null ? 'search' : 'solver');
  if (proof.status === 'optimal' && better === null) proof.winner = 'equal';
  if (proof.status === 'limit') {
    proof.why =
      answer.status === 'limit'
        ? `The solver's ${options.seconds} s were up.`
        : 'The best the solver found is no plan: it does not do each item larger than a sprint in one go.';
  }
  return { proof, schedule: better };
}

/** The solver's order as a plan. No item comes later than the solver had it, except where large ones crowd others out. */
function betterPlan(instance: Instance, model: Model, given: Schedule, answer: SolverAnswer): Schedule | null {
  if (answer.values === null) return null;
  const all = instance.ids.map((_, item) => item);
  const schedule = new Decoder(instance).decode([
    ...orderOf(model, instance, answer.values),
    ...given.sequence,
    ...all,
  ]);
  const kept = instance.promised.every((item) => schedule.last[item]! > 0);
  return kept && schedule.objective > given.objective + 1 / DIGITS ? schedule : null;
}

function failed(given: Schedule, known: number, why: string): Proved {
  return { proof: { ...proofOf(given, known, 'search'), status: 'failed', why }, schedule: null };
}

/** What the solver's own tolerances (1e-6 and 1e-7) may have cut off. */
function tolerance(bound: number): number {
  return 2e-6 + 1e-7 * Math.abs(bound);
}

function proofOf(plan: Schedule, proved: number, winner: Proof['winner']): Proof {
  const objective = Math.round(plan.objective * DIGITS) / DIGITS;
  if (!Number.isFinite(proved)) {
    return { solver: SOLVER, status: 'limit', objective, bound: null, gap: null, winner, why: '' };
  }
  const bound = Math.max(objective, Math.ceil((proved + tolerance(proved)) * DIGITS) / DIGITS);
  const met = bound - objective <= 3 * tolerance(bound);
  const gap = met || bound <= 0 ? 0 : Math.ceil(((bound - objective) / bound) * DIGITS) / DIGITS;
  return { solver: SOLVER, status: met ? 'optimal' : 'limit', objective, bound, gap, winner, why: '' };
}
