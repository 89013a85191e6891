import { BRACKETS, ODD_CHARACTERS, ODD_NAMES, ODD_NUMBERS } from './oddities.js';
import type { Random } from './random.js';

/** Everything a change of a text may take from. */
export interface Material {
  words: readonly string[];
  /** Another seed, to splice with. */
  other: () => string;
}

type Change = (text: string, random: Random, material: Material) => string;

/** Inputs are kept below this many UTF-16 units: what fails at a megabyte fails here too, and later. */
const MOST = 200_000;

interface Token {
  start: number;
  end: number;
}

/** Some tokens from a random place on: a word, a run of blanks, or one sign each. */
function tokensNear(text: string, random: Random): Token[] {
  const tokens: Token[] = [];
  const pattern = /\w+|[^\S\n]+|\n|[^\w\s]/gu;
  pattern.lastIndex = random.chance(0.1) ? 0 : random.below(text.length);
  for (let match = pattern.exec(text); match !== null && tokens.length < 60; match = pattern.exec(text)) {
    tokens.push({ start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

const put = (text: string, { start, end }: Token, by: string): string => text.slice(0, start) + by + text.slice(end);

function withToken(change: (text: string, token: Token, random: Random, material: Material) => string): Change {
  return (text, random, material) => {
    const tokens = tokensNear(text, random);
    return tokens.length === 0 ? text : change(text, random.pick(tokens), random, material);
  };
}

const deleteToken = withToken((text, token) => put(text, token, ''));
const doubleToken = withToken((text, token) => put(text, token, text.slice(token.start, token.end).repeat(2)));
const replaceToken = withToken((text, token, random, { words }) => put(text, token, random.pick(words)));
const insertWord = withToken((text, { start }, random, { words }) =>
  put(text, { start, end: start }, random.pick(words)),
);
const insertBracket = withToken((text, { start }, random) => put(text, { start, end: start }, random.pick(BRACKETS)));
const extremeName = withToken((text, token, random) => put(text, token, random.pick(ODD_NAMES)));

const swapTokens: Change = (text, random) => {
  const tokens = tokensNear(text, random);
  if (tokens.length < 2) return text;
  const [a, b] = [random.pick(tokens), random.pick(tokens)].sort((one, two) => one.start - two.start) as [Token, Token];
  if (a === b) return text;
  return put(put(text, b, text.slice(a.start, a.end)), a, text.slice(b.start, b.end));
};

const deleteBracket: Change = (text, random) => {
  const from = random.below(text.length);
  const at = text.slice(from).search(/[()[\]{}<>"'`]/);
  return at < 0 ? text : text.slice(0, from + at) + text.slice(from + at + 1);
};

const extremeNumber: Change = (text, random) => {
  const numbers = [...text.matchAll(/\d+/g)];
  if (numbers.length === 0) return text;
  const { index, 0: digits } = random.pick(numbers);
  return put(text, { start: index, end: index + digits.length }, random.pick(ODD_NUMBERS));
};

const oddCharacter: Change = (text, random) => {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + random.pick(ODD_CHARACTERS) + text.slice(at);
};

function withLines(change: (lines: string[], at: number, random: Random) => void): Change {
  return (text, random) => {
    const lines = text.split('\n');
    change(lines, random.below(lines.length), random);
    return lines.join('\n');
  };
}

const deleteLines = withLines((lines, at, random) => lines.splice(at, random.between(1, 4)));
const doubleLines = withLines((lines, at, random) =>
  lines.splice(at, 0, ...lines.slice(at, at + random.between(1, 4))),
);
const moveLines = withLines((lines, at, random) => {
  const taken = lines.splice(at, random.between(1, 4));
  lines.splice(random.below(lines.length + 1), 0, ...taken);
});
const joinLines = withLines((lines, at) => {
  if (at + 1 < lines.length) lines.splice(at, 2, lines[at]! + lines[at + 1]!);
});
const indentLines = withLines((lines, at, random) => {
  const end = Math.min(lines.length, at + random.between(1, 6));
  const by = random.pick([' ', '    ', '\t', '        ', '\f', '\u00a0', '']);
  for (let row = at; row < end; row++) lines[row] = by === '' ? lines[row]!.trimStart() : by + lines[row]!;
});

const splitLine: Change = (text, random) => {
  const at = random.below(text.length + 1);
  return `${text.slice(0, at)}\n${text.slice(at)}`;
};

const truncate: Change = (text, random) => text.slice(0, random.below(text.length));
const dropHead: Change = (text, random) => text.slice(random.below(text.length));

const splice: Change = (text, random, { other }) => {
  const second = other();
  const [a, b] = [random.below(text.length + 1), random.below(second.length + 1)];
  return random.chance(0.5)
    ? text.slice(0, a) + second.slice(b)
    : text.slice(0, a) + second.slice(b, b + random.between(1, 400)) + text.slice(a);
};

/** A fragment many times over, side by side or nested. */
const repeat: Change = (text, random, { words }) => {
  const at = random.below(text.length + 1);
  const fragment = random.chance(0.4) ? random.pick(words) : text.slice(at, at + random.between(1, 40));
  if (fragment === '') return text;
  const times = Math.min(random.pick([3, 30, 120, 300, 3000]), Math.floor(20_000 / fragment.length));
  return text.slice(0, at) + fragment.repeat(Math.max(1, times)) + text.slice(at);
};

const PAIRS: readonly [string, string][] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<a>', '</a>'],
  ["{'a':", '}'],
  ['"a":{', '}'],
  ['f(', ')'],
  ['not ', ''],
  ['-', ''],
  ['- ', ''],
  ['lambda: ', ''],
  ['`${', '}`'],
];
const nest: Change = (text, random) => {
  const [open, close] = random.pick(PAIRS);
  const times = random.pick([5, 50, 150, 250, 2000]);
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(60));
  return text.slice(0, at) + open.repeat(times) + text.slice(at, end) + close.repeat(times) + text.slice(end);
};

const lineEnds: Change = (text, random) => {
  const end = random.pick(['\r\n', '\r', '\n\r', '\u2028', '\n\n', '\\\n', ' \n']);
  if (random.chance(0.6)) return text.replaceAll('\n', end);
  return text
    .split('\n')
    .map((line, index, all) => line + (index === all.length - 1 ? '' : random.chance(0.3) ? end : '\n'))
    .join('');
};

const ENCODINGS = [
  'latin-1',
  'utf-16',
  'cp1252',
  'utf8',
  'no-such',
  'utf-7',
  'gbk',
  'shift_jis',
  'idna',
  'x'.repeat(90),
];
const nameEncoding: Change = (text, random) => {
  const encoding = random.pick(ENCODINGS);
  return random.pick([
    `# -*- coding: ${encoding} -*-\n${text}`,
    `<?xml version="1.0" encoding="${encoding}"?>\n${text}`,
    `\ufeff${text}`,
    `@charset "${encoding}";\n${text}`,
  ]);
};

const CHANGES: readonly Change[] = [
  deleteToken,
  doubleToken,
  replaceToken,
  replaceToken,
  insertWord,
  insertWord,
  insertBracket,
  deleteBracket,
  swapTokens,
  extremeName,
  extremeNumber,
  oddCharacter,
  oddCharacter,
  deleteLines,
  doubleLines,
  moveLines,
  joinLines,
  splitLine,
  indentLines,
  truncate,
  dropHead,
  splice,
  splice,
  repeat,
  nest,
  lineEnds,
  nameEncoding,
];

/** One change of a text that knows of words, lines, brackets and indentation. */
export function changeText(text: string, random: Random, material: Material): string {
  const changed = random.pick(CHANGES)(text, random, material);
  return changed.length > MOST ? changed.slice(0, MOST) : changed;
}
