import type { PythonBinding, PythonCall, PythonFacts } from '../../../src/domain/facts/python.js';
import { stringOf, type Value } from '../../../src/domain/facts/value.js';
import type { Certainty } from '../../../src/domain/finding.js';
import { classOf, isModelClass, modelsOf } from '../../changes/facts/python.js';
import { comodelOf, type World } from '../world.js';

/** Records of known models; `sure` falls with every step that is inferred. */
export interface Records {
  models: readonly string[];
  sure: Certainty;
  /** The field they were reached through; left out where the text names the model itself. */
  behind?: Behind;
}

/** A relational field on the way to records. */
export interface Behind {
  models: readonly string[];
  name: string;
}

export interface UseAt {
  function: number | null;
  class: number | null;
  line: number;
  column: number;
}

/**
 * Methods of a recordset that give records of the same model.
 * Source: BaseModel in odoo/models.py and odoo/orm/models.py, 8.0 to 19.0.
 */
const SAME_MODEL = new Set(
  'browse search create copy exists filtered filtered_domain sorted sudo with_context with_user with_company with_env with_prefetch with_lang union concat new ensure_one'.split(
    ' ',
  ),
);
/** Methods that call a function with each record. */
const EACH = new Set(['filtered', 'sorted', 'mapped', 'grouped']);
const MOST_STEPS = 6;

/** Told for every field that a chain goes through. */
export type OnField = (models: readonly string[], name: string, sure: Certainty, behind?: Behind) => void;

/** What the names of one Python file stand for. */
export class Receivers {
  readonly #calls: Map<string, PythonCall[]>;
  readonly #subscripts: Map<string, string>;
  readonly #lines: Map<number, { chain: string; column: number }[]>;
  readonly #bindings: Map<string, PythonBinding[]>;
  readonly #assigned: Map<string, { value: Value; at: UseAt }[]>;

  constructor(
    readonly world: World,
    readonly file: PythonFacts,
  ) {
    this.#calls = groupBy(file.calls, (one) => `${one.line}:${one.column}`);
    this.#subscripts = new Map(file.subscripts.map((one) => [`${one.line}:${one.column}:${one.base}`, one.key]));
    const starts = [
      ...file.calls.map((one) => ({ line: one.line, column: one.column, chain: `${one.callee}()` })),
      ...file.subscripts.map((one) => ({ line: one.line, column: one.column, chain: `${one.base}[]` })),
    ];
    this.#lines = groupBy(starts, (one) => one.line);
    this.#bindings = groupBy(file.bindings ?? [], (one) => one.name);
    this.#assigned = new Map();
    for (const one of file.assignments) {
      if (!/^\w+$/.test(one.target)) continue;
      const key = `${one.function}:${one.target}`;
      const list = this.#assigned.get(key) ?? [];
      this.#assigned.set(key, list);
      list.push({ value: one.augmented ? { kind: 'other', text: '' } : one.value, at: one });
    }
  }

  /** What `chain` (the text before the last dot) stands for; null where it cannot be told. */
  follow(chain: string, use: UseAt, onField: OnField = () => {}, depth = 0): Records | null {
    if (chain === '' || depth > MOST_STEPS) return null;
    const parts = chain.split('.');
    const begun = this.#start(parts, use, depth);
    if (begun === null) return null;
    let current = begun.records;
    for (let at = begun.next; at < parts.length; at++) {
      const next = this.#step(current, parts, at, use, onField);
      if (next === null) return null;
      current = next;
    }
    return current;
  }

  #start(parts: string[], use: UseAt, depth: number): { records: Records; next: number } | null {
    const env = parts.findIndex((part) => /^(env|pool)(\[\])?$/.test(part));
    if (env >= 0) return this.#environment(parts, env, use);
    const head = parts[0]!;
    const plain = head.replace(/\[\]$/, '');
    if (plain === 'self' || head === 'super()') {
      const owner = classOf(this.file, use.class);
      return isModelClass(owner) ? { records: { models: modelsOf(owner), sure: 'certain' }, next: 1 } : null;
    }
    if (!/^\w+$/.test(plain)) return null;
    const records = this.#named(plain, use, depth);
    return records && { records, next: 1 };
  }

  #environment(parts: string[], at: number, use: UseAt): { records: Records; next: number } | null {
    if (parts[at]!.endsWith('[]')) {
      const base = [...parts.slice(0, at), parts[at]!.slice(0, -2)].join('.');
      const model = this.#subscripts.get(`${use.line}:${use.column}:${base}`);
      return model === undefined ? null : { records: { models: [model], sure: 'certain' }, next: at + 1 };
    }
    const next = parts[at + 1];
    if (next === 'user') return { records: { models: ['res.users'], sure: 'certain' }, next: at + 2 };
    if (next === 'company') return { records: { models: ['res.company'], sure: 'certain' }, next: at + 2 };
    if (next !== 'ref()') return null;
    const id = stringOf(this.#callAt(parts.slice(0, at + 2), use)?.args[0]);
    const model = id === null ? null : this.world.before.xmlid(id)?.model;
    return model ? { records: { models: [model], sure: 'likely' }, next: at + 2 } : null;
  }

  #step(current: Records, parts: string[], at: number, use: UseAt, onField: OnField): Records | null {
    const part = parts[at]!;
    if (part.endsWith('()')) {
      const name = part.slice(0, -2);
      if (SAME_MODEL.has(name)) return current;
      if (name !== 'mapped') return null;
      const path = stringOf(this.#callAt(parts.slice(0, at + 1), use)?.args[0]);
      return path === null || !/^\w+(\.\w+)*$/.test(path) ? null : this.path(current, path);
    }
    const name = part.replace(/(?<!\[\])(\[\])+$/, '');
    if (name === '') return current;
    if (!/^[a-z_]\w*$/.test(name) || name === 'env') return null;
    onField(current.models, name, current.sure, current.behind);
    return this.#lead(current, name);
  }

  /** The records at the end of a dotted path of fields. */
  path(start: Records, path: string, onField: OnField = () => {}): Records | null {
    let current: Records | null = start;
    for (const name of path.split('.')) {
      if (current === null) return null;
      onField(current.models, name, current.sure, current.behind);
      current = this.#lead(current, name);
    }
    return current;
  }

  #lead(current: Records, name: string): Records | null {
    const model = comodelOf(this.world, current.models, name);
    const sure = current.sure === 'possible' ? 'possible' : 'likely';
    return model === null ? null : { models: [model], sure, behind: { models: current.models, name } };
  }

  #callAt(parts: readonly string[], use: UseAt): PythonCall | undefined {
    const callee = parts.join('.').slice(0, -2);
    return this.#calls.get(`${use.line}:${use.column}`)?.find((one) => one.callee === callee);
  }

  #named(name: string, use: UseAt, depth: number): Records | null {
    const bound = this.#bindingAt(name, use);
    if (bound !== null) return bound === undefined ? null : this.#bound(bound, depth);
    const assigned = this.#assigned.get(`${use.function}:${name}`);
    if (assigned === undefined) return null;
    if (this.#isParameter(name, use)) return null;
    let found: Records | null = null;
    for (const { value, at } of assigned) {
      const records = this.#ofValue(value, at, depth + 1, name);
      if (records === 'same') continue;
      if (records === null || (found !== null && found.models.join() !== records.models.join())) return null;
      found = records;
    }
    return found && { ...found, sure: weaker(found.sure, 'likely') };
  }

  #isParameter(name: string, use: UseAt): boolean {
    const method = use.function === null ? undefined : this.file.functions[use.function];
    return method?.parameters.some((one) => one.name === name) ?? false;
  }

  /** The innermost loop or lambda that gives the name; undefined where two do; null where none does. */
  #bindingAt(name: string, use: UseAt): PythonBinding | null | undefined {
    let best: PythonBinding | null = null;
    let doubt = false;
    for (const one of this.#bindings.get(name) ?? []) {
      if (one.function !== use.function && one.how === 'for') continue;
      if (use.line < one.line || use.line > one.endLine) continue;
      if (best === null || one.line > best.line) {
        best = one;
        doubt = false;
      } else if (one.line === best.line && one.source !== best.source) doubt = true;
    }
    return doubt ? undefined : best;
  }

  #bound(binding: PythonBinding, depth: number): Records | null {
    const { how, source } = binding;
    if (source === '') return null;
    const dot = source.lastIndexOf('.');
    const chain = how === 'for' ? source : EACH.has(source.slice(dot + 1)) ? source.slice(0, Math.max(dot, 0)) : '';
    // The chain starts at another place than the name does; positions of `env['m']` in it are not known.
    const at = { function: binding.function, class: binding.class, line: binding.line, column: -1 };
    const records = this.follow(chain, this.#sourceAt(chain, at), () => {}, depth + 1);
    return records && { ...records, sure: weaker(records.sure, 'likely') };
  }

  /** Where on the line of a loop its source starts: looked up among the calls and subscripts of that line. */
  #sourceAt(chain: string, at: UseAt): UseAt {
    const found = (this.#lines.get(at.line) ?? []).find((one) => chain.startsWith(one.chain));
    return found ? { ...at, column: found.column } : at;
  }

  #ofValue(value: Value, at: UseAt, depth: number, name: string): Records | null | 'same' {
    const text = value.kind === 'name' ? value.name : value.kind === 'call' ? `${value.callee}()` : null;
    if (text === null) return null;
    // `partner = partner.sudo()` stays what it was.
    if (text.startsWith(name) && /^(\.\w+\(\))*$/.test(text.slice(name.length))) {
      const calls = text.split('.').slice(1);
      return calls.every((part) => SAME_MODEL.has(part.slice(0, -2))) ? 'same' : null;
    }
    return this.follow(text, this.#sourceAt(text, at), () => {}, depth);
  }
}

const ORDER: readonly Certainty[] = ['certain', 'likely', 'possible'];
export function weaker(a: Certainty, b: Certainty): Certainty {
  return ORDER[Math.max(ORDER.indexOf(a), ORDER.indexOf(b))]!;
}

export function groupBy<K, T>(list: readonly T[], key: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const name = key(one);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  return groups;
}
