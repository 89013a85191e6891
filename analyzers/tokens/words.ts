const PRIME = 0x01000193;
const BASIS = 0x811c9dc5 | 0;

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (code >= 48 && code <= 57) ||
    code >= 128
  );
}

/** FNV-1a of a word, over its UTF-16 code units. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
export function wordHash(word: string): number {
  let hash = BASIS;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), PRIME);
  return hash;
}

/** A stretch of text, as offsets. */
export interface Range {
  start: number;
  end: number;
}

/**
 * Counts the words (runs of letters, digits and `_`) of a text, whatever they are: names, parts of strings, markup.
 * Who asks whether a name is used anywhere looks here, and errs towards "used".
 * @param without Stretches to leave out, sorted: comments, docstrings.
 * @returns Pairs of hash and count, in the order of first use.
 */
export function countWords(text: string, without: readonly Range[] = []): number[] {
  const counts = new Map<number, number>();
  let from = 0;
  for (const { start, end } of without) {
    if (start > from) count(counts, text, from, start);
    from = Math.max(from, end);
  }
  count(counts, text, from, text.length);
  const pairs: number[] = [];
  for (const [hash, times] of counts) pairs.push(hash, times);
  return pairs;
}

function count(counts: Map<number, number>, text: string, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    let code = text.charCodeAt(at);
    if (!isWord(code)) continue;
    const first = code;
    let hash = BASIS;
    for (; at < to; code = text.charCodeAt(++at)) {
      if (!isWord(code)) break;
      hash = Math.imul(hash ^ code, PRIME);
    }
    // Numbers name nothing.
    if (first < 48 || first > 57) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
}
