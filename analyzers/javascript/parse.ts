import type { ts } from 'ts-morph';
import { messageOf } from '../../src/domain/errors.js';
import { typescript } from './typescript.js';
import { TooDeep } from './walk.js';

/** Offset and wording of something the parser could not understand. */
export interface ParseError {
  offset: number;
  why: string;
}

export interface Parsed {
  /** Null where the text could not be parsed at all. */
  root: ts.SourceFile | null;
  errors: ParseError[];
}

/**
 * Complaints of the compiler about old scripts that every browser runs: octal numbers (1121), octal escapes
 * (1487, 1488) and numbers such as 08 (1489), all allowed outside strict mode by ECMA-262, Annex B.1.
 */
const SLOPPY = new Set([1121, 1487, 1488, 1489]);

/**
 * Longest text that is parsed, in UTF-16 code units. A million take the compiler 0.1 to 0.2 s; the longest file of Odoo
 * 16.0 outside the library folders, o_spreadsheet.js, has 1.8 million.
 */
export const LONGEST = 8_000_000;

/**
 * Parses one file with the compiler's own parser, without a ts-morph `Project`: the tree is the same and costs less
 * than half. JSDoc is not parsed. Nesting too deep for the stack is an error, not a crash; `walk` refuses what is nested less but too deep to rely on.
 */
export function parse(path: string, text: string): Parsed {
  const ts = typescript();
  if (text.length > LONGEST) return { root: null, errors: [{ offset: 0, why: `longer than ${LONGEST} characters` }] };
  const options = { languageVersion: ts.ScriptTarget.ESNext, jsDocParsingMode: ts.JSDocParsingMode.ParseNone };
  try {
    const root = ts.createSourceFile(path, text, options, false, ts.ScriptKind.JS);
    return { root, errors: errorsOf(root) };
  } catch (thrown) {
    // The parser is one object with state; a parse that runs to its end clears what the broken one left behind.
    ts.createSourceFile('empty.js', '', options, false, ts.ScriptKind.JS);
    return unread(thrown instanceof RangeError ? new TooDeep() : thrown);
  }
}

/** What comes of a text that cannot be read at all. */
export function unread(thrown: unknown): Parsed {
  return { root: null, errors: [{ offset: 0, why: messageOf(thrown) }] };
}

/**
 * The first syntax error. Those after it are often its echo (one missing bracket gives dozens), so they are only
 * counted.
 */
function errorsOf(root: ts.SourceFile): ParseError[] {
  const ts = typescript();
  // Not in the public type; a program would hand out the same list as its syntactic diagnostics.
  const { parseDiagnostics } = root as ts.SourceFile & { parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  const genuine = parseDiagnostics.filter((diagnostic) => !SLOPPY.has(diagnostic.code));
  const first = genuine[0];
  if (first === undefined) return [];
  const why = ts.flattenDiagnosticMessageText(first.messageText, ' ').replace(/\.$/, '');
  const more = genuine.length === 1 ? '' : ` (and ${genuine.length - 1} more after it)`;
  return [{ offset: first.start, why: why + more }];
}
