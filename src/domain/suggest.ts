/** Names farther away than this share of their length are another word, not a slip. */
const SLIP = 0.4;

/** The known name that was probably meant, or null where none is near. Ties go to the first in the list. */
export function nearest(written: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const steps = distance(written.toLowerCase(), name.toLowerCase());
    if (steps < least) [best, least] = [name, steps];
  }
  // Half a rule id is a frequent slip: the family left out, or the wrong one.
  const tail = `/${written.slice(written.indexOf('/') + 1)}`;
  if (least > SLIP * written.length) return [...known].find((name) => name.endsWith(tail)) ?? null;
  return best;
}

/** `; did you mean …?` or nothing, to end a message with. */
export function didYouMean(written: string, known: Iterable<string>): string {
  const name = nearest(written, known);
  return name === null ? '' : `; did you mean ${name}?`;
}

/**
 * Levenshtein distance: fewest single characters to add, remove or replace (V. I. Levenshtein, 1966).
 * Names longer than 100 characters are as far from everything as they are long: nobody meant them.
 */
export function distance(a: string, b: string): number {
  if (a.length > 100 || b.length > 100) return Math.max(a.length, b.length);
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j]! + 1, row[j - 1]! + 1));
    }
  }
  return row[b.length]!;
}
