/** Patterns of `case`. Every pattern node carries a line. Source: `patterns` of the grammar of Python 3.11 (PEP 634). */

import { atom } from './primaries.js';
import { RefusedByPython } from './refused.js';
import type { TokenStream } from './stream.js';

/** What stands between `case` and its guard or colon. */
export function patterns(stream: TokenStream): void {
  const row = stream.row;
  const star = maybeStar(stream);
  if (!star && !stream.isOp(',')) return;
  stream.expectOp(',');
  stream.node(row); // MatchSequence
  while (!stream.isOp(':') && !stream.isKeyword('if')) {
    maybeStar(stream);
    if (!stream.acceptOp(',')) break;
  }
}

function maybeStar(stream: TokenStream): boolean {
  const row = stream.row;
  if (!stream.acceptOp('*')) {
    pattern(stream);
    return false;
  }
  stream.node(row); // MatchStar
  stream.expectKind('name');
  return true;
}

function pattern(stream: TokenStream): void {
  const row = stream.row;
  closed(stream);
  while (stream.acceptOp('|')) {
    stream.node(row); // MatchOr
    closed(stream);
  }
  if (!stream.acceptKeyword('as')) return;
  stream.node(row); // MatchAs
  captureTarget(stream);
}

function captureTarget(stream: TokenStream): void {
  if (stream.expectKind('name').text === '_') throw new RefusedByPython('cannot capture into _');
  if (stream.isOp('.') || stream.isOp('(') || stream.isOp('=')) throw new RefusedByPython('cannot capture into this');
}

function closed(stream: TokenStream): void {
  const row = stream.row;
  if (stream.isOp('(') || stream.isOp('[')) {
    sequence(stream);
    return;
  }
  stream.node(row);
  if (stream.isOp('{')) mapping(stream);
  else if (!stream.isKind('name')) literal(stream);
  else nameOrClass(stream);
}

function nameOrClass(stream: TokenStream): void {
  // closed_pattern tries the wildcard first and then never goes back: `_()` and `_.a` are refused
  if (stream.peek()?.text === '_' && (stream.isOp('.', 1) || stream.isOp('(', 1))) {
    throw new RefusedByPython('_ is the wildcard');
  }
  const plain = dottedName(stream);
  if (stream.isOp('(')) classArguments(stream);
  else if (plain && stream.isOp('=')) throw new RefusedByPython('= in a pattern');
}

/** A group, which is no node, or a sequence. */
function sequence(stream: TokenStream): void {
  const row = stream.row;
  const closer = stream.next().text === '(' ? ')' : ']';
  let several = closer === ']' || stream.isOp(')');
  while (!stream.isOp(closer)) {
    const star = maybeStar(stream);
    const comma = stream.acceptOp(',');
    if (star && !comma && !several) throw new RefusedByPython('star in a group');
    several ||= comma;
    if (!comma) break;
  }
  stream.expectOp(closer);
  if (several) stream.node(row); // MatchSequence
}

/** A number with sign and imaginary part, a string, None, True or False. */
function literal(stream: TokenStream): void {
  const negative = stream.acceptOp('-');
  if (!negative && !stream.isKind('number')) {
    if (!stream.isKind('string') && !stream.isKind('keyword')) throw new RefusedByPython('pattern expected');
    atom(stream);
    return;
  }
  const row = stream.row;
  stream.node(row);
  const real = stream.expectKind('number').text;
  if (!stream.acceptOp('+') && !stream.acceptOp('-')) return;
  stream.node(stream.row);
  const imaginary = stream.expectKind('number').text;
  if (/j$/i.test(real) || !/j$/i.test(imaginary)) throw new RefusedByPython('complex number expected');
}

/** `name` or `name.name…`; true for a single name. Every step is an expression that starts at the first name. */
function dottedName(stream: TokenStream): boolean {
  stream.node(stream.row);
  stream.expectKind('name');
  if (!stream.isOp('.')) return true;
  while (stream.acceptOp('.')) stream.expectKind('name');
  return false;
}

function mapping(stream: TokenStream): void {
  stream.next();
  while (!stream.isOp('}')) {
    if (stream.acceptOp('**')) {
      captureTarget(stream);
      stream.acceptOp(',');
      break;
    }
    if (!stream.isKind('name')) literalKey(stream);
    else if (dottedName(stream)) throw new RefusedByPython('mapping key must be a literal or a dotted name');
    stream.expectOp(':');
    pattern(stream);
    if (!stream.acceptOp(',')) break;
  }
  stream.expectOp('}');
}

function literalKey(stream: TokenStream): void {
  stream.node(stream.row);
  literal(stream);
}

function classArguments(stream: TokenStream): void {
  stream.next();
  let keywords = false;
  while (!stream.isOp(')')) {
    if (stream.isKind('name') && stream.isOp('=', 1)) {
      keywords = true;
      stream.next();
      stream.next();
    } else if (keywords) throw new RefusedByPython('positional pattern after a keyword');
    pattern(stream);
    if (!stream.acceptOp(',')) break;
  }
  stream.expectOp(')');
}
