import fc from 'fast-check';
import { type Result, resultSchema } from '../../src/domain/result.js';
import { harbour, knownHarbour } from '../reports/harbour.js';

/** Runs of a property: few in the suite, as many as FAST_CHECK_RUNS says elsewhere. */
export function runs(few: number): { numRuns: number; seed?: number } {
  const asked = Number(process.env.FAST_CHECK_RUNS);
  return asked > 0 ? { numRuns: asked } : { numRuns: few, seed: 20261122 };
}

/** Milliseconds for a property whose runs take long: the usual ones, and a second for each run that FAST_CHECK_RUNS asks for. */
export const patience = (usual: number): number => Math.max(usual, 1000 * (Number(process.env.FAST_CHECK_RUNS) || 0));

/** Signs that mean something to one of the outputs. */
const PIECES = [
  ...[
    '|',
    '`',
    '```',
    '<script>',
    '</td>',
    '</script>',
    '<!--',
    ']]>',
    '[x](javascript:1)',
    '![](//x)',
    '{0}',
    '{',
    '{{',
    '\\',
  ],
  ...[
    '"',
    "'",
    ',',
    ';',
    '::error::',
    '%0A',
    '\r\n',
    '\n',
    '\t',
    '=1+1',
    '+',
    '-',
    '@',
    '$(id)',
    '`id`',
    '$HOME',
    '!x',
  ],
  ...[
    '\u0000',
    '\u001b[31m',
    '\u202e',
    '\ud800',
    '\udc00',
    '\u2028',
    '\u0085',
    '🚢',
    '港',
    'e\u0301',
    '&amp;',
    '#1',
    '@all',
  ],
  ...[
    'END_OF_TEXT',
    '\nEND_OF_TEXT\n',
    '__proto__',
    'constructor',
    'www.x.y',
    ' ',
    '\ufeff',
    '＝1',
    '{noformat}',
    '\u200b',
  ],
];

/** A text of anything. */
export const nasty: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** Names that join the parts of a result, and figures in words; every other text may be anything. */
const JOINING = new Set(['id', 'findings', 'dependsOn', 'items', 'item', 'start', 'end', 'waves', 'hop', 'to', 'from']);

type Change = (text: string) => string;

/** Changes the texts at some places; a place is the last two keys on the way to it: `addons.name`. */
function changed(value: unknown, place: string, places: ReadonlySet<string>, change: Change): unknown {
  if (typeof value === 'string') return places.has(place) ? change(value) : value;
  if (Array.isArray(value)) return value.map((inner) => changed(inner, place, places, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([key, inner]) => [key, changed(inner, placeOf(place, key), places, change)]));
}

const placeOf = (parent: string, key: string): string => `${parent.slice(parent.indexOf('.') + 1)}.${key}`;

function placesIn(value: unknown, place: string, places = new Set<string>()): Set<string> {
  if (typeof value === 'string') places.add(place);
  else if (Array.isArray(value)) for (const inner of value) placesIn(inner, place, places);
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) placesIn(inner, placeOf(place, key), places);
  return places;
}

/** A few addons, findings and items of the harbour. */
function small(result: Result): Result {
  const addons = result.addons.slice(0, 3);
  const names = new Set(addons.map(({ name }) => name));
  const findings = result.findings.filter(({ addon }) => names.has(addon)).slice(0, 5);
  const items = result.items.slice(0, 4);
  const planned = new Set(items.map(({ id }) => id));
  const sprints = result.plan.sprints.map((sprint) => ({
    ...sprint,
    items: sprint.items.filter(({ id }) => planned.has(id)),
  }));
  const unplanned = result.plan.unplanned.filter(({ id }) => planned.has(id));
  return { ...result, addons, findings, items, plan: { ...result.plan, sprints, unplanned } };
}

const BASES = [small(harbour()), small(knownHarbour())];

/** Places of texts that may be anything: the schema takes any text there. */
export const FREE: ReadonlySet<string> = new Set(
  [...placesIn(BASES, '.')].filter((place) => {
    if (JOINING.has(place.slice(place.indexOf('.') + 1))) return false;
    const other = BASES.map((base) => changed(base, '.', new Set([place]), (text) => `x${text}`));
    return other.every((result) => resultSchema.safeParse(result).success);
  }),
);

/**
 * Any result: numbers and structure are those of the harbour, every text that may be anything is. The same text becomes the
 * same everywhere, so that names still join what they joined.
 */
export const results: fc.Arbitrary<Result> = fc
  .tuple(fc.constantFrom(...BASES), fc.array(nasty, { minLength: 1, maxLength: 12 }))
  .map(([base, texts]) => {
    const known = new Map<string, string>();
    const change = (text: string) => {
      if (!known.has(text)) known.set(text, `${texts[known.size % texts.length]}${known.size}`);
      return known.get(text)!;
    };
    return resultSchema.parse(changed(base, '.', FREE, change));
  });
