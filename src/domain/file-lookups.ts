import type { AddonSource } from './addon.js';
import type { CsvFacts } from './facts/csv.js';
import type { JavaScriptFacts } from './facts/javascript.js';
import type { PythonFacts } from './facts/python.js';
import type { XmlFacts } from './facts/xml.js';
import { PassingMap } from './passing.js';

/**
 * Answers to questions that are asked of every class, function or line of a file and would else go through the whole file
 * each time. Tables are made when a list is long enough to need one, and go when the addon at hand is done with.
 */

/** Up to that many entries, going through them is cheaper than a table. */
const FEW = 16;

/** The table of a list by a key that each entry has, or null where it is left out. */
function tableBy<T, K>(keyOf: (entry: T) => K) {
  const tables = new PassingMap<readonly T[], Map<K, T[]>>();
  return (list: readonly T[], key: K): readonly T[] => {
    if (list.length <= FEW) return list.filter((entry) => keyOf(entry) === key);
    let table = tables.get(list);
    if (table === undefined) {
      table = new Map();
      for (const entry of list) {
        const own = keyOf(entry);
        const group = table.get(own);
        if (group === undefined) table.set(own, [entry]);
        else group.push(entry);
      }
      tables.set(list, table);
    }
    return table.get(key) ?? [];
  };
}

const byFunction = tableBy((entry: { function: number | null }) => entry.function);
const byName = tableBy((entry: { name: string }) => entry.name);
const byLine = tableBy((entry: { line: number }) => entry.line);
const byPath = tableBy((entry: { path: string }) => entry.path);
const byCallee = tableBy((entry: { callee: string }) => entry.callee);
const byTarget = tableBy((entry: { target: string }) => entry.target);
const byValue = tableBy((entry: { value: string }) => entry.value);
const byRecord = tableBy((entry: { record: number }) => entry.record);
/** Line and column in one number: lines and columns are counts within a file of ten megabytes. */
const byPlace = tableBy(({ line, column }: { line: number; column: number }) => line * 2 ** 26 + column);
const byTail = tableBy(({ chain }: { chain: string }) => chain.slice(chain.lastIndexOf('.') + 1));
const byParent = tableBy((entry: { within: number | null }) => entry.within);
const byClass = tableBy((entry: { class: number | null }) => entry.class);

/** Entries that stand in a function itself, by its index (null: outside functions), in source order. */
export function inFunction<T extends { function: number | null }>(list: readonly T[], index: number | null) {
  return byFunction(list, index) as readonly T[];
}

/** Entries of that name, in source order. */
export function withName<T extends { name: string }>(list: readonly T[], name: string) {
  return byName(list, name) as readonly T[];
}

/** Entries that begin on a line, in source order. */
export function onLine<T extends { line: number }>(list: readonly T[], line: number) {
  return byLine(list, line) as readonly T[];
}

/** Entries that begin at a place, in source order. */
export function placedAt<T extends { line: number; column: number }>(list: readonly T[], line: number, column: number) {
  return byPlace(list, line * 2 ** 26 + column) as readonly T[];
}

/** Strings or manifest entries of that text, in source order. */
export function withValue<T extends { value: string }>(list: readonly T[], value: string) {
  return byValue(list, value) as readonly T[];
}

/** Chains whose last part is a name, in source order. */
export function withTail<T extends { chain: string }>(list: readonly T[], name: string) {
  return byTail(list, name) as readonly T[];
}

/** Views that a record makes, by its index. */
export function ofRecord<T extends { record: number }>(list: readonly T[], record: number) {
  return byRecord(list, record) as readonly T[];
}

/** Calls of what is written so, in source order. */
export function callsOf<T extends { callee: string }>(list: readonly T[], callee: string) {
  return byCallee(list, callee) as readonly T[];
}

/** Assignments to what is written so, in source order. */
export function toTarget<T extends { target: string }>(list: readonly T[], target: string) {
  return byTarget(list, target) as readonly T[];
}

/** Functions and entries written directly in the body of a class, by its index. */
export function inClass<T extends { class: number | null }>(list: readonly T[], index: number | null) {
  return byClass(list, index) as readonly T[];
}

/** The file of a path, the first where there are several. */
export function pythonFile(source: Pick<AddonSource, 'python'>, path: string): PythonFacts | undefined {
  return byPath(source.python, path)[0] as PythonFacts | undefined;
}

export function xmlFile(source: Pick<AddonSource, 'xml'>, path: string): XmlFacts | undefined {
  return byPath(source.xml, path)[0] as XmlFacts | undefined;
}

export function csvFile(source: Pick<AddonSource, 'csv'>, path: string): CsvFacts | undefined {
  return byPath(source.csv, path)[0] as CsvFacts | undefined;
}

export function scriptFile(source: Pick<AddonSource, 'javascript'>, path: string): JavaScriptFacts | undefined {
  return byPath(source.javascript, path)[0] as JavaScriptFacts | undefined;
}

const places = new PassingMap<readonly object[], Map<object, number>>();

/** Place of an entry in its list, as `indexOf` tells it; -1 where it is not in it. */
export function indexIn<T extends object>(list: readonly T[], entry: T): number {
  if (list.length <= FEW) return list.indexOf(entry);
  let table = places.get(list);
  if (table === undefined) {
    table = new Map();
    for (const [index, one] of list.entries()) if (!table.has(one)) table.set(one, index);
    places.set(list, table);
  }
  return table.get(entry) ?? -1;
}

/** Entries that stand in a function or in one written inside it, in source order. */
export function insideFunction<T extends { function: number | null }>(
  facts: Pick<PythonFacts, 'functions'>,
  list: readonly T[],
  index: number,
): readonly T[] {
  const inner = innerFunctions(facts, index);
  if (inner.length === 1) return inFunction(list, index);
  const found = inner.flatMap((one) => inFunction(list, one));
  return found.sort((a, b) => indexIn(list, a) - indexIn(list, b));
}

/** A function and those written inside it, by index. */
function innerFunctions({ functions }: Pick<PythonFacts, 'functions'>, index: number): number[] {
  const found = [index];
  for (let at = 0; at < found.length; at++)
    for (const inner of byParent(functions, found[at]!))
      found.push(indexIn(functions, inner as (typeof functions)[number]));
  return found;
}

interface Span {
  line: number;
  endLine: number;
}

type Cover = (line: number) => unknown;

const last = new PassingMap<readonly Span[], Cover>();
const first = new PassingMap<readonly Span[], Cover>();
const begun = new PassingMap<readonly { line: number }[], Cover>();

/** The last entry of a list whose lines hold a line: of functions and loops the innermost. */
export function lastAround<T extends Span>(list: readonly T[], line: number): T | undefined {
  if (list.length <= FEW) return list.findLast((entry) => entry.line <= line && line <= entry.endLine);
  return coverIn(last, list, () => coverOf(list.toReversed()))(line) as T | undefined;
}

/** The first entry of a list whose lines hold a line. */
export function firstAround<T extends Span>(list: readonly T[], line: number): T | undefined {
  if (list.length <= FEW) return list.find((entry) => entry.line <= line && line <= entry.endLine);
  return coverIn(first, list, () => coverOf(list))(line) as T | undefined;
}

/** The last entry of a list that begins on a line or above it. */
export function lastUpTo<T extends { line: number }>(list: readonly T[], line: number): T | undefined {
  if (list.length <= FEW) return list.findLast((entry) => entry.line <= line);
  const open = () => coverOf(list.map((entry) => ({ line: entry.line, endLine: END, entry })).reverse());
  return (coverIn(begun, list, open)(line) as { entry: T } | undefined)?.entry;
}

const END = Number.MAX_SAFE_INTEGER - 1;

function coverIn<K extends object>(covers: PassingMap<K, Cover>, list: K, make: () => Cover): Cover {
  let cover = covers.get(list);
  if (cover === undefined) {
    cover = make();
    covers.set(list, cover);
  }
  return cover;
}

/** Who comes first of those at each line. Lines are cut where an entry begins or ends, and each piece is given away once. */
function coverOf<T extends Span>(list: readonly T[]): (line: number) => T | undefined {
  const cuts = [...new Set(list.flatMap(({ line, endLine }) => [line, endLine + 1]))].sort((a, b) => a - b);
  const at = new Map(cuts.map((line, index) => [line, index]));
  const owners = new Array<T | undefined>(cuts.length);
  // The next piece that is free, at or after this one; shortened on the way.
  const free = Int32Array.from({ length: cuts.length + 1 }, (_, index) => index);
  const nextFree = (from: number): number => {
    let found = from;
    while (free[found] !== found) found = free[found]!;
    for (let step = from; step !== found; ) {
      const next = free[step]!;
      free[step] = found;
      step = next;
    }
    return found;
  };
  for (const entry of list) {
    const end = at.get(entry.endLine + 1)!;
    for (let piece = nextFree(at.get(entry.line)!); piece < end; piece = nextFree(piece)) {
      owners[piece] = entry;
      free[piece] = piece + 1;
    }
  }
  return (line) => {
    let [low, high] = [0, cuts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle]! <= line) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : owners[low - 1];
  };
}
