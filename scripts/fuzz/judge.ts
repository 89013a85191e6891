import { InputError } from '../../src/domain/errors.js';
import { difference, notPlain } from './difference.js';
import type { Failure, Oracle, Outcome, Target } from './target.js';

type Fault = Pick<Failure, 'oracle' | 'what'>;

/**
 * Facts may be this many times as large as the source, as JSON, and this many bytes for nothing: beyond it a reader
 * grows faster than its input.
 */
const LARGEST = { times: 400, bytes: 400_000 };

/** What must hold of every reader: its facts are plain data of a size in keeping with the input. */
const COMMON: readonly Oracle[] = [
  {
    // A line for each mistake: there are at most as many as the input has room for.
    name: 'refusal',
    complaint: (input, outcome) =>
      'refused' in outcome && (outcome.refused === '' || outcome.refused.length > 5000 + 100 * input.length)
        ? `a message of ${outcome.refused.length} characters`
        : null,
  },
  { name: 'plain', complaint: (_input, outcome) => ('facts' in outcome ? notPlain(outcome.facts) : null) },
  {
    name: 'JSON',
    complaint: (input, outcome) => {
      if (!('facts' in outcome)) return null;
      const text = JSON.stringify(outcome.facts);
      const most = LARGEST.times * input.length + LARGEST.bytes;
      if (text.length > most) return `facts of ${text.length} bytes from a source of ${input.length}`;
      return difference(outcome.facts, JSON.parse(text));
    },
  },
  {
    name: 'clone',
    complaint: (_input, outcome) =>
      'facts' in outcome ? difference(outcome.facts, structuredClone(outcome.facts)) : null,
  },
];

/** Reads an input and holds what comes of it against everything that must be so. Gives the first fault, or null. */
export async function judge(target: Target, input: Uint8Array): Promise<Fault | null> {
  const outcome = await readBy(target, input);
  if ('thrown' in outcome) return { oracle: 'throws', what: outcome.thrown };
  // Before all others: what is not the same twice fails them by chance.
  const changed = difference(outcome, await readBy(target, input));
  if (changed !== null && notPlain(outcome) === null) return { oracle: 'same twice', what: changed };
  for (const { name, complaint } of [...COMMON, ...target.oracles]) {
    try {
      const what = await complaint(input, outcome);
      if (what !== null) return { oracle: name, what };
    } catch (thrown) {
      return { oracle: name, what: describe(thrown) };
    }
  }
  return null;
}

async function readBy(target: Target, input: Uint8Array): Promise<Outcome | { thrown: string }> {
  try {
    // A copy: a reader that writes into its input would otherwise show only in the second reading.
    return await target.read(Uint8Array.from(input));
  } catch (thrown) {
    if (!(thrown instanceof InputError)) return { thrown: describe(thrown) };
    // How deep a parser gets before the stack is full differs from call to call; the place it names is of no matter.
    return { refused: thrown.message.replace(/(call stack size exceeded at line) .*/s, '$1 …') };
  }
}

/** The message of what was thrown, and where. */
function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const frame = thrown.stack?.split('\n').find((line) => /\bat .*\.ts:/.test(line)) ?? '';
  const place = /([\w-]+\/[\w-]+\.ts:\d+)/.exec(frame)?.[1] ?? '';
  return `${thrown.name}: ${thrown.message.split('\n')[0]!.slice(0, 200)} ${place}`.trim();
}

/** Two faults of one kind: the same oracle about the same thing, whatever the numbers and texts in it. */
export function kindOf({ oracle, what }: Fault): string {
  return `${oracle}: ${what
    .replace(/"(?:[^"\\]|\\.)*"?…?/g, '"…"')
    .replace(/\d+/g, '0')
    .slice(0, 120)}`;
}
