import { type Series, seriesIndex } from '../../src/domain/series.js';
import type { Change } from './schema.js';

/** A fact that is parsed when it is asked for: of 7 MB few scans need half. */
export interface Fact {
  /** Place among the series of the step where it warns, and where it breaks; -1 where it does not. Null: not told by its line. */
  hops: readonly [deprecated: number, breaks: number] | null;
  change(): Change;
}

const MARK = '"deprecatedIn":';
/** As `npm run import-changes` writes it. Within a text of JSON a quote has a backslash before it, so this is no part of one. */
const HOPS = /"deprecatedIn":(?:null|"([\d.]+)"),"breaksIn":(?:null|"([\d.]+)")[,}]/y;

/**
 * The facts of a file of analyzers/changes/data: a list of JSON, each entry on a line of its own.
 * @throws SyntaxError, when a fact is asked for, where its line is none.
 */
export function factsOf(file: Buffer): Fact[] {
  // Byte by byte, so that places in the text are places in the file.
  const text = file.toString('latin1');
  const facts: Fact[] = [];
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const next = feed < 0 ? text.length : feed + 1;
    if (text[at] === '{') facts.push(factOf(file, text, at, text.lastIndexOf('}', next) + 1));
    at = next;
  }
  return facts;
}

function factOf(file: Buffer, text: string, from: number, to: number): Fact {
  let change: Change | null = null;
  // Let go of once it is parsed, so that nobody holds a file of which all facts are.
  let source: Buffer | null = file;
  return {
    hops: hopsAt(text, text.indexOf(MARK, from), to),
    change: () => {
      change ??= JSON.parse(source!.toString('utf8', from, to)) as Change;
      source = null;
      return change;
    },
  };
}

function hopsAt(text: string, place: number, end: number): Fact['hops'] {
  if (place < 0 || place >= end) return null;
  HOPS.lastIndex = place;
  const found = HOPS.exec(text);
  if (found === null) return null;
  const index = (series: string | undefined) => (series === undefined ? -1 : seriesIndex(series as Series));
  return [index(found[1]), index(found[2])];
}
