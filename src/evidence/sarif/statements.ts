/** First and last line of a statement, and its code without layout. */
export interface Statement {
  line: number;
  endLine: number;
  /** No comments, no white space, one kind of quote, no comma before a bracket: the same after a formatter. */
  code: string;
}

/** Longer files are taken line by line. */
const LONGEST = 2_000_000;

/** Comments; strings, those of three quotes first, a plain one ending with its line; joined lines; any one character. */
const TOKEN =
  /#[^\n]*|"""[^"\\]*(?:(?:\\(?:[\s\S]|$)|"(?!""))[^"\\]*)*(?:"""|$)|'''[^'\\]*(?:(?:\\(?:[\s\S]|$)|'(?!''))[^'\\]*)*(?:'''|$)|"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?|\\\r?\n|[\s\S]/g;

/**
 * Cuts Python into logical lines: brackets, strings of three quotes and a backslash at the end carry on. Text that is no
 * Python comes out in some order of lines and hurts nobody. Source: docs.python.org, "Lexical analysis", line structure.
 */
export function pythonStatements(text: string): Statement[] {
  if (text.length > LONGEST) return plainLines(text);
  const found: Statement[] = [];
  let line = 1;
  let start = 0;
  let depth = 0;
  let code = '';
  const finish = (endLine: number) => {
    if (start > 0) found.push({ line: start, endLine, code: tidy(code) });
    start = 0;
    depth = 0;
    code = '';
  };
  // Comments, strings (long ones first; a plain one ends with its line), joined lines, ends of lines, anything else.
  for (const [piece] of text.matchAll(TOKEN)) {
    const lines = count(piece);
    if (piece === '\n') {
      if (depth === 0) finish(line);
      line++;
      continue;
    }
    if (piece[0] !== '#' && (piece.length > 1 ? piece[0] !== '\\' : piece.trim() !== '')) {
      if (start === 0) start = line;
      if ('([{'.includes(piece)) depth++;
      if (')]}'.includes(piece)) depth = Math.max(0, depth - 1);
      code += piece;
    }
    line += lines;
  }
  finish(line);
  return found;
}

function count(piece: string): number {
  if (piece.length === 1) return 0;
  let lines = 0;
  for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) lines++;
  return lines;
}

function tidy(code: string): string {
  return code
    .replace(/["']/g, "'")
    .replace(/\s+/g, '')
    .replace(/,(?=[)\]}])/g, '');
}

/** Each line for itself, for languages other than Python. */
export function plainLines(text: string): Statement[] {
  return text.split('\n').flatMap((code, index) => {
    const bare = tidy(code);
    return bare === '' ? [] : [{ line: index + 1, endLine: index + 1, code: bare }];
  });
}

/** The statement that holds a line, or null. Statements are in order. */
export function statementAt(statements: readonly Statement[], line: number): Statement | null {
  let low = 0;
  let high = statements.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const statement = statements[middle]!;
    if (line < statement.line) high = middle - 1;
    else if (line > statement.endLine) low = middle + 1;
    else return statement;
  }
  return null;
}
