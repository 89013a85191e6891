/**
 * What CPython 3.11 checks inside a string literal, and the expressions inside an f-string, which 3.11 cuts out and parses
 * one by one (from 3.12 on they are part of the grammar and may hold backslashes, comments and the outer quote; we keep to 3.11).
 *
 * Source: Parser/string_parser.c of CPython 3.11 (_PyPegen_parsestr, fstring_find_literal, fstring_find_expr).
 */
import { RefusedByPython } from './refused.js';

/** An expression of an f-string, and how many lines below the start of the literal it begins. */
export interface EmbeddedExpression {
  text: string;
  rows: number;
}

export interface StringLiteral {
  bytes: boolean;
  expressions: EmbeddedExpression[];
}

const LITERAL = /^([a-zA-Z]*)('''|"""|'|")/;
/** Escapes that CPython cannot decode. The names of `\N{…}` are not checked: that takes the Unicode database. */
const BROKEN_TEXT_ESCAPE =
  /^(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?!(?:000[0-9a-fA-F]|0010)[0-9a-fA-F]{4})|N(?!\{[^{}]+\}))/;
const BROKEN_BYTES_ESCAPE = /^x(?![0-9a-fA-F]{2})/;

/** @throws RefusedByPython when CPython would not take the literal */
export function readStringLiteral(source: string): StringLiteral {
  const [opening, prefix, quote] = LITERAL.exec(source) as unknown as [string, string, string];
  const flags = prefix.toLowerCase();
  const body = source.slice(opening.length, source.length - quote.length);
  const bytes = flags.includes('b');
  const raw = flags.includes('r');
  if (bytes && /[\x80-\xff]/.test(body)) throw new RefusedByPython('bytes hold only ASCII characters');
  if (flags.includes('f')) return { bytes, expressions: new FormattedString(body, raw).read() };
  if (!raw && body.includes('\\')) checkEscapes(body, bytes ? BROKEN_BYTES_ESCAPE : BROKEN_TEXT_ESCAPE);
  return { bytes, expressions: [] };
}

function checkEscapes(body: string, broken: RegExp): void {
  for (let at = body.indexOf('\\'); at >= 0; at = body.indexOf('\\', at + 2)) {
    if (broken.test(body.slice(at + 1, at + 100))) throw new RefusedByPython('broken escape in a string');
  }
}

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

class FormattedString {
  private readonly expressions: EmbeddedExpression[] = [];
  private at = 0;
  /** Newlines before `counted`; expressions come in order, so each newline is counted once. */
  private rows = 0;
  private counted = 0;

  constructor(
    private readonly body: string,
    private readonly raw: boolean,
  ) {}

  read(): EmbeddedExpression[] {
    this.readParts(0);
    if (this.at < this.body.length) throw new RefusedByPython('unexpected end of an f-string');
    return this.expressions;
  }

  /** Text and expressions, to the end of the literal or, in a format specification, to its closing brace. */
  private readParts(depth: number): void {
    for (;;) {
      this.readText(depth);
      if (this.body[this.at] !== '{') return;
      this.readExpression(depth);
    }
  }

  private readText(depth: number): void {
    const start = this.at;
    while (this.at < this.body.length) {
      const char = this.body[this.at]!;
      if (char === '\\' && !this.raw) {
        this.at++;
        if (this.body.startsWith('N{', this.at)) this.at = endOr(this.body, this.body.indexOf('}', this.at));
        else if (this.body[this.at] !== '{' && this.body[this.at] !== '}') this.at++;
      } else if (char !== '{' && char !== '}') this.at++;
      else if (depth === 0 && this.body[this.at + 1] === char) this.at += 2;
      else if (depth === 0 && char === '}') throw new RefusedByPython('single } in an f-string');
      else break;
    }
    if (!this.raw) checkEscapes(this.body.slice(start, this.at), BROKEN_TEXT_ESCAPE);
  }

  private readExpression(depth: number): void {
    if (depth >= 2) throw new RefusedByPython('f-string expressions nested too deeply');
    const from = ++this.at;
    this.skipExpression();
    const text = this.body.slice(from, this.at);
    if (!/[^ \t\n\f\r]/.test(text)) throw new RefusedByPython('empty expression in an f-string');
    this.expressions.push({ text, rows: this.rowsTo(from) });
    if (this.body[this.at] === '=') {
      this.at++;
      while (/[ \t\n\v\f\r]/.test(this.body[this.at] ?? '')) this.at++;
    }
    if (this.body[this.at] === '!') this.readConversion();
    if (this.body[this.at] === ':') {
      this.at++;
      this.readParts(depth + 1);
    }
    if (this.body[this.at] !== '}') throw new RefusedByPython('} missing in an f-string');
    this.at++;
  }

  private rowsTo(offset: number): number {
    for (; this.counted < offset; this.counted++) if (this.body[this.counted] === '\n') this.rows++;
    return this.rows;
  }

  private readConversion(): void {
    const conversion = /![^}:]*/y;
    conversion.lastIndex = this.at;
    const text = conversion.exec(this.body)?.[0] ?? '';
    if (!/^![sra]$/.test(text)) throw new RefusedByPython('unknown conversion in an f-string');
    this.at += text.length;
  }

  /** Moves to the first `!`, `:`, `=` or `}` outside brackets and strings. */
  private skipExpression(): void {
    const closers: string[] = [];
    for (; this.at < this.body.length; this.at++) {
      const char = this.body[this.at]!;
      if (char === '\\') throw new RefusedByPython('backslash in an f-string expression');
      if (char === '#') throw new RefusedByPython('comment in an f-string expression');
      if (char === "'" || char === '"') this.skipString(char);
      else if (CLOSING[char]) closers.push(CLOSING[char]);
      else if (closers.length === 0 && '!:}=><'.includes(char)) {
        if (char !== ':' && char !== '}' && this.body[this.at + 1] === '=') this.at++;
        else if (char !== '<' && char !== '>') return;
      } else if (')]}'.includes(char) && closers.pop() !== char) {
        throw new RefusedByPython('unmatched bracket in an f-string');
      }
    }
    throw new RefusedByPython('unexpected end of an f-string');
  }

  /** Moves to the last quote of a string inside an expression. */
  private skipString(quote: string): void {
    const delimiter = this.body.startsWith(quote.repeat(3), this.at) ? quote.repeat(3) : quote;
    const end = this.body.indexOf(delimiter, this.at + delimiter.length);
    if (end < 0) throw new RefusedByPython('unterminated string in an f-string');
    if (this.body.slice(this.at, end).includes('\\')) throw new RefusedByPython('backslash in an f-string expression');
    this.at = end + delimiter.length - 1;
  }
}

const endOr = (text: string, index: number): number => (index < 0 ? text.length : index + 1);
