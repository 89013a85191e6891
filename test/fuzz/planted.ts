import { z } from 'zod';
import { followsSchema, insideText } from '../../scripts/fuzz/facts.js';
import { standsEdits } from '../../scripts/fuzz/harmless.js';
import type { Target } from '../../scripts/fuzz/target.js';

/** A reader of lists of ships, one a line, and ways to break it: every oracle must find the one it is for. */

interface Facts {
  lines: number;
  ships: { line: number; column: number; name: string }[];
}

type Break = (facts: Facts, text: string) => Facts;

let readings = 0;

export const DEFECTS: Readonly<Record<string, Break>> = {
  none: (facts) => facts,
  throws: (facts, text) => {
    if (/tide.*tide/s.test(text)) throw new TypeError('two tides');
    return facts;
  },
  schema: (facts, text) => (text.includes('tide') ? { ...facts, ships: null as never } : facts),
  positions: ({ ships, lines }, text) => ({
    lines,
    ships: ships.map((ship) => (text.includes('tide') ? { ...ship, column: ship.column + 200 } : ship)),
  }),
  'same twice': (facts, text) => ({
    ...facts,
    lines: facts.lines,
    ...(text.includes('tide') ? { at: ++readings } : {}),
  }),
  plain: (facts, text) => (text.includes('tide') ? { ...facts, speed: Number.NaN } : facts) as Facts,
  JSON: (facts, text) => (text.includes('tide') ? { ...facts, much: 'x'.repeat(500_000) } : facts) as Facts,
  'harmless edit': (facts, text) =>
    text.startsWith('\n\n') && text.includes('tide') ? { ...facts, ships: [] } : facts,
  hang: (facts, text) => {
    while (text.includes('tide\ntide'));
    return facts;
  },
  crash: (facts, text) => {
    if (text.includes('tide\ntide')) process.kill(process.pid, 'SIGSEGV');
    return facts;
  },
};

const schema = z.looseObject({ lines: z.int(), ships: z.array(z.looseObject({ name: z.string() })) });

function readerWith(name: string): Target {
  const read = (text: string): Facts => {
    const rows = text.split('\n');
    const ships = rows.flatMap((row, index) => (row === '' ? [] : [{ line: index + 1, column: 1, name: row }]));
    return DEFECTS[name]!({ lines: rows.length - (rows.at(-1) === '' ? 1 : 0), ships }, text);
  };
  return {
    name,
    files: [],
    seeds: ['anchor\nbuoy\ncrane\ntide\ntide\nquay\n', 'tide\nwharf\n'],
    words: ['tide', 'ebb'],
    read: (input) => {
      const text = new TextDecoder().decode(input);
      return { facts: read(text), text };
    },
    oracles: [
      followsSchema(schema),
      insideText((text) => text.split('\n')),
      standsEdits(read, [
        { name: 'empty lines', apply: (text) => (text === '' ? null : `\n\n${text}`), by: 2, except: ['lines'] },
      ]),
    ],
  };
}

export const TARGETS: Readonly<Record<string, () => Promise<Target>>> = Object.fromEntries(
  Object.keys(DEFECTS).map((name) => [name, async () => readerWith(name)]),
);
