import { difference } from './difference.js';
import { moved } from './facts.js';
import type { Oracle, Outcome } from './target.js';

/** An edit that no reader may see anything in. */
export interface Edit {
  name: string;
  /** The edited text, or null where the edit would mean something there. */
  apply(text: string): string | null;
  /** Lines it puts before everything else. */
  by: number;
  /** Facts that it may change. */
  except: readonly string[];
}

type Facts = Record<string, unknown> & { errors?: unknown[] };

/**
 * Edits that mean nothing change no fact but the lines they move. Only texts that are read without an error are asked:
 * what is left of a broken one is a guess.
 */
export function standsEdits(read: (text: string) => unknown, edits: readonly Edit[]): Oracle {
  return {
    name: 'harmless edit',
    complaint: (_input, outcome: Outcome) => {
      if (!('facts' in outcome) || outcome.text === null) return null;
      const facts = outcome.facts as Facts;
      if ((facts.errors?.length ?? 0) > 0) return null;
      for (const { name, apply, by, except } of edits) {
        const edited = apply(outcome.text);
        if (edited === null) continue;
        const found = difference(moved(without(facts, except), by), without(read(edited) as Facts, except));
        if (found !== null) return `${name}: ${found}`;
      }
      return null;
    },
  };
}

function without(facts: Facts, names: readonly string[]): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !names.includes(name)));
}
