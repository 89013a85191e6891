/** Simple statements of Python 3.11. Source: `simple_stmt` of the grammar; every statement and every imported name carries a line. */
import { expression, starExpressions, startsExpression, yieldExpression } from './expressions.js';
import { primary } from './primaries.js';
import { RefusedByPython } from './refused.js';
import type { Expression, TokenStream } from './stream.js';
import { requireAssignable, requireDeletable, requireSingleTarget } from './targets.js';

/** `simple_stmts`: one logical line. */
export function simpleStatements(stream: TokenStream): void {
  do simpleStatement(stream);
  while (stream.acceptOp(';') && !stream.isKind('newline'));
  stream.expectKind('newline');
}

function simpleStatement(stream: TokenStream): void {
  stream.node(stream.row);
  const token = stream.peek();
  const read = token?.kind === 'keyword' ? BY_KEYWORD[token.text] : undefined;
  if (read) {
    stream.next();
    read(stream);
  } else assignment(stream);
}

const nothing = (): void => {};

const BY_KEYWORD: Partial<Record<string, (stream: TokenStream) => void>> = {
  pass: nothing,
  break: nothing,
  continue: nothing,
  return: (stream) => {
    if (startsExpression(stream)) starExpressions(stream);
  },
  raise: (stream) => {
    if (!startsExpression(stream)) return;
    expression(stream);
    if (stream.acceptKeyword('from')) expression(stream);
  },
  assert: (stream) => {
    expression(stream);
    if (stream.acceptOp(',')) expression(stream);
  },
  del: deletion,
  global: names,
  nonlocal: names,
  import: (stream) => {
    do importedName(stream, true);
    while (stream.acceptOp(','));
  },
  from: importFrom,
};

function deletion(stream: TokenStream): void {
  do requireDeletable(primary(stream));
  while (stream.acceptOp(',') && startsExpression(stream));
}

function names(stream: TokenStream): void {
  do stream.expectKind('name');
  while (stream.acceptOp(','));
}

/** One `alias` node. */
function importedName(stream: TokenStream, dotted: boolean): void {
  stream.node(stream.row);
  stream.expectKind('name');
  while (dotted && stream.acceptOp('.')) stream.expectKind('name');
  if (stream.acceptKeyword('as')) stream.expectKind('name');
}

function importFrom(stream: TokenStream): void {
  let relative = false;
  while (stream.acceptOp('.') || stream.acceptOp('...')) relative = true;
  if (!relative || !stream.isKeyword('import')) {
    do stream.expectKind('name');
    while (stream.acceptOp('.'));
  }
  stream.expectKeyword('import');
  const row = stream.row;
  if (stream.acceptOp('*')) {
    stream.node(row);
    return;
  }
  const parenthesised = stream.acceptOp('(');
  do importedName(stream, false);
  while (stream.acceptOp(',') && !(parenthesised && stream.isOp(')')));
  if (parenthesised) stream.expectOp(')');
}

const AUGMENTED = new Set(['+=', '-=', '*=', '@=', '/=', '%=', '&=', '|=', '^=', '<<=', '>>=', '**=', '//=']);

/** An assignment of any kind, or an expression on its own. */
function assignment(stream: TokenStream): void {
  const left = rightHandSide(stream);
  const token = stream.peek();
  if (token?.kind !== 'op') return;
  if (token.text === ':') annotated(stream, left);
  else if (AUGMENTED.has(token.text)) {
    requireSingleTarget(left);
    stream.next();
    rightHandSide(stream);
  } else {
    let target: Expression = left;
    while (stream.acceptOp('=')) {
      requireAssignable(target);
      target = rightHandSide(stream);
    }
  }
}

function annotated(stream: TokenStream, left: Expression): void {
  requireSingleTarget(left);
  stream.next();
  expression(stream);
  if (stream.acceptOp('=')) rightHandSide(stream);
}

function rightHandSide(stream: TokenStream): Expression {
  if (stream.isKeyword('yield')) return yieldExpression(stream);
  if (!startsExpression(stream)) throw new RefusedByPython('expression expected');
  return starExpressions(stream);
}
