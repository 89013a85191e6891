/**
 * Statements of Python 3.11 with their blocks. Lines are carried by every statement (a decorated definition starts at
 * `def` or `class`), by `elif` (an If of its own) and by `except`; not by `else:`, `finally:`, `with` items or `case`.
 *
 * Source: `compound_stmt` of docs.python.org/3.11/reference/grammar.html.
 */
import { callArguments } from './arguments.js';
import {
  expression,
  namedExpression,
  starExpressions,
  starNamedExpressions,
  starTarget,
  starTargets,
} from './expressions.js';
import { parameters } from './parameters.js';
import { patterns } from './patterns.js';
import { RefusedByPython } from './refused.js';
import { simpleStatements } from './simple-statements.js';
import type { TokenStream } from './stream.js';
import { requireAssignable } from './targets.js';

/** Reads a whole module. */
export function readModule(stream: TokenStream): void {
  while (!stream.done) statement(stream);
}

function statement(stream: TokenStream): void {
  const token = stream.peek();
  const compound = token?.kind === 'keyword' ? COMPOUND[token.text] : undefined;
  if (compound) {
    stream.node(stream.row);
    stream.next();
    compound(stream);
  } else if (stream.isOp('@')) decorated(stream);
  else if (token?.kind === 'name' && token.text === 'match' && opensMatch(stream)) matchStatement(stream);
  else simpleStatements(stream);
}

const COMPOUND: Partial<Record<string, (stream: TokenStream) => void>> = {
  if: ifStatement,
  while: (stream) => {
    namedExpression(stream);
    block(stream);
    elseBlock(stream);
  },
  for: forStatement,
  try: tryStatement,
  with: withStatement,
  def: functionDefinition,
  class: classDefinition,
  async: asyncStatement,
};

function block(stream: TokenStream): void {
  stream.expectOp(':');
  if (!stream.acceptKind('newline')) {
    simpleStatements(stream);
    return;
  }
  stream.expectKind('indent');
  do statement(stream);
  while (!stream.isKind('dedent'));
  stream.next();
}

function elseBlock(stream: TokenStream): void {
  if (stream.acceptKeyword('else')) block(stream);
}

function ifStatement(stream: TokenStream): void {
  namedExpression(stream);
  block(stream);
  while (stream.isKeyword('elif')) {
    stream.node(stream.row);
    stream.next();
    namedExpression(stream);
    block(stream);
  }
  elseBlock(stream);
}

function forStatement(stream: TokenStream): void {
  starTargets(stream);
  stream.expectKeyword('in');
  starExpressions(stream);
  block(stream);
  elseBlock(stream);
}

function asyncStatement(stream: TokenStream): void {
  if (stream.acceptKeyword('def')) functionDefinition(stream);
  else if (stream.acceptKeyword('for')) forStatement(stream);
  else if (stream.acceptKeyword('with')) withStatement(stream);
  else throw new RefusedByPython('async without def, for or with');
}

function tryStatement(stream: TokenStream): void {
  block(stream);
  let handlers = 0;
  let starred: boolean | null = null;
  for (; stream.isKeyword('except'); handlers++) {
    stream.node(stream.row);
    stream.next();
    const star = stream.acceptOp('*');
    if (starred !== null && starred !== star) throw new RefusedByPython('except and except* in one try');
    starred = star;
    if (star || !stream.isOp(':')) {
      expression(stream);
      if (stream.acceptKeyword('as')) stream.expectKind('name');
    }
    block(stream);
  }
  if (handlers > 0) elseBlock(stream);
  if (stream.acceptKeyword('finally')) block(stream);
  else if (handlers === 0) throw new RefusedByPython('try without except or finally');
}

/** Items in parentheses first, as the grammar tries them; `with (a).b:` is then read again as an expression. */
function withStatement(stream: TokenStream): void {
  const parenthesised =
    stream.isOp('(') &&
    stream.attempt(() => {
      stream.next();
      do withItem(stream);
      while (stream.acceptOp(',') && !stream.isOp(')'));
      stream.expectOp(')');
      if (!stream.isOp(':')) throw new RefusedByPython('not a list of items');
    });
  if (!parenthesised) {
    do withItem(stream);
    while (stream.acceptOp(','));
  }
  block(stream);
}

function withItem(stream: TokenStream): void {
  expression(stream);
  if (stream.acceptKeyword('as')) requireAssignable(starTarget(stream));
}

function functionDefinition(stream: TokenStream): void {
  stream.expectKind('name');
  stream.expectOp('(');
  parameters(stream, ')');
  stream.expectOp(')');
  if (stream.acceptOp('->')) expression(stream);
  block(stream);
}

function classDefinition(stream: TokenStream): void {
  stream.expectKind('name');
  if (stream.isOp('(')) callArguments(stream, false);
  block(stream);
}

function decorated(stream: TokenStream): void {
  while (stream.acceptOp('@')) {
    namedExpression(stream);
    stream.expectKind('newline');
  }
  stream.node(stream.row);
  if (stream.acceptKeyword('class')) classDefinition(stream);
  else {
    stream.acceptKeyword('async');
    stream.expectKeyword('def');
    functionDefinition(stream);
  }
}

/** `match` is a statement only where its line ends with a colon and a `case` follows, indented (soft keywords, PEP 634). */
function opensMatch(stream: TokenStream): boolean {
  let end = 0;
  while (stream.peek(end) && !stream.isKind('newline', end)) end++;
  return stream.isOp(':', end - 1) && stream.isKind('indent', end + 1) && stream.peek(end + 2)?.text === 'case';
}

function matchStatement(stream: TokenStream): void {
  stream.node(stream.row);
  stream.next();
  starNamedExpressions(stream);
  stream.expectOp(':');
  stream.expectKind('newline');
  stream.expectKind('indent');
  do caseBlock(stream);
  while (!stream.acceptKind('dedent'));
}

function caseBlock(stream: TokenStream): void {
  if (stream.expectKind('name').text !== 'case') throw new RefusedByPython('case expected');
  patterns(stream);
  if (stream.acceptKeyword('if')) namedExpression(stream);
  block(stream);
}
