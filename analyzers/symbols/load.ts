import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError, messageOf } from '../../src/domain/errors.js';
import { compareSeries, isSeries, type Series } from '../../src/domain/series.js';
import type { SymbolIndex } from '../../src/domain/symbols.js';
import { packageFile } from '../../src/package-root.js';
import { decodeIndex, type Header, type RawIndex } from './container.js';
import { countSymbols } from './counts.js';
import { OdooSymbols } from './odoo-symbols.js';
import { assemble, type Entry, SECTIONS, Section } from './sections.js';

/** Ending of index files. */
export const INDEX_ENDING = '.symbols';

/** Folder of the indexes that come with the program. */
export function shippedFolder(): string {
  return packageFile('analyzers', 'symbols', 'data');
}

/** Series an index is shipped for, oldest first. */
export function shippedSeries(): Series[] {
  const folder = shippedFolder();
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(INDEX_ENDING))
    .map((name) => name.slice(0, -INDEX_ENDING.length))
    .filter(isSeries)
    .sort(compareSeries);
}

/** Shipped indexes that somebody still holds: those of five series take 80 MB, and are of no use once addons are inspected. */
const loaded = new Map<Series, WeakRef<RawIndex>>();

/**
 * The symbols of a shipped series, or of an index file. Sections are decoded when they are first asked for; the file is
 * checked whole at once.
 * @throws InputError for a series that is not shipped, and for files that are no index, damaged, or of another series.
 */
export function loadIndex(source: string, options: LoadOptions = {}): SymbolIndex {
  return new OdooSymbols(rawIndex(source, options));
}

export interface LoadOptions {
  /** The series the caller needs: a file with another one is refused. */
  wanted?: Series;
  /** What the file is called in messages. */
  shown?: string;
}

export function rawIndex(source: string, { wanted, shown = source }: LoadOptions = {}): RawIndex {
  if (isSeries(source)) return shipped(source);
  const raw = readFile(source, shown);
  if (wanted !== undefined && raw.header.series !== wanted) {
    throw new InputError(`${shown}: an index of ${raw.header.series}, where one of ${wanted} is needed`);
  }
  return raw;
}

function shipped(series: Series): RawIndex {
  const known = loaded.get(series)?.deref();
  if (known) return known;
  const file = path.join(shippedFolder(), series + INDEX_ENDING);
  if (!existsSync(file)) {
    throw new InputError(`${series}: no symbol index is shipped for it; there are ${shippedSeries().join(', ')}`);
  }
  const raw = readFile(file, `the shipped index of ${series}`);
  if (raw.header.series !== series) {
    throw new InputError(
      `the shipped index of ${series}: holds ${raw.header.series}; the program is not installed whole`,
    );
  }
  loaded.set(series, new WeakRef(raw));
  return raw;
}

function readFile(file: string, shown: string): RawIndex {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new InputError(`${shown}: cannot be read: ${messageOf(error)}`);
  }
  return decodeIndex(bytes, shown, shipped);
}

/**
 * Every index of a folder the user built, by series: several of one series are joined, and joined with the shipped one.
 * @throws InputError for a folder that holds none, and for the first file that is not whole.
 */
export function loadFolder(folder: string, shown: string = folder): Map<Series, SymbolIndex> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new InputError(`${shown}: no such folder; name one that holds files of odoo-debt symbols build`);
  }
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(INDEX_ENDING))
    .sort();
  if (names.length === 0)
    throw new InputError(`${shown}: no index (*${INDEX_ENDING}) in it; odoo-debt symbols build makes one`);
  const bySeries = new Map<Series, RawIndex[]>();
  for (const name of names) {
    const raw = readFile(path.join(folder, name), `${shown}/${name}`);
    bySeries.set(raw.header.series, [...(bySeries.get(raw.header.series) ?? []), raw]);
  }
  const known = new Set(shippedSeries());
  return new Map(
    [...bySeries].map(([series, raws]) => [series, joinIndexes(known.has(series) ? [shipped(series), ...raws] : raws)]),
  );
}

/** One index with the symbols of all, which must be of one series. Where two hold the same view, the first wins. */
export function joinIndexes(raws: readonly RawIndex[]): SymbolIndex {
  const [first] = raws;
  if (first === undefined) throw new Error('nothing to join');
  if (raws.length === 1) return new OdooSymbols(first);
  const entries: Entry[] = raws.flatMap((raw, rank) =>
    SECTIONS.flatMap((section) => {
      const blocks = new Section(raw.bytes(section));
      return blocks.keys().map((key): Entry => ({ section, key, lines: blocks.body(key)!, rank: -rank }));
    }),
  );
  const sections = assemble(entries);
  const header: Header = { ...first.header, base: null, sections: [], counts: countSymbols(sections) };
  return new OdooSymbols({ header, digest: '', bytes: (name) => Buffer.from(sections[name].join('\n')) });
}
