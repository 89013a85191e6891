import type { Position } from '../../src/domain/position.js';

/** The first thing in a text that is not XML, with its place. Thrown inside the reader, never out of it. */
export class XmlFault extends Error {
  constructor(
    readonly why: string,
    readonly place: Position,
  ) {
    super(why);
  }
}

/** Name characters of XML 1.0, fifth edition, §2.3; astral ones pass as surrogates. Source of a sticky expression. */
const NAME_START =
  ':A-Z_a-z\\xC0-\\xD6\\xD8-\\xF6\\xF8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uDFFF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
export const NAME = `[${NAME_START}][${NAME_START}\\-.0-9\\xB7\\u0300-\\u036F\\u203F\\u2040]*`;

/** White space of XML 1.0 §2.3. A no-break space is not among them, so `String.trim` would cut too much. */
export const SPACE = '[ \\t\\r\\n]';

/** Characters XML 1.0 §2.2 forbids, written out or as a reference. */
const FORBIDDEN = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;

const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = new RegExp(`&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|(${NAME}));`, 'y');

/** Offset of the first character that no XML document may hold, or -1. */
export function forbiddenAt(text: string): number {
  return text.search(FORBIDDEN);
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** Offset of the first character of `text[from, to)` that is not XML white space, or `to`. */
export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The text without XML white space at both ends. Linear, whatever the text. */
export function trimXml(text: string): string {
  const start = skipSpace(text, 0, text.length);
  let end = text.length;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** `text` cut to at most `length` UTF-16 units, never between the halves of a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** Number of lines of a text: ends of line, and one more where the last line has no end. A lone CR ends no line. */
export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return text === '' || text.endsWith('\n') ? lines : lines + 1;
}

/** Place of an offset: lines end at LF, columns count UTF-16 units from 1. Looks at the whole text before it. */
export function positionAt(text: string, offset: number): Position {
  const before = text.lastIndexOf('\n', offset - 1);
  const start = offset === 0 ? -1 : before;
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return { line, column: offset - start };
}

/** Line and column of offsets asked for in rising order; the whole text is looked at once. */
export class LineCursor {
  line = 1;
  private start = 0;
  private next: number;

  constructor(private readonly text: string) {
    this.next = text.indexOf('\n');
  }

  /** Moves on to `offset` and gives its column; `line` then is its line. */
  columnAt(offset: number): number {
    while (this.next !== -1 && this.next < offset) {
      this.line++;
      this.start = this.next + 1;
      this.next = this.text.indexOf('\n', this.start);
    }
    return offset - this.start + 1;
  }
}

/** What the document's own DOCTYPE says of entities: those it names, and whether more may come from elsewhere. */
export interface Entities {
  names: ReadonlySet<string>;
  open: boolean;
}

/**
 * Character references and the five predefined entities replaced; entities of the document's own DOCTYPE stay as
 * written (`&name;`), so no input grows. Ends of line become LF (XML 1.0 §2.11), in attributes a space (§3.3.3).
 * `fault` is called with the offset in `raw` and does not return.
 */
export function decodeReferences(
  raw: string,
  attribute: boolean,
  entities: Entities | null,
  fault: (offset: number, why: string) => never,
): string {
  let and = raw.indexOf('&');
  if (and === -1) return normaliseSpace(raw, attribute);
  let out = '';
  let from = 0;
  for (; and !== -1; and = raw.indexOf('&', from)) {
    REFERENCE.lastIndex = and;
    const match = REFERENCE.exec(raw);
    if (match === null) return fault(and, 'an `&` that starts no reference; write `&amp;`');
    const value = referenced(match, entities);
    if (value === null) return fault(and, `\`${cut(match[0], 40)}\` refers to nothing`);
    out += normaliseSpace(raw.slice(from, and), attribute) + value;
    from = REFERENCE.lastIndex;
  }
  return out + normaliseSpace(raw.slice(from), attribute);
}

function normaliseSpace(raw: string, attribute: boolean): string {
  if (attribute) return /[\t\r\n]/.test(raw) ? raw.replace(/\r\n|[\t\r\n]/g, ' ') : raw;
  return raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
}

function referenced(match: RegExpExecArray, entities: Entities | null): string | null {
  const name = match[3];
  if (name !== undefined) {
    const predefined = Object.hasOwn(PREDEFINED, name) ? PREDEFINED[name] : undefined;
    if (predefined !== undefined) return predefined;
    return entities !== null && (entities.open || entities.names.has(name)) ? match[0] : null;
  }
  const code = match[1] === undefined ? Number.parseInt(match[2]!, 10) : Number.parseInt(match[1], 16);
  if (!(code > 0 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return null;
  const character = String.fromCodePoint(code);
  return FORBIDDEN.test(character) ? null : character;
}
