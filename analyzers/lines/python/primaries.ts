/** `primary` and `atom` of the grammar of Python 3.11: names, literals, displays, calls, attributes, subscripts. */
import { callArguments } from './arguments.js';
import {
  bitwise,
  comprehensionClauses,
  expression,
  namedExpression,
  starExpressions,
  starNamedExpression,
  startsComprehension,
  startsExpression,
  yieldExpression,
} from './expressions.js';
import { RefusedByPython } from './refused.js';
import { type Expression, NAME, OTHER, TokenStream } from './stream.js';
import { readStringLiteral } from './strings.js';
import { type Token, tokenize } from './tokens.js';

/** An atom and everything that is called, looked up or indexed on it; each step is a node that starts where the atom starts. */
export function primary(stream: TokenStream): Expression {
  const row = stream.row;
  let found = atom(stream);
  for (;;) {
    if (stream.acceptOp('.')) {
      stream.expectKind('name');
      found = { shape: 'attribute', parts: [] };
    } else if (stream.isOp('(')) {
      callArguments(stream, true);
      found = OTHER;
    } else if (stream.acceptOp('[')) {
      slices(stream);
      found = { shape: 'subscript', parts: [] };
    } else return found;
    stream.node(row);
  }
}

/** One name, literal or display. */
export function atom(stream: TokenStream): Expression {
  const token = stream.peek();
  const row = stream.row;
  if (token?.kind === 'op') {
    if (token.text === '(') return parenthesised(stream);
    stream.node(row);
    if (token.text === '[') return list(stream);
    if (token.text === '{') return braces(stream);
    if (stream.acceptOp('...')) return OTHER;
    throw new RefusedByPython('expression expected');
  }
  stream.node(row);
  if (token?.kind === 'string') return strings(stream);
  if (stream.acceptKind('name')) return NAME;
  if (stream.acceptKind('number')) return OTHER;
  if (stream.acceptKeyword('None') || stream.acceptKeyword('True') || stream.acceptKeyword('False')) return OTHER;
  throw new RefusedByPython('expression expected');
}

/** A group (no node of its own), a tuple or a generator expression (both start at the parenthesis). */
function parenthesised(stream: TokenStream): Expression {
  const row = stream.row;
  stream.next();
  if (stream.acceptOp(')')) {
    stream.node(row);
    return { shape: 'tuple', parts: [] };
  }
  const first = stream.isKeyword('yield') ? yieldExpression(stream) : starNamedExpression(stream);
  if (first.shape !== 'starred' && stream.acceptOp(')')) return { shape: 'group', parts: [first] };
  stream.node(row);
  if (first.shape === 'yield') throw new RefusedByPython('yield inside a tuple');
  if (first.shape !== 'starred' && startsComprehension(stream)) {
    comprehensionClauses(stream);
    stream.expectOp(')');
    return OTHER;
  }
  stream.expectOp(',');
  return { shape: 'tuple', parts: [first, ...elements(stream, ')')] };
}

/** The rest of a display after its first comma, with the closing bracket. */
function elements(stream: TokenStream, closer: string): Expression[] {
  const parts: Expression[] = [];
  while (startsExpression(stream)) {
    parts.push(starNamedExpression(stream));
    if (!stream.acceptOp(',')) break;
  }
  stream.expectOp(closer);
  return parts;
}

function list(stream: TokenStream): Expression {
  stream.next();
  if (stream.acceptOp(']')) return { shape: 'list', parts: [] };
  const first = starNamedExpression(stream);
  if (first.shape !== 'starred' && startsComprehension(stream)) {
    comprehensionClauses(stream);
    stream.expectOp(']');
    return OTHER;
  }
  if (stream.acceptOp(']')) return { shape: 'list', parts: [first] };
  stream.expectOp(',');
  return { shape: 'list', parts: [first, ...elements(stream, ']')] };
}

/** A dictionary, a set, or a comprehension of either. */
function braces(stream: TokenStream): Expression {
  stream.next();
  if (stream.acceptOp('}')) return OTHER;
  if (stream.isOp('**')) return dictionary(stream);
  const first = starNamedExpression(stream);
  if (stream.isOp(':') && first.shape !== 'starred' && first.shape !== 'walrus') {
    stream.next();
    expression(stream);
    if (!startsComprehension(stream)) return dictionary(stream, true);
    comprehensionClauses(stream);
  } else if (first.shape !== 'starred' && startsComprehension(stream)) comprehensionClauses(stream);
  else if (stream.acceptOp(',')) {
    elements(stream, '}');
    return OTHER;
  }
  stream.expectOp('}');
  return OTHER;
}

function dictionary(stream: TokenStream, afterPair = false): Expression {
  let more = !afterPair || stream.acceptOp(',');
  while (more && !stream.isOp('}')) {
    if (stream.acceptOp('**')) bitwise(stream, 0);
    else {
      expression(stream);
      stream.expectOp(':');
      expression(stream);
    }
    more = stream.acceptOp(',');
  }
  stream.expectOp('}');
  return OTHER;
}

/** What stands in `[…]` after an expression; several make a tuple that starts at the first. */
function slices(stream: TokenStream): void {
  const row = stream.row;
  let several = slice(stream);
  while (stream.acceptOp(',')) {
    several = true;
    if (stream.isOp(']')) break;
    slice(stream);
  }
  if (several) stream.node(row);
  stream.expectOp(']');
}

/** One slice or index; true for a starred one, which makes a tuple of its own (PEP 646). */
function slice(stream: TokenStream): boolean {
  const row = stream.row;
  if (stream.acceptOp('*')) {
    stream.node(row);
    expression(stream);
    return true;
  }
  if (!stream.isOp(':') && namedExpression(stream).shape === 'walrus') return false;
  if (!stream.acceptOp(':')) return false;
  stream.node(row);
  if (startsExpression(stream)) expression(stream);
  if (stream.acceptOp(':') && startsExpression(stream)) expression(stream);
  return false;
}

/** Adjacent literals make one node, which starts at the first of them. */
function strings(stream: TokenStream): Expression {
  let bytes: boolean | null = null;
  while (stream.isKind('string')) {
    const row = stream.row;
    const literal = readStringLiteral(stream.next().text);
    if (bytes !== null && bytes !== literal.bytes) throw new RefusedByPython('bytes and text in one literal');
    bytes = literal.bytes;
    for (const embedded of literal.expressions) readEmbedded(stream, embedded.text, row + embedded.rows);
  }
  return OTHER;
}

/** Python 3.11 parses the expression of an f-string on its own, in parentheses. */
function readEmbedded(stream: TokenStream, text: string, row: number): void {
  const tokens: Token[] = tokenize(`(${text})\n`);
  const inner = new TokenStream(tokens, row);
  starExpressions(inner);
  for (const start of inner.nodeRows()) stream.node(start);
}
