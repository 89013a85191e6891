import { inputOf } from './inputs.js';
import { judge, kindOf } from './judge.js';
import { minimise } from './minimise.js';
import type { Failure, Target } from './target.js';

export interface Run {
  target: Target;
  seeds: readonly Buffer[];
  seed: number;
  /** Numbers of the first input, and of the one after the last. */
  from: number;
  to: number;
  /** Kinds that earlier stretches of the run have shown; added to. */
  kinds?: Map<string, number>;
  /** Called before each reading, with the number of the input; while a failure is made smaller, with the same one. */
  onReading?(number: number): void;
  /** Called with the first failure of each kind, minimised. */
  onFailure(failure: Failure): void;
}

export interface Tally {
  inputs: number;
  /** Kind of failure to how many inputs showed it. */
  kinds: Map<string, number>;
}

/** Gives a reader the inputs of a range of numbers. */
export async function fuzz({
  target,
  seeds,
  seed,
  from,
  to,
  kinds = new Map(),
  onReading,
  onFailure,
}: Run): Promise<Tally> {
  for (let number = from; number < to; number++) {
    onReading?.(number);
    const input = inputOf(target, seeds, seed, number);
    const fault = await judge(target, input);
    if (fault === null) continue;
    const kind = kindOf(fault);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (kinds.get(kind)! > 1) continue;
    const small = await smallest(target, input, kind, () => onReading?.(number));
    onFailure({ reader: target.name, seed, number, ...fault, ...small });
  }
  return { inputs: to - from, kinds };
}

async function smallest(
  target: Target,
  input: Uint8Array,
  kind: string,
  onReading: () => void,
): Promise<Pick<Failure, 'input' | 'what'>> {
  const fails = async (candidate: Uint8Array) => {
    onReading();
    const fault = await judge(target, candidate);
    return fault !== null && kindOf(fault) === kind;
  };
  const least = await minimise(input, fails);
  const fault = await judge(target, least);
  return { input: least, what: fault?.what ?? 'not again' };
}
