import type { PythonCall, PythonClass, PythonFacts, PythonFunction, Value } from '../../../src/domain/facts/index.js';
import type { Position } from '../../../src/domain/position.js';

/** A use of something, with the function and class it stands in. */
export interface Scoped extends Position {
  function: number | null;
  class: number | null;
}

export function functionOf(facts: PythonFacts, use: Scoped): PythonFunction | null {
  return use.function === null ? null : (facts.functions[use.function] ?? null);
}

export function classOf(facts: PythonFacts, use: Scoped): PythonClass | null {
  return use.class === null ? null : (facts.classes[use.class] ?? null);
}

/** `Class.method`, `function`, `Class` or '' for module level. */
export function symbolOf(facts: PythonFacts, use: Scoped): string {
  return [classOf(facts, use)?.name, functionOf(facts, use)?.name].filter(Boolean).join('.');
}

export function methodSymbol(facts: PythonFacts, method: PythonFunction): string {
  const owner = method.class === null ? undefined : facts.classes[method.class]?.name;
  return [owner, method.name].filter(Boolean).join('.');
}

/** Methods written directly in a class, in source order. */
export function methodsOf(facts: PythonFacts, owner: number): PythonFunction[] {
  return facts.functions.filter((entry) => entry.class === owner && entry.within === null);
}

export function isModelClass(entry: PythonClass | null): entry is PythonClass {
  return entry?.kind === 'model' || entry?.kind === 'transient' || entry?.kind === 'abstract';
}

/**
 * Base classes of the ORM by their last name. Source: odoo/models.py, openerp/osv/{osv,orm}.py (7.0 to 19.0).
 */
const ORM_BASE =
  /^(Model|TransientModel|AbstractModel|BaseModel|AbstractTransientModel|osv|osv_memory|orm|orm_memory|object)$/;

/** The class takes fields and methods the way of Python, from a class that is not the ORM's own. */
export function isPythonHeir({ bases }: Pick<PythonClass, 'bases'>): boolean {
  return bases.some((base) => !ORM_BASE.test(base.slice(base.lastIndexOf('.') + 1)));
}

/** One of its bases is neither the ORM's own nor written in the same file. */
export function isForeignHeir(facts: PythonFacts, { bases }: PythonClass): boolean {
  return isPythonHeir({ bases: bases.filter((base) => !facts.classes.some((one) => one.name === base)) });
}

/** Model names a class declares or extends: `_name`, else `_inherit`. */
export function modelsOf(entry: PythonClass): string[] {
  return entry.model === null ? entry.inherit : [entry.model];
}

/** True where the class adds to a model that exists already. */
export function extendsModel(entry: PythonClass): boolean {
  return entry.inherit.length > 0 && (entry.model === null || entry.inherit.includes(entry.model));
}

/** The callee without its last part: `self.env[]` of `self.env[].search`. */
export function receiverOf(call: Pick<PythonCall, 'callee' | 'name'>): string {
  return call.callee.endsWith(`.${call.name}`) ? call.callee.slice(0, -call.name.length - 1) : '';
}

export function rootOf(dotted: string): string {
  return /^[^.([]*/.exec(dotted)![0];
}

/** Values a name was given inside one function (null: at module level), in source order. */
export function valuesOf(facts: PythonFacts, within: number | null, name: string): Value[] {
  return facts.assignments
    .filter((entry) => entry.function === within && entry.target === name && !(within === null && entry.class !== null))
    .map((entry) => entry.value);
}

/**
 * The dotted origin of a name through the imports of its file: `req.get` with `import requests as req` gives
 * `requests.get`; null where the root was not imported.
 */
export function originOf(facts: PythonFacts, dotted: string): string | null {
  const root = rootOf(dotted);
  const rest = dotted.slice(root.length);
  for (const entry of facts.imports) {
    if (entry.name === null) {
      if (entry.alias !== null ? entry.alias === root : entry.module === root) return entry.module + rest;
      if (entry.alias === null && dotted.startsWith(`${entry.module}.`)) return dotted;
    } else if ((entry.alias ?? entry.name) === root) {
      return `${entry.module}.${entry.name}${rest}`;
    }
  }
  return null;
}

/**
 * A comment says that somebody looked at this and meant it: on the line, on the one above, or as a `# pylint: disable=…`
 * of its own earlier in the function, which holds to the function's end. `code` is the name or number of the message.
 * `endLine` is the last line of the statement: a formatter may move the remark there.
 */
export function isAcknowledged(facts: PythonFacts, line: number, code: RegExp, endLine = line): boolean {
  return facts.comments.some((entry) => {
    // Our own comments name rules, and are weighed, with their reasons, after the rules have run.
    if (entry.text.includes('odoo-debt:')) return false;
    if (entry.line >= line - 1 && entry.line <= endLine) return code.test(entry.text) || /\bnosec\b/.test(entry.text);
    if (entry.line > line || !/pylint:\s*disable/.test(entry.text) || !code.test(entry.text)) return false;
    const around = facts.functions.findLast((method) => method.line <= line && method.endLine >= line);
    // A comment behind code stands far to the right and holds for its own line only.
    return around !== undefined && entry.line > around.line && entry.column <= around.column + 8;
  });
}
