/** Arguments of calls and class definitions. Source: `arguments`, `args` and `kwargs` of the grammar of Python 3.11. */
import { comprehensionClauses, expression, namedExpression, startsComprehension } from './expressions.js';
import { RefusedByPython } from './refused.js';
import type { TokenStream } from './stream.js';

/** Which kinds of argument may still come: after a keyword no positional one, after `**` no starred one either. */
type Phase = 'positional' | 'keyword' | 'double-starred';

/**
 * Reads `(…)` with its parentheses.
 * @param generator whether a generator expression may stand there without parentheses of its own (in calls only)
 */
export function callArguments(stream: TokenStream, generator: boolean): void {
  const row = stream.row;
  stream.expectOp('(');
  let phase: Phase = 'positional';
  for (let count = 0; !stream.isOp(')'); count++) {
    phase = argument(stream, phase);
    if (count === 0 && generator && phase === 'positional' && startsComprehension(stream)) {
      stream.node(row); // the GeneratorExp starts at the parenthesis of the call
      comprehensionClauses(stream);
      break;
    }
    if (!stream.acceptOp(',')) break;
  }
  stream.expectOp(')');
}

function argument(stream: TokenStream, phase: Phase): Phase {
  const row = stream.row;
  if (stream.acceptOp('**')) {
    stream.node(row); // keyword
    expression(stream);
    return 'double-starred';
  }
  if (stream.acceptOp('*')) {
    if (phase === 'double-starred') throw new RefusedByPython('* after ** in a call');
    stream.node(row); // Starred
    expression(stream);
    if (startsComprehension(stream)) throw new RefusedByPython('star in a generator');
    return phase;
  }
  if (stream.isKind('name') && stream.isOp('=', 1)) {
    stream.node(row); // keyword
    stream.next();
    stream.next();
    expression(stream);
    if (startsComprehension(stream)) throw new RefusedByPython('keyword in a generator');
    return phase === 'positional' ? 'keyword' : phase;
  }
  if (phase !== 'positional') throw new RefusedByPython('positional argument after a keyword');
  namedExpression(stream);
  return phase;
}
