import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import { entryOf, isChosenByCaller, isCompared, isRequestData, isTypedByRoute } from './entry-points.js';
import { givenTo, type Source, sourcesOf } from './flow.js';
import { classOf, isModelClass, modelsOf, type Scoped } from './python.js';

/**
 * What is put into the text of a query. `caller`: whoever calls from outside chooses it; `value`: a text that people
 * write, or an argument of code; `number`: ids, dates and names of columns, which cannot carry SQL; `tuple`: the
 * Python text of a tuple.
 */
export interface SqlPart {
  kind: 'caller' | 'value' | 'number' | 'tuple';
  /** A short text of it for messages. */
  text: string;
}

const WORST = ['caller', 'value', 'number', 'tuple'] as const;
const MAX_DEPTH = 8;

/** The worst thing that is put into the SQL text given to a cursor, or null where nothing is known to be. */
export function sqlPart(portfolio: Portfolio, facts: PythonFacts, call: PythonCall): SqlPart | null {
  const query = call.args[0] ?? call.kwargs.query;
  if (query === undefined) return null;
  const parts = operandsOfText(facts, call, query, 0).flatMap(([operand, at, spread]): SqlPart[] => {
    const sources = sourcesOf(facts, at, operand, throughSql);
    const found = sources.flatMap((source) => judge(portfolio, facts, at, source) ?? []);
    return isTupleText(facts, at, operand, spread) ? [...found, { kind: 'tuple', text: 'a tuple' } as const] : found;
  });
  return parts.sort((a, b) => WORST.indexOf(a.kind) - WORST.indexOf(b.kind))[0] ?? null;
}

/** A value put into a text, where it is read, and whether `%` takes a tuple in it apart. */
type Operand = [Value, Scoped, boolean];

/** The values put into a text. A text that is handed in whole has none. */
function operandsOfText(facts: PythonFacts, at: Scoped, value: Value, depth: number): Operand[] {
  if (depth > MAX_DEPTH) return [];
  const text = (inner: Value, where: Scoped = at): Operand[] => operandsOfText(facts, where, inner, depth + 1);
  switch (value.kind) {
    case 'format':
      return operandsOfFormat(value).map((part) => [part, at, value.how === 'percent' && value.parts.length === 1]);
    case 'name':
      return givenTo(facts, at, value.name).values.flatMap((given) => {
        const place = { ...at, line: given.line, column: given.column };
        const built = text(given.value, place);
        // `query += name`: what is added whole is an operand, unless its own text is followed.
        const whole = !given.replaces && built.length === 0 && given.value.kind === 'name';
        return whole ? [[given.value, place, false] as Operand] : built;
      });
    case 'subscript':
      return value.parts?.[0] ? text(value.parts[0]) : [];
    case 'conditional':
      return (value.parts ?? []).flatMap((part) => text(part));
    case 'operation': {
      const [left, ...rest] = value.parts ?? [];
      if (left === undefined || !isText(facts, at, left, 0)) return [];
      return value.operator === '%' || value.operator === '+'
        ? [...text(left), ...rest.map((part): Operand => [part, at, value.operator === '%'])]
        : [];
    }
    case 'call':
      return operandsOfCall(facts, at, value, text);
    default:
      return [];
  }
}

function operandsOfCall(
  facts: PythonFacts,
  at: Scoped,
  value: Value & { kind: 'call' },
  text: (inner: Value) => Operand[],
): Operand[] {
  const { callee, args, kwargs, receiver } = value;
  // The text of `SQL("…")` must be as constant as that of execute; its other arguments are parameters.
  if (/(^|\.)SQL$/.test(callee)) return args[0] ? text(args[0]) : [];
  const method = /^(.*)\.(format|strip|lstrip|rstrip|replace|encode|join)$/.exec(callee);
  if (method === null) return /^(str|unicode|dedent|textwrap\.dedent)$/.test(callee) && args[0] ? text(args[0]) : [];
  const base: Value | undefined = receiver ?? (/^[\w.]+$/.test(method[1]!) ? name(method[1]!) : undefined);
  if (base === undefined) return method[2] === 'join' ? args.map((item) => [item, at, false]) : [];
  const composed = base.kind === 'call' && /(^|\.)SQL$/.test(base.callee);
  const known = method[2] === 'format' && (composed || isText(facts, at, base, 0));
  const given = known && !composed ? [...args, ...Object.values(kwargs)].map((item): Operand => [item, at, false]) : [];
  return [...text(base), ...given];
}

const name = (of: string): Value => ({ kind: 'name', name: of });

/** The value is a text as far as the function tells. */
function isText(facts: PythonFacts, at: Scoped, value: Value, depth: number): boolean {
  if (value.kind === 'string' || value.kind === 'format') return true;
  if (depth > 3) return false;
  if (value.kind === 'operation' || value.kind === 'conditional')
    return (value.parts ?? []).some((part) => isText(facts, at, part, depth + 1));
  if (value.kind !== 'name') return false;
  return givenTo(facts, at, value.name).values.some((given) => isText(facts, at, given.value, depth + 1));
}

/** Parts of a text that are put in as text: not by `%d`, and not in double quotes, where SQL takes names only. */
function operandsOfFormat({ how, template, parts }: Value & { kind: 'format' }): Value[] {
  if (how === 'concat') return parts;
  const form = how === 'percent' ? /%(?:\(\w+\))?[-+ #0]*\d*(?:\.\d+)?([a-z%])/gi : /\{[^{}]*?(:\w*)?\}/g;
  const holes = [...template.matchAll(form)].filter((hole) => hole[1] !== '%');
  const isHarmless = (hole: RegExpExecArray): boolean =>
    (template.slice(0, hole.index).split('"').length % 2 === 0 && template.indexOf('"', hole.index) >= 0) ||
    (how === 'percent' ? /[dieEfFgGxXo]/ : /:\w*[dfn]$/).test(hole[1] ?? '');
  if (holes.length > 0 && holes.every(isHarmless)) return [];
  return holes.length === parts.length ? parts.filter((_, index) => !isHarmless(holes[index]!)) : parts;
}

/** The way through an operand: see flow.ts. */
function throughSql(value: Value): readonly Value[] | null {
  switch (value.kind) {
    case 'format':
      return operandsOfFormat(value);
    case 'name':
      return isIdentifier(value.name) ? [] : null;
    case 'operation':
      // `['%s'] * n`, sums of numbers.
      if (value.operator === '%' || value.operator === '+' || /^(and|or)$/.test(value.operator ?? '')) return null;
      return (value.parts ?? []).filter((part) => part.kind === 'list' || part.kind === 'format');
    case 'call':
      return isSafeCall(value) ? [] : null;
    case 'lambda':
      return [];
    default:
      return null;
  }
}

/** Gives a number, an identifier or an object of a library that quotes. */
function isSafeCall({ callee }: Value & { kind: 'call' }): boolean {
  const last = callee.split('.').at(-1)!;
  return (
    /^(int|float|len|sum|round|bool|abs|Identifier|SQL|Literal|Placeholder|quote_ident|mogrify|AsIs|_quote|table_name|get_sql|_where_calc|range)$/.test(
      last,
    ) || /^self\.(\w+\.)*_\w*$/.test(callee)
  );
}

/** `self._table`, `Model._rec_name`, and constants by their name. */
function isIdentifier(dotted: string): boolean {
  const last = dotted.split('.').at(-1)!;
  if (/^(self|cls)\.(\w+\.)*_(?!context)/.test(dotted)) return true;
  return /^_(table|name|order|rec_name|sequence|relation|column\d?)$/.test(last) || /^[A-Z][A-Z0-9_]*$/.test(last);
}

/** A name that speaks of a table, a column or a clause: code makes these, people do not type them. */
const CLAUSE =
  /(^|_)(tbl|tables?|columns?|cols?|rel|relation|alias|clauses?|order(_?by)?|group_?by|joins?|from|select|where|fields?|fname|index|view|constraint|sequence|seq|schema|placeholders?|query|sql|conditions?|operator|direction|sort|ttype|dbname|mode|unaccent|prefix|suffix|(table|column|field|index|view|constraint|seq|sequence|model|rel)_?names?)\d?$/i;
/** Ids, numbers and dates: the ORM gives them as such. */
const NUMBER =
  /(^|_)(ids?|uids?|limit|offset|count|number|num|nb|size|days?|months?|years?|weeks?|hours?|minutes?|date(time)?(_\w+)?|dt|amount|qty|quantity|total|percent|sequence|increment|level|(start|end|stop|from|to)(_?date)?|timestamp|active)$/i;
/** Text that people write, by the name of the field. */
const WRITTEN =
  /^(name|code|ref|reference|origin|login|e?mail|phone|mobile|street|city|zip|comment|notes?|description|title|subject|body|vat|barcode|default_code|\w+_(name|code|text|ref|note))$/;

function judge(portfolio: Portfolio, facts: PythonFacts, at: Scoped, source: Source): SqlPart | null {
  if (source.kind === 'parameter') return judgeParameter(facts, source.name, source.function);
  if (source.kind === 'attribute') return judgeAttribute(portfolio, facts, at, source.name);
  if (source.kind === 'call' && isRequestData(source.value.callee))
    return { kind: 'caller', text: source.value.callee };
  return null;
}

function judgeParameter(facts: PythonFacts, text: string, index: number): SqlPart | null {
  const { parameters } = facts.functions[index]!;
  // Methods up to 9.0 are given the user's id third, whatever its name.
  const isUser = /^(cr|cursor)$/.test(parameters[1]?.name ?? '') && parameters[2]?.name === text;
  if (isUser || !isChosenByCaller(text) || isCompared(facts, index, text)) return null;
  if (isTypedByRoute(facts, index, text)) return { kind: 'number', text };
  if (entryOf(facts, index) !== null) return { kind: 'caller', text };
  if (CLAUSE.test(text)) return null;
  // Helpers outside classes mostly put SQL together from names of code: only what people write is told apart.
  if (facts.functions[index]!.class === null && !WRITTEN.test(text)) return null;
  return { kind: NUMBER.test(text) ? 'number' : 'value', text };
}

function judgeAttribute(portfolio: Portfolio, facts: PythonFacts, at: Scoped, text: string): SqlPart | null {
  if (isRequestData(text)) return { kind: 'caller', text };
  if (/(^|\.)(_context|env\.context)$/.test(text)) return { kind: 'value', text };
  const [root, ...path] = text.split('.');
  const last = path.at(-1)!;
  if (path.length === 0 || /^(env|ids?|_\w+)$/.test(path[0]!) || /(^|_)ids?$/.test(last)) return null;
  const owner = classOf(facts, at);
  if (root === 'self' && path.length === 1 && isModelClass(owner)) {
    const types = modelsOf(owner).flatMap((model) =>
      (portfolio.registry.models.get(model)?.fields.get(last) ?? []).map((entry) => entry.definition.type),
    );
    if (types.length > 0)
      return types.every((type) => /^(char|text|html|reference)$/.test(type)) ? { kind: 'value', text } : null;
    if (WRITTEN.test(last)) return { kind: 'value', text };
    return NUMBER.test(last) || /(state|type)$/.test(last) ? null : { kind: 'number', text };
  }
  return /^(self|rec|record|obj|wizard|this|line|partner|order)$/.test(root!) && WRITTEN.test(last)
    ? { kind: 'value', text }
    : null;
}

/**
 * `tuple(ids)`, `str(tuple(ids))`, or a name that holds a tuple or list: its Python text goes into the query. A literal
 * tuple after `%` is taken apart (`spread`): then its elements are looked at.
 */
function isTupleText(facts: PythonFacts, at: Scoped, value: Value, spread: boolean, depth = 0): boolean {
  if (depth > 4) return false;
  if (value.kind === 'call') {
    if (/^(tuple|list)$/.test(value.callee)) return true;
    const given = value.callee === 'str' ? value.args[0] : undefined;
    return given !== undefined && isTupleText(facts, at, given, false, depth + 1);
  }
  if (value.kind === 'tuple' || value.kind === 'list') {
    if (!spread) return value.items.length > 0;
    return value.items.some((item) => isTupleText(facts, at, item, false, depth + 1));
  }
  if (value.kind !== 'name') return false;
  const { values, complete } = givenTo(facts, at, value.name);
  return complete && values.every((given) => given.replaces && isTupleText(facts, at, given.value, spread, depth + 1));
}
