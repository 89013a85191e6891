import type { XmlFacts, XmlNode } from '../../src/domain/facts/xml.js';
import type { ReadError } from '../../src/domain/position.js';
import {
  cut,
  decodeReferences,
  type Entities,
  forbiddenAt,
  LineCursor,
  NAME,
  positionAt,
  SPACE,
  skipSpace,
  trimXml,
  XmlFault,
} from './characters.js';
import { declarationEnd, readDoctype } from './prolog.js';

/**
 * Why not fast-xml-parser's own tree, measured on version 5.12.1: its time grows with the square of the nesting depth
 * (100,000 nested tags: 211 s), it keeps no place for comments, and its validator passes text that libxml2, which Odoo
 * loads data files with, refuses: `<` or a bare `&` in attributes, two roots after an empty first one, `--` in comments,
 * undeclared entities, control characters. It is the yardstick of this scanner in the tests.
 */

const STARTS = { name: new RegExp(NAME, 'y'), equals: new RegExp(`${SPACE}*=${SPACE}*`, 'y') };
const CLOSING = new RegExp(`</(${NAME})${SPACE}*>`, 'y');

/** Text of one element kept at most: `XmlNode.text`. */
const TEXT_LIMIT = 2000;

/**
 * Elements nested deeper are refused: libxml2 stops at 256, at 2,048 with XML_PARSE_HUGE (`maxDepth` in nodePush,
 * parser.c), so no Odoo loads such a file. It also bounds what walks the tree later.
 */
const DEPTH_LIMIT = 2048;

export interface ScannedXml {
  nodes: XmlNode[];
  comments: XmlFacts['comments'];
  /** The first fault; `nodes` and `comments` are empty then. */
  error: ReadError | null;
}

/**
 * Splits an XML document into its elements and comments and checks its well-formedness (XML 1.0, without the inside of
 * a DOCTYPE and without namespaces). `text` has no byte order mark. Never throws; time and memory grow with the length.
 */
export function scanXml(text: string): ScannedXml {
  try {
    const scanner = new Scanner(text);
    scanner.run();
    return { nodes: scanner.nodes, comments: scanner.comments, error: null };
  } catch (thrown) {
    if (!(thrown instanceof XmlFault)) throw thrown;
    return { nodes: [], comments: [], error: { ...thrown.place, why: thrown.why } };
  }
}

interface AttributeSpan {
  name: string;
  from: number;
  to: number;
}

class Scanner {
  readonly nodes: XmlNode[] = [];
  readonly comments: XmlFacts['comments'] = [];
  /** Elements not yet closed, outermost first, and the text of the innermost since its last child. */
  private readonly open: number[] = [];
  private pending = '';
  private entities: Entities | null = null;
  private readonly written = new Map<string, XmlNode['attributes']>();
  private at = 0;
  private readonly lines: LineCursor;

  constructor(private readonly text: string) {
    this.lines = new LineCursor(text);
  }

  run(): void {
    const { text } = this;
    const forbidden = forbiddenAt(text);
    const length = forbidden === -1 ? text.length : forbidden;
    this.at = declarationEnd(text);
    if (this.at === -1) this.fault(0, 'the XML declaration is malformed');
    while (this.at < length) this.step();
    if (forbidden !== -1) this.forbidden(forbidden);
    const unclosed = this.nodes[this.open.at(-1) ?? -1];
    if (unclosed) {
      const { line, column } = unclosed;
      throw new XmlFault(`element \`${cut(unclosed.tag, 80)}\` is never closed`, { line, column });
    }
    if (this.nodes.length === 0) this.fault(text.length, 'there is no element');
  }

  private fault(offset: number, why: string): never {
    // A forbidden character before the fault is the earlier one, and often its cause.
    const forbidden = forbiddenAt(this.text);
    if (forbidden !== -1 && forbidden < offset) this.forbidden(forbidden);
    throw new XmlFault(why, positionAt(this.text, offset));
  }

  private forbidden(offset: number): never {
    const code = this.text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0');
    throw new XmlFault(`the character U+${code} is not allowed in XML`, positionAt(this.text, offset));
  }

  private step(): void {
    const { text } = this;
    const less = text.indexOf('<', this.at);
    const end = less === -1 ? text.length : less;
    if (end > this.at) this.characters(this.at, end);
    this.at = end;
    if (less === -1) return;
    const next = text[less + 1];
    if (next === '/') this.closing(less);
    else if (next === '?') this.instruction(less);
    else if (next !== '!') this.opening(less);
    else if (text.startsWith('<!--', less)) this.comment(less);
    else if (text.startsWith('<![CDATA[', less)) this.cdata(less);
    else if (text.startsWith('<!DOCTYPE', less)) this.doctype(less);
    else this.fault(less, '`<!` starts neither a comment, a CDATA section nor a DOCTYPE');
  }

  private characters(from: number, to: number): void {
    const start = skipSpace(this.text, from, to);
    if (this.open.length === 0) {
      if (start < to) this.fault(start, 'text outside the root element');
      return;
    }
    if (start === to && this.pending === '') return;
    const raw = this.text.slice(from, to);
    const end = raw.indexOf(']]>');
    if (end !== -1) this.fault(from + end, '`]]>` outside a CDATA section; write `]]&gt;`');
    this.pending += decodeReferences(raw, false, this.entities, (offset, why) => this.fault(from + offset, why));
  }

  /** Hands the text read so far to the element it stands in. */
  private flush(): void {
    const piece = this.pending;
    if (piece === '') return;
    this.pending = '';
    const node = this.nodes[this.open.at(-1)!]!;
    if (node.text.length >= TEXT_LIMIT) return;
    const trimmed = trimXml(piece);
    if (trimmed !== '') node.text = cut(node.text === '' ? trimmed : `${node.text} ${trimmed}`, TEXT_LIMIT);
  }

  private opening(less: number): void {
    const { text } = this;
    STARTS.name.lastIndex = less + 1;
    if (!STARTS.name.test(text)) this.fault(less, 'a `<` that starts no tag; write `&lt;`');
    if (this.open.length === 0 && this.nodes.length > 0) this.fault(less, 'a second root element');
    if (this.open.length === DEPTH_LIMIT) this.fault(less, `elements are nested deeper than ${DEPTH_LIMIT}`);
    this.flush();
    const tag = text.slice(less + 1, STARTS.name.lastIndex);
    const column = this.lines.columnAt(less);
    const { line } = this.lines;
    const given = {};
    const spans: AttributeSpan[] = [];
    const from = STARTS.name.lastIndex;
    const end = this.attributes(less, from, given, spans);
    const attributes = this.known(text.slice(from, end), given);
    const places = this.places(less, end, spans);
    const parent = this.open.at(-1) ?? -1;
    const node = { line, column, endLine: line, tag, attributes, ...places, parent, text: '' };
    const index = this.nodes.push(node) - 1;
    if (text[end] === '>') {
      this.open.push(index);
      this.at = end + 1;
      return;
    }
    this.lines.columnAt(end);
    node.endLine = this.lines.line;
    this.at = end + 2;
  }

  /**
   * What is written alike is one object: of the elements in 44 OCA repositories at 14.0 every second has attributes that stand in its
   * file already, and what is one thing stays one when it is handed to another thread or kept.
   */
  private known(written: string, attributes: XmlNode['attributes']): XmlNode['attributes'] {
    const known = this.written.get(written);
    if (known !== undefined) return known;
    this.written.set(written, attributes);
    return attributes;
  }

  /** Lines of the attributes of a tag, where it takes more than one. */
  private places(less: number, end: number, spans: readonly AttributeSpan[]): Pick<XmlNode, 'places'> {
    // Within the tag alone: in a file of one line a search would go to its end, at every tag.
    if (!this.text.slice(less, end).includes('\n')) return {};
    const entries = spans.map(({ name, from, to }): [string, [number, number]] => {
      this.lines.columnAt(from);
      const first = this.lines.line;
      this.lines.columnAt(to);
      return [name, [first, this.lines.line]];
    });
    return { places: Object.fromEntries(entries) };
  }

  /** Reads attributes into `into`; gives the offset of the `>` or `/>` that ends the tag. */
  private attributes(less: number, from: number, into: Record<string, string>, spans: AttributeSpan[]): number {
    const { text } = this;
    let at = from;
    for (;;) {
      const start = skipSpace(text, at, text.length);
      if (text[start] === '>' || (text[start] === '/' && text[start + 1] === '>')) return start;
      if (start >= text.length) this.fault(less, 'the tag is not closed');
      STARTS.name.lastIndex = start;
      if (!STARTS.name.test(text)) this.fault(start, `\`${text[start]}\` does not belong in a tag`);
      const name = text.slice(start, STARTS.name.lastIndex);
      if (start === at) this.fault(start, `no space before attribute \`${cut(name, 80)}\``);
      STARTS.equals.lastIndex = STARTS.name.lastIndex;
      if (!STARTS.equals.test(text)) this.fault(start, `attribute \`${cut(name, 80)}\` has no value`);
      at = this.value(start, name, STARTS.equals.lastIndex, into);
      spans.push({ name, from: start, to: at - 1 });
    }
  }

  /** Reads the quoted value at `open`; gives the offset after it. */
  private value(start: number, name: string, open: number, into: Record<string, string>): number {
    const { text } = this;
    const quote = text[open];
    if (quote !== '"' && quote !== "'") this.fault(start, `the value of \`${cut(name, 80)}\` is not in quotes`);
    const close = text.indexOf(quote, open + 1);
    if (close === -1) this.fault(open, `the value of \`${cut(name, 80)}\` is not closed`);
    const raw = text.slice(open + 1, close);
    const less = raw.indexOf('<');
    if (less !== -1) this.fault(open + 1 + less, `\`<\` in the value of \`${cut(name, 80)}\`; write \`&lt;\``);
    if (Object.hasOwn(into, name)) this.fault(start, `attribute \`${cut(name, 80)}\` is repeated`);
    const value = decodeReferences(raw, true, this.entities, (offset, why) => this.fault(open + 1 + offset, why));
    if (name !== '__proto__') into[name] = value;
    else Object.defineProperty(into, name, { value, enumerable: true, configurable: true, writable: true });
    return close + 1;
  }

  private closing(less: number): void {
    CLOSING.lastIndex = less;
    const match = CLOSING.exec(this.text);
    if (match === null) this.fault(less, 'the closing tag is malformed');
    const name = cut(match[1]!, 80);
    const node = this.nodes[this.open.at(-1) ?? -1];
    if (!node) this.fault(less, `closing tag \`${name}\` closes nothing`);
    if (node.tag !== match[1]) {
      this.fault(less, `\`</${name}>\` where \`</${cut(node.tag, 80)}>\` is due (opened in line ${node.line})`);
    }
    this.flush();
    this.open.pop();
    this.lines.columnAt(CLOSING.lastIndex - 1);
    node.endLine = this.lines.line;
    this.at = CLOSING.lastIndex;
  }

  private comment(less: number): void {
    const { text } = this;
    const dashes = text.indexOf('--', less + 4);
    if (dashes === -1) this.fault(less, 'the comment is not closed');
    if (text[dashes + 2] !== '>') this.fault(dashes, '`--` inside a comment');
    this.flush();
    const column = this.lines.columnAt(less);
    this.comments.push({ line: this.lines.line, column, text: trimXml(text.slice(less + 4, dashes)) });
    this.at = dashes + 3;
  }

  private cdata(less: number): void {
    if (this.open.length === 0) this.fault(less, 'a CDATA section outside the root element');
    const end = this.text.indexOf(']]>', less + 9);
    if (end === -1) this.fault(less, 'the CDATA section is not closed');
    this.pending += this.text.slice(less + 9, end).replace(/\r\n?/g, '\n');
    this.at = end + 3;
  }

  private instruction(less: number): void {
    const { text } = this;
    STARTS.name.lastIndex = less + 2;
    const named = STARTS.name.test(text);
    const target = named ? text.slice(less + 2, STARTS.name.lastIndex) : '';
    if (target.toLowerCase() === 'xml') this.fault(less, 'the XML declaration is not at the start of the file');
    const end = text.indexOf('?>', less + 2);
    if (end === -1) this.fault(less, 'the processing instruction is not closed');
    const after = less + 2 + target.length;
    if (!named || (after < end && skipSpace(text, after, end) === after)) {
      this.fault(less, 'the processing instruction is malformed');
    }
    if (this.open.length > 0) this.flush();
    this.at = end + 2;
  }

  private doctype(less: number): void {
    if (this.nodes.length > 0 || this.entities !== null) this.fault(less, 'a DOCTYPE that is not before the root');
    const { end, entities } = readDoctype(this.text, less);
    if (end === -1) this.fault(less, 'the DOCTYPE is not closed');
    this.entities = entities;
    this.at = end;
  }
}
