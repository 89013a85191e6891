import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { functionOf } from './python.js';

/** Every placeholder stands in double quotes, where SQL takes names only: `SELECT "{field}" FROM "{table}"`. */
function quotesIdentifiers({ how, template }: Value & { kind: 'format' }): boolean {
  if (how === 'concat') return false;
  const placeholder = how === 'percent' ? String.raw`(?<!%)%(?:\(\w+\))?s` : String.raw`\{\w*\}`;
  const all = template.match(new RegExp(placeholder, 'g'))?.length ?? 0;
  return all > 0 && all === template.match(new RegExp(`"${placeholder}"`, 'g'))?.length;
}

/** The name holds a constant text in this function. */
function isText(facts: PythonFacts, call: PythonCall, name: string): boolean {
  return reaching(facts, call, name).some((value) => value.kind === 'string');
}

/**
 * What a name holds where the call stands: the last value given to it before, and what was added to it since. Of two
 * branches only the later one is seen.
 */
function reaching(facts: PythonFacts, call: PythonCall, name: string): Value[] {
  const before = facts.assignments.filter(
    (entry) => entry.function === call.function && entry.target === name && entry.line <= call.line,
  );
  const last = before.findLastIndex((entry) => !entry.augmented);
  return before.slice(Math.max(last, 0)).map((entry) => entry.value);
}

/** The first part of the SQL text that is not known to be harmless, or null. */
export function unsafePart(facts: PythonFacts, call: PythonCall, value: Value, depth: number): Value | null {
  if (depth > 4) return null;
  if (value.kind === 'format') {
    if (quotesIdentifiers(value)) return null;
    for (const part of value.parts) {
      const found = unsafeOperand(facts, call, part, depth + 1);
      if (found) return found;
    }
    return null;
  }
  if (value.kind === 'call' && /^\w+\.format$/.test(value.callee)) {
    const text = { kind: 'name', name: value.callee.slice(0, -'.format'.length) } as const;
    const parts = [...value.args, ...Object.values(value.kwargs)];
    return isText(facts, call, text.name)
      ? firstOf(parts, (part) => unsafeOperand(facts, call, part, depth + 1))
      : null;
  }
  if (value.kind === 'operation') {
    // `query % (a, b)` with names only: the reader keeps the text of operations on names.
    const [, text, operands] = /^(\w+)\s*%\s*\(?([\w.,\s]+)\)?$/.exec(value.text) ?? [];
    if (text === undefined || operands === undefined || !isText(facts, call, text)) return null;
    const names = operands.split(',').map((name) => name.trim());
    return firstOf(names.filter(Boolean), (name) => unsafeOperand(facts, call, { kind: 'name', name }, depth + 1));
  }
  if (value.kind === 'name') {
    return firstOf(reaching(facts, call, value.name), (given) => unsafePart(facts, call, given, depth + 1));
  }
  return null;
}

function unsafeOperand(facts: PythonFacts, call: PythonCall, part: Value, depth: number): Value | null {
  switch (part.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'none':
      return null;
    case 'tuple':
    case 'list':
      return firstOf(part.items, (item) => unsafeOperand(facts, call, item, depth));
    case 'dict':
      return firstOf(part.entries, ([, item]) => unsafeOperand(facts, call, item, depth));
    case 'format':
      return firstOf(part.parts, (item) => unsafeOperand(facts, call, item, depth));
    case 'name':
      return unsafeName(facts, call, part, depth);
    case 'call':
      return isSafeCall(facts, call, part, depth) ? null : part;
    case 'subscript':
    case 'operation':
    case 'conditional':
      // Cut to text by the reader: only the plain look-up of a parameter is clear enough to report.
      return /^(kw|kwargs|post|params|vals|values|data|context)\[/.test(part.text) ? part : null;
    default:
      return null;
  }
}

function unsafeName(facts: PythonFacts, call: PythonCall, part: Value & { kind: 'name' }, depth: number): Value | null {
  if (isIdentifier(part.name) || depth > 4) return null;
  const given = reaching(facts, call, part.name);
  if (given.length > 0)
    return firstOf(given, (value) =>
      value.kind === 'name' && value.name === part.name ? null : unsafeOperand(facts, call, value, depth + 1),
    );
  if (part.name.includes('.')) return /^(self|rec|record|obj|wizard|this|line)\./.test(part.name) ? part : null;
  // A parameter holds what the caller gives; a loop variable or a name of the module cannot be told.
  return functionOf(facts, call)?.parameters.some((entry) => entry.name === part.name) ? part : null;
}

/** A bare name that speaks of a table, a column or a clause: people do not type these. */
const CLAUSE =
  /(^|_)(tables?|columns?|cols?|rel|relation|alias|clauses?|order(_?by)?|group_?by|joins?|from|select|where|fields?|fname|index|view|constraint|sequence|seq|schema|placeholders?|query|sql|conditions?|operator|direction|ttype|dbname|limit|offset|mode|(table|column|field|index|view|constraint|seq|sequence|model|rel)_?names?)$/i;

/** `self._table`, `Model._rec_name`, constants, and bare names of tables, columns and clauses. */
function isIdentifier(name: string): boolean {
  const last = name.split('.').at(-1)!;
  if (/^self\.(\w+\.)*_/.test(name) || /^_(table|name|order|rec_name|sequence|relation|column\d?)$/.test(last))
    return true;
  return /^[A-Z][A-Z0-9_]*$/.test(last) || (!name.includes('.') && CLAUSE.test(name));
}

function isSafeCall(facts: PythonFacts, call: PythonCall, value: Value & { kind: 'call' }, depth: number): boolean {
  const name = value.callee.split('.').at(-1)!;
  if (
    /^(int|float|len|str\(int|tuple|Identifier|SQL|Literal|Placeholder|quote_ident|mogrify|AsIs|_quote|table_name|get_sql|_where_calc|range)$/.test(
      name,
    )
  )
    return true;
  if (/^self\.(\w+\.)*_\w*$/.test(value.callee) || /^(sql|SQL)\./.test(value.callee)) return true;
  // Joined names are mostly columns or clauses; a text built inside the join is looked at.
  if (name === 'join')
    return !value.args.some((item) => item.kind !== 'name' && unsafeOperand(facts, call, item, depth + 1));
  if (name === 'str')
    return !value.args.some(
      (item) =>
        item.kind === 'name' && !/(^|[._])(id|ids|uid)$/.test(item.name) && unsafeName(facts, call, item, depth + 1),
    );
  return true;
}

function firstOf<T>(items: readonly T[], test: (item: T) => Value | null): Value | null {
  for (const item of items) {
    const found = test(item);
    if (found) return found;
  }
  return null;
}
