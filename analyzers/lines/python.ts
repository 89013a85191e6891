import { RefusedByPython } from './python/refused.js';
import { readModule } from './python/statements.js';
import { TokenStream } from './python/stream.js';
import { tokenize } from './python/tokens.js';
import { countNewlines, pythonStrip } from './whitespace.js';

/** Lines of one file: `code` is what Odoo bills, `total` the physical lines after blank ends are stripped. */
export interface LineCount {
  code: number;
  total: number;
}

export type CountResult = LineCount | { error: string };

/** The message under which cloc.py books a file that Python cannot parse; such a file is not billed. */
export const SYNTAX_ERROR = 'Syntax Error';

/**
 * Counts a Python source as Odoo does: code is the number of distinct start lines over all nodes of the syntax tree of
 * CPython 3.11 that carry a line, so a docstring is 1 and comments, blank lines, `else:` and closing brackets are 0.
 * Source: parse_py() in odoo/tools/cloc.py (16.0).
 *
 * The answer of `odoo-bin cloc` depends on the interpreter it runs on. Names in a parenthesised import count since Python
 * 3.10; f-strings that hold the outer quote, a backslash or a comment, type parameters and `type` statements are a
 * syntax error before 3.12. This is 3.11, the Python of Debian 12.
 *
 * The text is read by a recogniser of our own (folder python/) and not by tree-sitter: whether CPython refuses a file
 * decides about all its lines, and tree-sitter is made to forgive.
 *
 * Not checked: the names in `\N{…}` (that takes the Unicode database) and nesting of some 3000 nodes within one another
 * (`1+1+…`), at which CPython gives up; both are counted here and refused there.
 *
 * @param latin1Text the bytes of the file decoded as latin-1: a byte order mark or a non-ASCII name is then a syntax error
 */
export function countPython(latin1Text: string): CountResult {
  const text = `${pythonStrip(latin1Text)}\n`;
  try {
    // compile() takes `\r\n` and a lone `\r` for line ends (translate_newlines of Parser/tokenizer.c); the total does not
    const stream = new TokenStream(tokenize(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text));
    readModule(stream);
    return { code: new Set(stream.nodeRows()).size, total: countNewlines(text) };
  } catch (error) {
    // A RangeError is our own stack: nesting at which CPython gives up as well (MAXSTACK of Parser/parser.c).
    if (error instanceof RefusedByPython || error instanceof RangeError) return { error: SYNTAX_ERROR };
    throw error;
  }
}
