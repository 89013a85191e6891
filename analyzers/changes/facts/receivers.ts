import type { PythonFacts } from '../../../src/domain/facts/python.js';
import type { Value } from '../../../src/domain/facts/value.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Registry } from '../../../src/domain/portfolio.js';
import { comodelOf } from './comodels.js';
import { classOf, isModelClass, modelsOf } from './python.js';

/**
 * What the object before a method or attribute is: records of known models, records of some model, or unknown.
 * `models` empty means that it is a record of a model that the text does not tell.
 */
export type Receiver = { record: true; models: readonly string[] } | { record: false };
const UNKNOWN: Receiver = { record: false };
const SOME: Receiver = { record: true, models: [] };

/** Methods of a recordset that give records of the same model. Source: odoo/models.py BaseModel. */
const SAME_MODEL = new Set(
  'browse search create copy exists filtered filtered_domain sorted sudo with_context with_user with_company with_env with_prefetch with_lang union concat new'.split(
    ' ',
  ),
);

export interface UseAt {
  function: number | null;
  class: number | null;
  line: number;
  column: number;
}

/** @param chain The text before the last dot: `self.env[].search()`, `order`, `self.partner_id`. */
export function receiverOf(file: PythonFacts, registry: Registry, chain: string, use: UseAt, depth = 0): Receiver {
  if (chain === '' || depth > 4) return UNKNOWN;
  const parts = chain.split('.');
  let [current, rest] = start(file, registry, parts, use, depth);
  for (const part of rest) {
    if (!current.record) return UNKNOWN;
    if (part.endsWith('[]')) {
      const inner: Receiver = part === '[]' ? current : step(registry, current, part.slice(0, -2));
      current = inner;
    } else current = step(registry, current, part);
  }
  return current;
}

function start(
  file: PythonFacts,
  registry: Registry,
  parts: string[],
  use: UseAt,
  depth: number,
): [Receiver, string[]] {
  const env = parts.findIndex((part) => /^(env|pool)(\[\])?$/.test(part));
  if (env >= 0) return fromEnvironment(file, parts, env, use);
  const owner = classOf(file, use.class);
  const head = parts[0]!;
  if (head === 'self' || head === 'super()' || head === 'self[]') {
    return [isModelClass(owner) ? { record: true, models: modelsOf(owner) } : UNKNOWN, parts.slice(1)];
  }
  if (head.endsWith(')') || head.endsWith(']')) return [UNKNOWN, []];
  const assigned = assignmentsOf(file, use.function).get(head);
  if (assigned !== undefined) {
    const text = assigned === null ? null : textOf(assigned.value);
    if (text === null) return [UNKNOWN, []];
    return [receiverOf(file, registry, text, { ...use, line: assigned!.line, column: -1 }, depth + 1), parts.slice(1)];
  }
  // `for rec in self` is the idiom of the framework's own documentation; the loop itself is not among the facts.
  if ((head === 'rec' || head === 'record') && isModelClass(owner)) {
    return [{ record: true, models: modelsOf(owner) }, parts.slice(1)];
  }
  return [UNKNOWN, []];
}

/** `self.env['m']`, `env.user`, `env.company`, `env.ref(…)`, `self.pool['m']`. */
function fromEnvironment(file: PythonFacts, parts: string[], at: number, use: UseAt): [Receiver, string[]] {
  if (parts[at]!.endsWith('[]')) {
    const base = [...parts.slice(0, at), parts[at]!.slice(0, -2)].join('.');
    const key = subscriptAt(file, base, use);
    return [key === null ? SOME : { record: true, models: [key] }, parts.slice(at + 1)];
  }
  const next = parts[at + 1];
  if (next === 'user') return [{ record: true, models: ['res.users'] }, parts.slice(at + 2)];
  if (next === 'company') return [{ record: true, models: ['res.company'] }, parts.slice(at + 2)];
  if (next === 'ref()') return [SOME, []];
  return [UNKNOWN, []];
}

function step(registry: Registry, current: Receiver & { record: true }, part: string): Receiver {
  if (part.endsWith(')')) return SAME_MODEL.has(part.slice(0, -2)) ? current : UNKNOWN;
  if (part === 'env') return UNKNOWN;
  const target = comodelOf(registry, current.models, part);
  return target === null ? UNKNOWN : { record: true, models: [target] };
}

/** The key of `base[…]` on the line of a use: at its very place, or the only one of that line. */
function subscriptAt(file: PythonFacts, base: string, use: UseAt): string | null {
  const candidates = (subscriptsOf(file).get(use.line) ?? []).filter((entry) => entry.base === base);
  const exact = candidates.find((entry) => entry.column === use.column);
  if (exact) return exact.key;
  const keys = new Set(candidates.map((entry) => entry.key));
  return keys.size === 1 ? [...keys][0]! : null;
}

type Subscript = PythonFacts['subscripts'][number];
const subscriptCache = new PassingMap<PythonFacts, Map<number, Subscript[]>>();
function subscriptsOf(file: PythonFacts): ReadonlyMap<number, Subscript[]> {
  let lines = subscriptCache.get(file);
  if (lines === undefined) {
    lines = new Map();
    for (const entry of file.subscripts) {
      const list = lines.get(entry.line);
      if (list) list.push(entry);
      else lines.set(entry.line, [entry]);
    }
    subscriptCache.set(file, lines);
  }
  return lines;
}

interface Assigned {
  value: Value;
  line: number;
}
const assignmentCache = new PassingMap<PythonFacts, Map<number | null, Map<string, Assigned | null>>>();

/** Names assigned in a function; null where a name is assigned more than once, so that it may be anything. */
function assignmentsOf(file: PythonFacts, method: number | null): ReadonlyMap<string, Assigned | null> {
  let all = assignmentCache.get(file);
  if (all === undefined) {
    all = new Map();
    for (const { function: owner, target, value, line, augmented } of file.assignments) {
      if (!/^\w+$/.test(target) || augmented) continue;
      const names = all.get(owner) ?? new Map<string, Assigned | null>();
      all.set(owner, names);
      names.set(target, names.has(target) ? null : { value, line });
    }
    assignmentCache.set(file, all);
  }
  return all.get(method) ?? new Map();
}

/** The chain text of a value that is a name, a call or a subscript. */
function textOf(value: Value): string | null {
  if (value.kind === 'name') return value.name;
  if (value.kind === 'call') return `${value.callee}()`;
  return null;
}
