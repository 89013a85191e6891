import type { Certainty } from '../../src/domain/finding.js';
import type { Series } from '../../src/domain/series.js';
import type { SymbolOutcome } from '../../src/domain/symbols.js';
import type { Change } from '../changes/schema.js';
import type { Use } from './uses/index.js';
import { modelAt, type World } from './world.js';

/** What becomes of one use on the way to the target. */
export interface Resolution {
  /** `unknown`: not Odoo's own at the addon's series, or what the index cannot tell. */
  status: 'there' | 'gone' | 'renamed' | 'moved' | 'changed' | 'retyped' | 'unknown';
  /** The step on which it is lost; null for `there` and `unknown`. */
  hop: Series | null;
  /** What takes over: a name, a module, a list of parameters. */
  successor: string | null;
  why: string;
  /** For `retyped`: what it was. */
  was?: string;
  /** The fact of the catalogue on the same thing, for its wording and tool. */
  change: Change | null;
  certainty: Certainty;
}

export const THERE: Resolution = {
  status: 'there',
  hop: null,
  successor: null,
  why: '',
  change: null,
  certainty: 'certain',
};
export const unknown = (why: string): Resolution => ({ ...THERE, status: 'unknown', why });

/** A use with what becomes of it. */
export interface Resolved {
  use: Use;
  found: Resolution;
}

export const there = (is: boolean): SymbolOutcome => (is ? 'found' : 'missing');

/**
 * Follows something through the series; null where it is still there at the target. What was not there at the start is
 * no matter of the upgrade.
 */
export function lost(world: World, at: (series: Series) => SymbolOutcome): Resolution | null {
  if (at(world.from) !== 'found') return unknown('not among the symbols of Odoo that the addon sees at its own series');
  const end = at(world.target);
  if (end === 'found') return null;
  if (end === 'unknown') return unknown('the index of the target cannot tell');
  let hop = world.target;
  for (let step = world.steps.length - 2; step >= 0; step--) {
    const series = world.steps[step]!;
    if (at(series) !== 'missing') break;
    hop = series;
  }
  return { ...THERE, status: 'gone', hop };
}

/** The module that has a field or method at the target, where the addon does not depend on it. */
export function elsewhereOf(
  world: World,
  models: readonly string[],
  name: string,
  kind: 'field' | 'method',
): string | null {
  for (const model of models) {
    const real = modelAt(world, model, world.target);
    const { found } = kind === 'field' ? world.after.field(real, name) : world.after.method(real, name);
    if (found.length > 0) return found[0]!.module;
  }
  return null;
}

export function outcomeOf(outcome: 'own' | 'found' | 'missing' | 'unknown'): SymbolOutcome {
  return outcome === 'own' ? 'found' : outcome;
}
