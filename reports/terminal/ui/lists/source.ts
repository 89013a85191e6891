/** What a list is made of: entries by position in arrays that never change. New data is a new source. */
export interface ListSource {
  count: number;
  id(index: number): string;
  /** What the filter looks through, as it stands in the data. */
  text(index: number): string;
  /** The first one holds where the user has chosen none. */
  orders: readonly Order[];
  groupings?: readonly Grouping[];
}

export interface Order {
  id: string;
  /** As said in `sorted by …`. */
  title: string;
  /** One number per entry, smaller first; asked for once. Equal ones stay as they are in the source. */
  ranks(): ArrayLike<number>;
}

export interface Group {
  key: string;
  /** Entries that the filter leaves. */
  count: number;
  /** Position of the first of them in the order. */
  first: number;
}

export interface Grouping {
  id: string;
  /** As said in `by …`. */
  title: string;
  key(index: number): string;
  /** Most entries first, then by key, where left out. */
  compare?(a: Group, b: Group): number;
}

/** Ranks of texts: equal texts share one, in the order of their code units. */
export function ranksOfTexts(texts: readonly string[]): Int32Array {
  const sorted = [...new Set(texts)].sort();
  const rank = new Map(sorted.map((text, index) => [text, index]));
  return Int32Array.from(texts, (text) => rank.get(text)!);
}

/** Ranks for the largest first; what is not a number comes last. */
export function largestFirst(values: readonly number[]): Float64Array {
  return Float64Array.from(values, (value) => (Number.isFinite(value) ? -value : Number.POSITIVE_INFINITY));
}
