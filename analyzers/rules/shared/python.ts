import type { PythonCall, PythonClass, PythonFacts, PythonFunction, Value } from '../../../src/domain/facts/index.js';
import { inClass, inFunction, lastAround, onLine, toTarget, withName } from '../../../src/domain/file-lookups.js';
import { PassingMap } from '../../../src/domain/passing.js';
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
  return inClass(facts.functions, owner).filter((entry) => entry.within === null);
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
  return isPythonHeir({ bases: bases.filter((base) => withName(facts.classes, base).length === 0) });
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

type Assignment = PythonFacts['assignments'][number];

/** Assignments to a name inside one function (null: outside functions), in source order. */
export function assignmentsTo(facts: PythonFacts, within: number | null, name: string): readonly Assignment[] {
  return toTarget(inFunction(facts.assignments, within), name);
}

/** Values a name was given inside one function (null: at module level), in source order. */
export function valuesOf(facts: PythonFacts, within: number | null, name: string): Value[] {
  return assignmentsTo(facts, within, name)
    .filter((entry) => !(within === null && entry.class !== null))
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
  // Our own comments name rules, and are weighed, with their reasons, after the rules have run.
  const says = ({ text }: Comment): boolean =>
    !text.includes('odoo-debt:') && (code.test(text.slice(0, LONGEST)) || /\bnosec\b/.test(text));
  if (commentsOn(facts.comments, line - 1, endLine).some(says)) return true;
  const around = lastAround(facts.functions, line);
  return around !== undefined && firstDisabling(facts, around, code) < line - 1;
}

/** How much of a comment is looked at: the expressions are made for remarks, not for a whole file in one line. */
const LONGEST = 2000;

type Comment = PythonFacts['comments'][number];

function commentsOn(comments: readonly Comment[], first: number, last: number): readonly Comment[] {
  if (last - first > comments.length) return comments.filter(({ line }) => first <= line && line <= last);
  const found: Comment[] = [];
  for (let line = first; line <= last; line++) for (const entry of onLine(comments, line)) found.push(entry);
  return found;
}

const disabling = new PassingMap<readonly Comment[], readonly Comment[]>();
const firstOnes = new PassingMap<PythonFunction, Map<string, number>>();

/** Line of the first `# pylint: disable=…` of its own in a function, for a message; infinite where there is none. */
function firstDisabling({ comments }: PythonFacts, around: PythonFunction, code: RegExp): number {
  let all = disabling.get(comments);
  if (all === undefined) {
    all = comments
      .filter(({ text }) => /pylint:\s*disable/.test(text) && !text.includes('odoo-debt:'))
      .sort((a, b) => a.line - b.line);
    disabling.set(comments, all);
  }
  if (all.length === 0) return Number.POSITIVE_INFINITY;
  const known = firstOnes.get(around) ?? new Map<string, number>();
  firstOnes.set(around, known);
  let first = known.get(`${code}`);
  if (first === undefined) {
    first = Number.POSITIVE_INFINITY;
    for (let at = placeAfter(all, around.line); at < all.length && all[at]!.line <= around.endLine; at++) {
      const { column, text, line } = all[at]!;
      // A comment behind code stands far to the right and holds for its own line only.
      if (column > around.column + 8 || !code.test(text.slice(0, LONGEST))) continue;
      first = line;
      break;
    }
    known.set(`${code}`, first);
  }
  return first;
}

/** Place of the first comment after a line, of comments in order. */
function placeAfter(comments: readonly Comment[], line: number): number {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle]!.line <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
