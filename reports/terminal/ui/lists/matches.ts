import type { ListSource } from './source.js';

/**
 * What a filter has found so far. Entries are looked at in slices, so that the first letter typed over 100,000 findings
 * does not hold up the next one.
 */
export interface Matches {
  filter: string;
  /** 1 for entries that match; told for the first `scanned` ones. */
  mask: Uint8Array;
  scanned: number;
  found: number;
  /** A finished wider filter: what it left out cannot match. */
  within: Uint8Array | null;
}

interface Term {
  text: string;
  inverted: boolean;
  /** Terms with a capital letter tell capitals apart, others do not. */
  exact: boolean;
}

/** Words with spaces between them, all of which must match; `!word` must not. */
export function termsOf(filter: string): Term[] {
  return filter
    .split(/\s+/)
    .map((word) => {
      const inverted = word.length > 1 && word.startsWith('!');
      const text = inverted ? word.slice(1) : word;
      return { text, inverted, exact: text !== text.toLowerCase() };
    })
    .filter(({ text }) => text !== '' && text !== '!');
}

/** A text grows at its end: each of its terms matches no more than before. */
function narrows(wide: string, narrow: string): boolean {
  if (wide === '' || !narrow.startsWith(wide)) return false;
  // `!a` becoming `!ab` lets more through, and a capital turns a loose term into an exact one, which narrows.
  return !/(?:^|\s)!\S*$/.test(wide);
}

/** A new search, which begins with what an older one has ruled out where it can. */
export function newMatches(source: ListSource, filter: string, before: Matches | null): Matches {
  const usable = before !== null && before.mask.length === source.count && before.scanned === source.count;
  const within = usable && narrows(before.filter, filter) ? before.mask : null;
  return { filter, mask: new Uint8Array(source.count), scanned: 0, found: 0, within };
}

const lowered = new WeakMap<ListSource, string[]>();

function loweredOf(source: ListSource): string[] {
  let texts = lowered.get(source);
  if (texts === undefined) {
    texts = new Array<string>(source.count);
    lowered.set(source, texts);
  }
  return texts;
}

/** Texts put in order for searching are the dear part; entries that were ruled out cost next to nothing. */
const SLICE = 1500;

/** Looks at the next entries. The mask is filled in place; what is told of it grows with `scanned`. */
export function searchOn(source: ListSource, matches: Matches): Matches {
  const { mask, within, filter } = matches;
  const terms = termsOf(filter);
  const texts = loweredOf(source);
  let { scanned, found } = matches;
  for (let looked = 0; scanned < source.count && looked < SLICE; scanned++) {
    if (within !== null && within[scanned] === 0) continue;
    if (texts[scanned] === undefined) {
      texts[scanned] = source.text(scanned).toLowerCase();
      looked += 1;
    } else looked += 0.1;
    const matched = terms.every(({ text, inverted, exact }) => {
      const heap = exact ? source.text(scanned) : texts[scanned]!;
      return heap.includes(text) !== inverted;
    });
    if (!matched) continue;
    mask[scanned] = 1;
    found += 1;
  }
  return { ...matches, scanned, found };
}

export const isSearching = (source: ListSource, matches: Matches | null): boolean =>
  matches !== null && matches.scanned < source.count;
