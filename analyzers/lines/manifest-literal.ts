import { RefusedByPython } from './python/refused.js';
import { readModule } from './python/statements.js';
import { TokenStream } from './python/stream.js';
import { type Token, tokenize } from './python/tokens.js';

// What ast.literal_eval takes: literals in displays, a sign, a complex number; `set()` is the one call it knows.
const OPERATORS = new Set(['{', '}', '[', ']', '(', ')', ',', ':', '...', '+', '-']);

/**
 * Whether `ast.literal_eval` could read a manifest that is decoded as latin-1, as cloc.py does it. A byte order mark, a
 * joined text (`"a" + "b"`) or a call make it fail; then only the standard exclusions apply.
 * Source: count_path() in odoo/tools/cloc.py (16.0); docs.python.org/3.11/library/ast.html#ast.literal_eval.
 */
export function isLiteralManifest(latin1Text: string): boolean {
  try {
    const text = `${latin1Text.replace(/^[ \t]+/, '').replace(/\r\n?/g, '\n')}\n`;
    const tokens = tokenize(text);
    readModule(new TokenStream(tokens));
    const lines = tokens.filter((token) => token.kind === 'newline').length;
    return lines === 1 && tokens.every((token, index) => isLiteralToken(token, index, tokens));
  } catch (error) {
    if (error instanceof RefusedByPython || error instanceof RangeError) return false;
    throw error;
  }
}

function isLiteralToken(token: Token, index: number, tokens: readonly Token[]): boolean {
  if (token.kind === 'string') return !/^[^'"]*[fF]/.test(token.text);
  if (token.kind === 'keyword') return ['None', 'True', 'False'].includes(token.text);
  if (token.kind === 'name')
    return token.text === 'set' && tokens[index + 1]?.text === '(' && tokens[index + 2]?.text === ')';
  if (token.text === '+' || token.text === '-') return tokens[index + 1]?.kind === 'number';
  return token.kind !== 'op' || OPERATORS.has(token.text);
}
