/**
 * Expressions of Python 3.11, read for two things only: whether CPython would take them, and on which rows their syntax
 * nodes start. Every `expr` node carries a line; `comprehension`, operators and parentheses are no nodes with a line.
 *
 * Source: docs.python.org/3.11/reference/grammar.html (rule names are kept) and docs.python.org/3.11/library/ast.html.
 */

import { parameters } from './parameters.js';
import { primary } from './primaries.js';
import { RefusedByPython } from './refused.js';
import { type Expression, OTHER, type TokenStream } from './stream.js';
import { requireAssignable } from './targets.js';

/** `star_expressions`: one expression, or a tuple without parentheses. */
export function starExpressions(stream: TokenStream): Expression {
  return commaList(stream, starExpression);
}

/** `subject_expr` of a match statement. */
export function starNamedExpressions(stream: TokenStream): Expression {
  const row = stream.row;
  const found = commaList(stream, starNamedExpression);
  if (found.shape === 'starred') throw new RefusedByPython('star without a tuple');
  if (found.shape === 'tuple') stream.node(row);
  return found;
}

function commaList(stream: TokenStream, element: (stream: TokenStream) => Expression): Expression {
  const row = stream.row;
  const first = element(stream);
  if (!stream.isOp(',')) return first;
  const parts = [first];
  while (stream.acceptOp(',') && startsExpression(stream)) parts.push(element(stream));
  stream.node(row);
  return { shape: 'tuple', parts };
}

/** `star_expression`: `*` before a `bitwise_or`, or an expression. */
export function starExpression(stream: TokenStream): Expression {
  return stream.isOp('*') ? starred(stream) : expression(stream);
}

/** `star_named_expression`: an element of a list, set or tuple. */
export function starNamedExpression(stream: TokenStream): Expression {
  return stream.isOp('*') ? starred(stream) : namedExpression(stream);
}

function starred(stream: TokenStream): Expression {
  stream.node(stream.row);
  stream.next();
  return { shape: 'starred', parts: [bitwise(stream, 0)] };
}

/** `named_expression`: `name := expression`, or an expression. */
export function namedExpression(stream: TokenStream): Expression {
  if (!stream.isKind('name') || !stream.isOp(':=', 1)) return expression(stream);
  const row = stream.row;
  stream.node(row); // the name
  stream.node(row); // NamedExpr
  stream.next();
  stream.next();
  expression(stream);
  return { shape: 'walrus', parts: [] };
}

/** `yield_expr` */
export function yieldExpression(stream: TokenStream): Expression {
  stream.node(stream.row);
  stream.expectKeyword('yield');
  if (stream.acceptKeyword('from')) expression(stream);
  else if (startsExpression(stream)) starExpressions(stream);
  return { shape: 'yield', parts: [] };
}

/** `expression`: a lambda, or a disjunction with or without `if … else …`. */
export function expression(stream: TokenStream): Expression {
  const row = stream.row;
  if (stream.acceptKeyword('lambda')) {
    stream.node(row);
    parameters(stream, ':');
    stream.expectOp(':');
    expression(stream);
    return OTHER;
  }
  const body = disjunction(stream);
  if (!stream.acceptKeyword('if')) return body;
  stream.node(row);
  disjunction(stream);
  stream.expectKeyword('else');
  expression(stream);
  return OTHER;
}

/** `disjunction`: or, and, not, comparisons. */
export function disjunction(stream: TokenStream): Expression {
  return chain(stream, 'or', conjunction);
}

function conjunction(stream: TokenStream): Expression {
  return chain(stream, 'and', inversion);
}

function chain(stream: TokenStream, keyword: string, operand: (stream: TokenStream) => Expression): Expression {
  const row = stream.row;
  const first = operand(stream);
  if (!stream.isKeyword(keyword)) return first;
  stream.node(row);
  while (stream.acceptKeyword(keyword)) operand(stream);
  return OTHER;
}

function inversion(stream: TokenStream): Expression {
  if (!stream.isKeyword('not')) return comparison(stream);
  stream.node(stream.row);
  stream.next();
  inversion(stream);
  return OTHER;
}

function comparison(stream: TokenStream): Expression {
  const row = stream.row;
  const first = bitwise(stream, 0);
  if (!acceptComparator(stream)) return first;
  stream.node(row);
  do bitwise(stream, 0);
  while (acceptComparator(stream));
  return OTHER;
}

const COMPARATORS = new Set(['==', '!=', '<', '<=', '>', '>=']);

function acceptComparator(stream: TokenStream): boolean {
  const token = stream.peek();
  if (token?.kind === 'op' && COMPARATORS.has(token.text)) {
    stream.next();
    return true;
  }
  if (stream.acceptKeyword('in')) return true;
  if (stream.isKeyword('not') && stream.isKeyword('in', 1)) {
    stream.next();
    stream.next();
    return true;
  }
  if (!stream.acceptKeyword('is')) return false;
  stream.acceptKeyword('not');
  return true;
}

// bitwise_or, bitwise_xor, bitwise_and, shift_expr, sum, term: from loosest to tightest
const LEVEL_OF: ReadonlyMap<string, number> = new Map(
  [['|'], ['^'], ['&'], ['<<', '>>'], ['+', '-'], ['*', '/', '//', '%', '@']].flatMap((operators, level) =>
    operators.map((operator) => [operator, level] as const),
  ),
);

/** `bitwise_or` and what binds tighter: left to right, every step a node that starts where the whole starts. */
export function bitwise(stream: TokenStream, level: number): Expression {
  const row = stream.row;
  let left = factor(stream);
  for (;;) {
    const token = stream.peek();
    const found = token?.kind === 'op' ? LEVEL_OF.get(token.text) : undefined;
    if (found === undefined || found < level) return left;
    stream.next();
    bitwise(stream, found + 1);
    stream.node(row);
    left = OTHER;
  }
}

function factor(stream: TokenStream): Expression {
  const row = stream.row;
  if (stream.acceptOp('+') || stream.acceptOp('-') || stream.acceptOp('~')) {
    stream.node(row);
    factor(stream);
    return OTHER;
  }
  let base: Expression;
  if (stream.acceptKeyword('await')) {
    stream.node(row);
    primary(stream);
    base = OTHER;
  } else base = primary(stream);
  if (!stream.acceptOp('**')) return base;
  stream.node(row);
  factor(stream);
  return OTHER;
}

/** `for_if_clauses`, after the element of a comprehension. */
export function comprehensionClauses(stream: TokenStream): void {
  while (startsComprehension(stream)) {
    stream.acceptKeyword('async');
    stream.expectKeyword('for');
    starTargets(stream);
    stream.expectKeyword('in');
    disjunction(stream);
    while (stream.acceptKeyword('if')) disjunction(stream);
  }
}

export function startsComprehension(stream: TokenStream): boolean {
  return stream.isKeyword('for') || (stream.isKeyword('async') && stream.isKeyword('for', 1));
}

/** `star_targets` between `for` and `in`. */
export function starTargets(stream: TokenStream): void {
  requireAssignable(commaList(stream, starTarget));
}

/** `star_target`: what is assigned to after `for` and `with … as`, to be checked by the caller. */
export function starTarget(stream: TokenStream): Expression {
  const row = stream.row;
  if (!stream.acceptOp('*')) return primary(stream);
  stream.node(row);
  return { shape: 'starred', parts: [primary(stream)] };
}

const STARTING_KEYWORDS = new Set(['None', 'True', 'False', 'not', 'lambda', 'await']);
const STARTING_OPERATORS = new Set(['(', '[', '{', '*', '-', '+', '~', '...']);

/** Whether the next token can begin an expression (or a starred one): what follows a comma is then an element. */
export function startsExpression(stream: TokenStream): boolean {
  const token = stream.peek();
  if (token === undefined) return false;
  if (token.kind === 'keyword') return STARTING_KEYWORDS.has(token.text);
  if (token.kind === 'op') return STARTING_OPERATORS.has(token.text);
  return token.kind === 'name' || token.kind === 'number' || token.kind === 'string';
}
