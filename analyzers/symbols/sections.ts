/**
 * The text form of an index: sections of blocks. A block is a key line, `@` and the key, and body lines that never
 * start with `@`. Blocks stand sorted by key. Columns inside a line are separated by tabs.
 */

export const SECTIONS = [
  'modules',
  'models',
  'xmlids',
  'views',
  'templates',
  'assets',
  'files',
  'javascript',
  'controllers',
  'python',
  'fieldtypes',
] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Sections whose body lines are a tree and keep their order; bodies of all others are sorted and free of repeats. */
const ORDERED: ReadonlySet<SectionName> = new Set(['views', 'templates']);

/** What reading gives: a body for a key of a section. Bodies of one key are joined, in ordered sections one is chosen. */
export interface Entry {
  section: SectionName;
  key: string;
  lines: string[];
  /** In ordered sections the highest rank wins, the later entry among equals. */
  rank?: number;
}

export type SectionLines = Record<SectionName, string[]>;

/** A value that is safe inside a line. */
export function cell(text: string | null | undefined): string {
  return text ? text.replace(/[\t\r\n]+/g, ' ') : '';
}

/** Joins cells and drops empty ones at the end. */
export function row(...cells: (string | null | undefined)[]): string {
  return cells.map(cell).join('\t').replace(/\t+$/, '');
}

/** Merges entries into sections, independent of their order (in ordered sections: for entries of different rank). */
export function assemble(entries: Iterable<Entry>): SectionLines {
  const blocks = Object.fromEntries(
    SECTIONS.map((name) => [name, new Map<string, { lines: string[]; rank: number }>()]),
  );
  for (const { section, key, lines, rank = 0 } of entries) {
    const known = blocks[section]!.get(key);
    if (known === undefined) blocks[section]!.set(key, { lines: [...lines], rank });
    else if (!ORDERED.has(section)) for (const line of lines) known.lines.push(line);
    else if (rank >= known.rank) blocks[section]!.set(key, { lines: [...lines], rank });
  }
  const result = {} as SectionLines;
  for (const name of SECTIONS) {
    const lines: string[] = [];
    for (const [key, block] of [...blocks[name]!].sort((a, b) => compare(a[0], b[0]))) {
      lines.push(`@${cell(key)}`);
      const body = ORDERED.has(name) ? block.lines : [...new Set(block.lines)].sort(compare);
      for (const line of body) lines.push(line);
    }
    result[name] = lines;
  }
  return result;
}

/** By UTF-16 code units: the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const LINE_FEED = 10;
const TAB = 9;
const AT = 64;

/** The blocks of a section, found by key without looking into their bodies. */
export class Section {
  readonly #bytes: Buffer;
  /** Key to the place of its key line. */
  readonly #starts = new Map<string, number>();
  /** Places of the body lines of blocks that were looked into, and whether the lines stand sorted. */
  readonly #lines = new Map<string, { places: Int32Array; sorted: boolean }>();

  /** @param bytes Lines of the section in UTF-8, joined by line feeds. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    // A letter for each byte, not held: looking for line ends in a text is several times as fast as in bytes.
    const letters = bytes.toString('latin1');
    for (let at = bytes[0] === AT ? 0 : -1; at >= 0; ) {
      const end = letters.indexOf('\n', at);
      this.#starts.set(this.#text(at + 1, end < 0 ? bytes.length : end), at);
      at = end < 0 ? -1 : letters.indexOf('\n@', end) + 1 || -1;
    }
  }

  keys(): string[] {
    return [...this.#starts.keys()];
  }

  has(key: string): boolean {
    return this.#starts.has(key);
  }

  /** The first line of a block's body; null where there is no such key, or no body. */
  head(key: string): string | null {
    const body = this.#bodyOf(key);
    return body === null || body.from > body.to || body.from >= this.#bytes.length
      ? null
      : this.#text(body.from, this.#lineEnd(body.from));
  }

  /** Body lines of a block; null where there is no such key. */
  body(key: string): string[] | null {
    const body = this.#bodyOf(key);
    if (body === null) return null;
    return body.from > body.to ? [] : this.#text(body.from, body.to).split('\n');
  }

  /** Body lines of a block that begin with these cells, without reading the others; null where there is no such key. */
  rows(key: string, cells: string): string[] | null {
    const lines = this.#linesOf(key);
    if (lines === null) return null;
    const { places, sorted } = lines;
    const wanted = Buffer.from(cells);
    const found: string[] = [];
    for (let at = sorted ? this.#firstFrom(places, wanted) : 0; at < places.length; at++) {
      const place = places[at]!;
      const order = this.#order(place, wanted);
      if (order > 0 && sorted) break;
      const next = this.#bytes[place + wanted.length];
      if (order === 0 && (next === TAB || next === LINE_FEED || next === undefined))
        found.push(this.#text(place, this.#lineEnd(place)));
    }
    return found;
  }

  /** The first of sorted lines that does not stand before a text. */
  #firstFrom(places: Int32Array, wanted: Buffer): number {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#order(places[middle]!, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Below 0 where the line stands before a text, above where it stands after it, 0 where it begins with it. */
  #order(place: number, wanted: Buffer): number {
    for (let index = 0; index < wanted.length; index++) {
      const byte = this.#bytes[place + index];
      // A line that is at its end stands before all longer ones.
      if (byte === undefined || byte === LINE_FEED) return -1;
      if (byte !== wanted[index]) return byte - wanted[index]!;
    }
    return 0;
  }

  #linesOf(key: string): { places: Int32Array; sorted: boolean } | null {
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const body = this.#bodyOf(key);
    if (body === null) return null;
    const places: number[] = [];
    let sorted = true;
    for (let at = body.from; at <= body.to; at = this.#lineEnd(at) + 1) {
      const before = places.at(-1);
      // Sections are sorted by UTF-16, where letters beyond the first 65,536 stand elsewhere than in UTF-8.
      if (before !== undefined && this.#bytes.compare(this.#bytes, at, this.#lineEnd(at), before, at - 1) > 0)
        sorted = false;
      places.push(at);
    }
    const lines = { places: Int32Array.from(places), sorted };
    this.#lines.set(key, lines);
    return lines;
  }

  /** First and last place of a body, the line feed behind it being the last; `from` is above `to` where it is empty. */
  #bodyOf(key: string): { from: number; to: number } | null {
    const start = this.#starts.get(key);
    if (start === undefined) return null;
    const end = this.#lineEnd(start);
    const next = this.#nextBlock(start);
    return { from: end + 1, to: next < 0 ? this.#bytes.length : next - 1 };
  }

  #nextBlock(at: number): number {
    const end = this.#bytes.indexOf('\n@', at, 'latin1');
    return end < 0 ? -1 : end + 1;
  }

  #lineEnd(at: number): number {
    const bytes = this.#bytes;
    let end = at;
    while (end < bytes.length && bytes[end] !== LINE_FEED) end++;
    return end;
  }

  #text(from: number, to: number): string {
    return this.#bytes.toString('utf8', from, to);
  }
}
