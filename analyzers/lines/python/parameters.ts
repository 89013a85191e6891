/** Parameters of functions and lambdas. Source: `parameters` and `lambda_parameters` of the grammar of Python 3.11. */
import { expression, starExpression } from './expressions.js';
import { RefusedByPython } from './refused.js';
import type { TokenStream } from './stream.js';

interface Progress {
  names: number;
  slash: boolean;
  star: boolean;
  defaults: boolean;
}

/** Reads up to, not including, the token that closes the list: `)` of a function, `:` of a lambda. */
export function parameters(stream: TokenStream, closer: ')' | ':'): void {
  const annotated = closer === ')';
  const progress: Progress = { names: 0, slash: false, star: false, defaults: false };
  while (!stream.isOp(closer)) {
    if (stream.acceptOp('**')) {
      name(stream, annotated);
      stream.acceptOp(',');
      break;
    }
    if (stream.isOp('/')) slash(stream, progress);
    else if (stream.isOp('*')) star(stream, progress, annotated);
    else plain(stream, progress, annotated);
    if (!stream.acceptOp(',')) break;
  }
  if (!stream.isOp(closer)) throw new RefusedByPython('bad parameter list');
}

function slash(stream: TokenStream, progress: Progress): void {
  if (progress.names === 0 || progress.slash || progress.star) throw new RefusedByPython('misplaced / in parameters');
  stream.next();
  progress.slash = true;
}

function star(stream: TokenStream, progress: Progress, annotated: boolean): void {
  if (progress.star) throw new RefusedByPython('second * in parameters');
  stream.next();
  progress.star = true;
  if (!stream.isOp(',')) name(stream, annotated, starExpression);
  else if (!stream.isKind('name', 1)) throw new RefusedByPython('named arguments must follow bare *');
}

function plain(stream: TokenStream, progress: Progress, annotated: boolean): void {
  name(stream, annotated);
  progress.names++;
  if (stream.acceptOp('=')) {
    expression(stream);
    progress.defaults = true;
  } else if (progress.defaults && !progress.star) throw new RefusedByPython('non-default argument after default');
}

/** A name with its annotation; the node of a parameter starts at its name, after any star. */
function name(
  stream: TokenStream,
  annotated: boolean,
  annotation: (stream: TokenStream) => unknown = expression,
): void {
  stream.node(stream.row);
  stream.expectKind('name');
  if (annotated && stream.acceptOp(':')) annotation(stream);
}
