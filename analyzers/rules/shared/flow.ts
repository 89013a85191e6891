import type { PythonBinding, PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { lastAround, withName } from '../../../src/domain/file-lookups.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Scoped } from './python.js';
import { rootOf } from './python.js';
import { childrenOf } from './values.js';

/** Where a value comes from, as far as one function tells. */
export type Source =
  /** A parameter of the function (index into `facts.functions`) or of one around it. */
  | { kind: 'parameter'; name: string; function: number }
  /** A dotted name that nothing in the function is given to: `self.name`, `request.params`, `record.state`. */
  | { kind: 'attribute'; name: string }
  /** A call that is not looked into. */
  | { kind: 'call'; value: Value & { kind: 'call' } }
  /** A name of the module: imported, or given elsewhere. */
  | { kind: 'global'; name: string }
  /** What the reader cut off, lambdas and the like. */
  | { kind: 'unknown'; value: Value };

/**
 * The values that decide what a value holds: `[]` where it does no harm, null for the usual way (operands of a format,
 * both results of a conditional, elements of a list). `value` may be a name; then null means what it was given.
 */
export type Through = (value: Value, at: Scoped) => readonly Value[] | null;

/** How many steps are followed, and how many sources one value may have; both only bound the work. */
const MAX_STEPS = 12;
const MAX_SOURCES = 64;
/** Values given to one name that are looked at; where there are more, the rest is not known. An assumption. */
const MAX_VALUES = 1000;
const END = Number.MAX_SAFE_INTEGER;

interface Index {
  /** By `function:target`; function is empty at module level. Assignments in class bodies are left out. */
  given: Map<string, Given[]>;
  bound: Map<string, PythonBinding[]>;
}

export interface Given {
  value: Value;
  line: number;
  column: number;
  /** Replaces what the name held: an assignment that is no `+=`, `append` or `x[key] = …`. */
  replaces: boolean;
}

const indexes = new PassingMap<PythonFacts, Index>();
/** Calls that put their arguments into what they are called on. Source: list, set and dict of the Python library. */
const ADDS = /^(append|extend|insert|add|update|setdefault|appendleft|prepend)$/;

/**
 * What a name may hold at a place: every value given to it before inside the function, back to one that surely
 * replaced what was there. An assignment further indented than the place may stand in a branch that was not taken, so
 * the search goes on behind it. `complete` is false where no such assignment was found.
 */
export function givenTo(facts: PythonFacts, at: Scoped, name: string): { values: Given[]; complete: boolean } {
  const all = indexOf(facts).given.get(`${at.function ?? ''}:${name}`) ?? [];
  const values: Given[] = [];
  for (let place = firstFrom(all, at.line + 1) - 1; place >= 0; place--) {
    const given = all[place]!;
    // An assignment on the very line (`x = f(x)`) is made after the line has been read.
    if (given.line === at.line && given.column <= at.column) continue;
    if (values.length === MAX_VALUES) break;
    values.push(given);
    if (given.replaces && given.column <= at.column) return { values, complete: true };
  }
  return { values, complete: false };
}

/** Place of the first that stands on a line or below it; they are in order. */
function firstFrom(all: readonly Given[], line: number): number {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The names a loop gives to elements at a place. */
export function boundAt(facts: PythonFacts, at: Scoped, name: string): PythonBinding | null {
  const all = indexOf(facts).bound.get(`${at.function ?? ''}:${name}`) ?? [];
  return lastAround(all, at.line) ?? null;
}

/** Everything a value is made from, followed through assignments, loops and text operations of its function. */
export function sourcesOf(facts: PythonFacts, at: Scoped, value: Value, through: Through = () => null): Source[] {
  const flow = new Flow(facts, through);
  flow.follow(value, at, 0);
  return flow.sources;
}

class Flow {
  readonly sources: Source[] = [];
  readonly #facts: PythonFacts;
  readonly #through: Through;
  readonly #seen = new Set<string>();

  constructor(facts: PythonFacts, through: Through) {
    this.#facts = facts;
    this.#through = through;
  }

  follow(value: Value, at: Scoped, steps: number): void {
    if (steps > MAX_STEPS || this.sources.length >= MAX_SOURCES) return;
    const decided = this.#through(value, at);
    const next = decided ?? usual(value);
    if (next !== null) for (const part of next) this.#step(value, part, at, steps);
    else if (value.kind === 'name') this.#name(value.name, at, steps);
    else if (value.kind === 'subscript') this.#subscript(value, at, steps);
    else if (value.kind === 'call') this.sources.push({ kind: 'call', value });
    else this.sources.push({ kind: 'unknown', value });
  }

  /** A rule may answer with the value itself to mean: take it as it stands. */
  #step(whole: Value, part: Value, at: Scoped, steps: number): void {
    if (part !== whole) this.follow(part, at, steps + 1);
    else if (part.kind === 'name') this.#name(part.name, at, steps);
    else this.sources.push({ kind: 'unknown', value: part });
  }

  #subscript(value: Value, at: Scoped, steps: number): void {
    const base = 'parts' in value ? value.parts?.[0] : undefined;
    if (base === undefined) this.sources.push({ kind: 'unknown', value });
    else this.follow(base, at, steps + 1);
  }

  #name(name: string, at: Scoped, steps: number): void {
    const key = `${at.function ?? ''}:${at.line}:${name}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const { values, complete } = givenTo(this.#facts, at, name);
    const bound = boundAt(this.#facts, at, name);
    for (const given of values) this.follow(given.value, { ...at, line: given.line, column: given.column }, steps + 1);
    if (complete) return;
    if (bound?.value !== undefined) this.follow(bound.value, { ...at, line: bound.line }, steps + 1);
    else if (bound !== null) this.sources.push({ kind: 'unknown', value: { kind: 'name', name } });
    else if (!this.#parameter(name, at)) this.#outer(name, at, steps, values.length > 0);
  }

  #parameter(name: string, { function: index }: Scoped): boolean {
    if (index === null || !this.#facts.functions[index]!.parameters.some((entry) => entry.name === name)) return false;
    this.sources.push({ kind: 'parameter', name, function: index });
    return true;
  }

  /** A name of a function around, of the class (`self.x`) or of the module. */
  #outer(name: string, at: Scoped, steps: number, given: boolean): void {
    if (name.includes('.')) {
      const attribute = this.#classAttribute(name, at);
      if (attribute !== null) this.follow(attribute, { ...at, function: null }, steps + 1);
      else if (!given) this.sources.push({ kind: 'attribute', name });
      return;
    }
    if (at.function !== null) {
      const inner = this.#facts.functions[at.function]!;
      // What is around is looked at as a whole: it may have run on when the inner function is called.
      this.#name(name, { ...at, function: inner.within, line: END, column: END }, steps + 1);
    } else if (!given) this.sources.push({ kind: 'global', name });
  }

  #classAttribute(name: string, { class: index }: Scoped): Value | null {
    const attribute = /^(?:self|cls)\.(\w+)$/.exec(name)?.[1];
    if (attribute === undefined || index === null) return null;
    return withName(this.#facts.classes[index]!.attributes, attribute)[0]?.value ?? null;
  }
}

/** The usual way on, or null where the value itself is a source or has to be looked up. */
function usual(value: Value): readonly Value[] | null {
  switch (value.kind) {
    case 'name':
    case 'subscript':
    case 'lambda':
      return null;
    case 'call':
      return throughCall(value);
    case 'conditional':
    case 'comprehension':
    case 'other':
      return value.parts ?? null;
    // Without operands it is a comparison, a negation or a number with a sign.
    case 'operation':
      // `a and b`: the result is b, or something empty.
      return (value.operator === 'and' ? value.parts?.slice(1) : value.parts) ?? [];
    default:
      return childrenOf(value);
  }
}

/** Functions whose result holds what they are given. Source: docs.python.org, built-in functions and str methods. */
const KEEPS =
  /^(str|unicode|repr|bytes|tuple|list|set|frozenset|sorted|reversed|dict|ustr|to_text|unquote|unquote_plus)$/;
const KEEPS_RECEIVER =
  /\.(get|pop|items|values|keys|iteritems|itervalues|copy|strip|lstrip|rstrip|replace|lower|upper|title|encode|decode|split|splitlines|zfill|format|join)$/;

function throughCall(value: Value & { kind: 'call' }): readonly Value[] | null {
  const { callee, args, kwargs, receiver } = value;
  const name = callee.split('.').at(-1)!;
  if (KEEPS.test(name)) return [...args, ...Object.values(kwargs)];
  if (name === 'map' || name === 'filter') return args.slice(1);
  const method = KEEPS_RECEIVER.exec(callee)?.[1];
  if (method === undefined) return null;
  const base = callee.slice(0, -method.length - 1);
  const held: Value[] = receiver ? [receiver] : /^[\w.]+$/.test(base) ? [{ kind: 'name', name: base }] : [];
  if (method === 'get' || method === 'pop') {
    // `self.env.context.get('x')` holds what the dictionary holds; of an unknown chain nothing is known.
    return held.length > 0 ? [...held, ...args.slice(1)] : null;
  }
  const taken = /^(format|join|replace)$/.test(method);
  if (held.length === 0 && !/^'...'$/.test(base) && !taken) return chained(base) ?? null;
  return [...held, ...(taken ? [...args, ...Object.values(kwargs)] : [])];
}

/** `kw.get().strip()`, `vals[].lower()`: what the chain starts from. */
function chained(base: string): Value[] | null {
  return /^\w+(\.get\(\)|\.pop\(\)|\[\])+$/.test(base) ? [{ kind: 'name', name: rootOf(base) }] : null;
}

function indexOf(facts: PythonFacts): Index {
  let index = indexes.get(facts);
  if (index === undefined) {
    index = { given: new Map(), bound: new Map() };
    for (const entry of facts.assignments) addAssignment(index, facts, entry);
    for (const call of facts.calls) addCall(index, call);
    for (const list of index.given.values()) list.sort((a, b) => a.line - b.line || a.column - b.column);
    for (const entry of facts.bindings ?? []) push(index.bound, `${entry.function ?? ''}:${entry.name}`, entry);
    indexes.set(facts, index);
  }
  return index;
}

function addAssignment(index: Index, facts: PythonFacts, entry: PythonFacts['assignments'][number]): void {
  const { value, line, column, augmented, target } = entry;
  if (entry.class !== null && facts.classes[entry.class]!.within === entry.function) return;
  push(index.given, `${entry.function ?? ''}:${target}`, { value, line, column, replaces: !augmented });
  // `query[1] = …` fills the list that `query` is.
  const list = /^(.+?)\[\]$/.exec(target)?.[1];
  if (list !== undefined)
    push(index.given, `${entry.function ?? ''}:${list}`, { value, line, column, replaces: false });
}

function addCall(index: Index, call: PythonCall): void {
  if (!ADDS.test(call.name) || call.used) return;
  const target = call.callee.slice(0, -call.name.length - 1);
  if (!/^[\w.]+$/.test(target)) return;
  const { line, column } = call;
  for (const value of [...call.args, ...Object.values(call.kwargs)]) {
    push(index.given, `${call.function ?? ''}:${target}`, { value, line, column, replaces: false });
  }
}

function push<T>(map: Map<string, T[]>, key: string, entry: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [entry]);
  else list.push(entry);
}
