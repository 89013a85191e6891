/**
 * The tokens of a Python 3.11 source, refused where CPython's own tokenizer refuses it. tree-sitter forgives most of what
 * is refused here (mixed indentation, Python 2 numbers, odd string prefixes, characters that are not identifiers).
 *
 * Source of every rule: Parser/tokenizer.c of CPython 3.11 and docs.python.org/3.11/reference/lexical_analysis.html.
 */
import { indentationReader } from './indentation.js';
import { readNumber } from './numbers.js';
import { RefusedByPython } from './refused.js';

export type TokenKind = 'name' | 'keyword' | 'number' | 'string' | 'op' | 'newline' | 'indent' | 'dedent';

/** One token. Rows count from 0. `text` is the source text (empty for newline, indent and dedent). */
export interface Token {
  kind: TokenKind;
  text: string;
  row: number;
  endRow: number;
}

// https://docs.python.org/3.11/reference/lexical_analysis.html#keywords
export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

const NAME = /[A-Za-z_\x80-\xff][A-Za-z0-9_\x80-\xff]*/y;
// Of latin-1, the letters ª µ º À-Ö Ø-ö ø-ÿ may start a name and · may continue it (PEP 3131, XID_Start and XID_Continue).
const IDENTIFIER =
  /^[A-Za-z_\xaa\xb5\xba\xc0-\xd6\xd8-\xf6\xf8-\xff][A-Za-z0-9_\xaa\xb5\xb7\xba\xc0-\xd6\xd8-\xf6\xf8-\xff]*$/;
const STRING_START = /(?:[bBfF][rR]?|[rR][bBfF]?|[uU])?('''|"""|'|")/y;
const OPERATOR =
  /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|->|:=|==|<=|>=|<>|\*\*|\/\/|>>|<<|[-+*/%@&|^]=|[-+*/%@&|^~<>()[\]{},:;.=]/y;
const OPENING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };
// MAXLEVEL of Parser/tokenizer.h
const MAX_NESTING = 200;

/**
 * Splits a text into tokens.
 * @param text Python source whose newlines are all `\n` and which ends with one
 * @throws RefusedByPython where CPython's tokenizer would refuse the text
 */
export function tokenize(text: string): Token[] {
  if (text.includes('\0')) throw new RefusedByPython('null byte');
  return new Tokenizer(text).run();
}

class Tokenizer {
  private readonly tokens: Token[] = [];
  private readonly closers: string[] = [];
  private readonly indentation;
  private at = 0;
  private row = 0;

  constructor(private readonly text: string) {
    this.indentation = indentationReader(text);
  }

  run(): Token[] {
    let lineStart = true;
    while (this.at < this.text.length) {
      if (lineStart && this.closers.length === 0) this.startLine();
      lineStart = this.readToken();
    }
    if (this.closers.length > 0) throw new RefusedByPython('bracket never closed');
    for (let open = this.indentation.close(); open > 0; open--) this.push('dedent', '', this.row);
    return this.tokens;
  }

  private push(kind: TokenKind, text: string, row: number): void {
    this.tokens.push({ kind, text, row, endRow: this.row });
  }

  /** Reads the blanks before a logical line and books the change of indentation; a line without code changes none. */
  private startLine(): void {
    const change = this.indentation.read(this.at);
    this.at = change.at;
    this.row += change.rows;
    for (let open = change.dedents; open > 0; open--) this.push('dedent', '', this.row);
    if (change.indent) this.push('indent', '', this.row);
  }

  /** Reads one token or blank; true where a new line begins after it. */
  private readToken(): boolean {
    const char = this.text[this.at]!;
    if (char === ' ' || char === '\t' || char === '\f') {
      this.at++;
      return false;
    }
    if (char === '\n') return this.readNewline();
    if (char === '#') {
      this.at = this.text.indexOf('\n', this.at);
      return false;
    }
    if (char === '\\') {
      this.readContinuation();
      return false;
    }
    if (!this.readString() && !this.readName() && !this.readDigits()) this.readOperator();
    return false;
  }

  private readNewline(): boolean {
    const last = this.tokens.at(-1);
    const hasCode = last !== undefined && last.kind !== 'newline' && last.kind !== 'indent' && last.kind !== 'dedent';
    if (this.closers.length === 0 && hasCode) this.push('newline', '', this.row);
    this.at++;
    this.row++;
    return true;
  }

  private readContinuation(): void {
    if (this.text[this.at + 1] !== '\n') throw new RefusedByPython('character after a line continuation');
    if (this.at + 2 >= this.text.length) throw new RefusedByPython('end of file after a line continuation');
    this.at += 2;
    this.row++;
  }

  private readString(): boolean {
    STRING_START.lastIndex = this.at;
    const start = STRING_START.exec(this.text);
    if (!start) return false;
    const quote = start[1]!;
    const from = this.at;
    const row = this.row;
    this.at += start[0].length;
    while (!this.text.startsWith(quote, this.at)) {
      if (this.text[this.at] === '\\') this.stepOver();
      else if (this.text[this.at] === '\n' && quote.length === 1) throw new RefusedByPython('unterminated string');
      this.stepOver();
    }
    this.at += quote.length;
    this.push('string', this.text.slice(from, this.at), row);
    return true;
  }

  private stepOver(): void {
    if (this.at >= this.text.length) throw new RefusedByPython('unterminated string');
    if (this.text[this.at] === '\n') this.row++;
    this.at++;
  }

  private readName(): boolean {
    NAME.lastIndex = this.at;
    const name = NAME.exec(this.text)?.[0];
    if (name === undefined) return false;
    if (!IDENTIFIER.test(name)) throw new RefusedByPython('invalid character in a name');
    this.at += name.length;
    this.push(KEYWORDS.has(name) ? 'keyword' : 'name', name, this.row);
    return true;
  }

  private readDigits(): boolean {
    const number = readNumber(this.text, this.at);
    if (number === null) return false;
    if (number.refused) throw new RefusedByPython(number.refused);
    this.at += number.text.length;
    this.push('number', number.text, this.row);
    return true;
  }

  private readOperator(): void {
    OPERATOR.lastIndex = this.at;
    const operator = OPERATOR.exec(this.text)?.[0];
    if (operator === undefined) throw new RefusedByPython('invalid character');
    if (operator === '<>') throw new RefusedByPython('<> of Python 2');
    const closer = OPENING[operator];
    if (closer) {
      if (this.closers.length >= MAX_NESTING) throw new RefusedByPython('too many nested parentheses');
      this.closers.push(closer);
    } else if (operator === ')' || operator === ']' || operator === '}') {
      if (this.closers.pop() !== operator) throw new RefusedByPython(`unmatched ${operator}`);
    }
    this.at += operator.length;
    this.push('op', operator, this.row);
  }
}
