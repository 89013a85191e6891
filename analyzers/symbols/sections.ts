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

/** The blocks of a section, found by key without looking into their bodies. */
export class Section {
  readonly #text: string;
  /** Key to the place of its key line. */
  readonly #starts = new Map<string, number>();

  /** @param text Lines of the section, joined by line feeds. */
  constructor(text: string) {
    this.#text = text;
    for (let at = text.startsWith('@') ? 0 : -1; at >= 0; ) {
      const end = text.indexOf('\n', at);
      this.#starts.set(text.slice(at + 1, end < 0 ? undefined : end), at);
      const next = end < 0 ? -1 : text.indexOf('\n@', end);
      at = next < 0 ? -1 : next + 1;
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
    const start = this.#starts.get(key);
    if (start === undefined) return null;
    const from = start + key.length + 2;
    if (from >= this.#text.length || this.#text.charCodeAt(from) === 64) return null;
    const end = this.#text.indexOf('\n', from);
    return this.#text.slice(from, end < 0 ? undefined : end);
  }

  /** Body lines of a block; null where there is no such key. */
  body(key: string): string[] | null {
    const start = this.#starts.get(key);
    if (start === undefined) return null;
    const from = start + key.length + 2;
    const next = this.#text.indexOf('\n@', from - 1);
    const to = next < 0 ? this.#text.length : next;
    return to < from ? [] : this.#text.slice(from, to).split('\n');
  }
}
