/**
 * The difference of two sections as text. First line: numbers in base 36, three by three: lines to copy from the base,
 * lines of the base to leave out, lines to insert. The inserted lines follow.
 */

/** @returns Text from which `patch` makes `target` again, given `base`. */
export function diff(base: readonly string[], target: readonly string[]): string {
  const steps = new Steps();
  const [olds, news] = [blocksOf(base), blocksOf(target)];
  let [at, to] = [0, 0];
  while (at < olds.length || to < news.length) {
    const [old, fresh] = [olds[at], news[to]];
    const oldKey = old === undefined ? null : base[old.start]!;
    const newKey = fresh === undefined ? null : target[fresh.start]!;
    if (newKey === null || (oldKey !== null && oldKey < newKey)) {
      steps.skip(old!.end - old!.start);
      at++;
    } else if (oldKey === null || newKey < oldKey) {
      steps.insert(target.slice(fresh!.start, fresh!.end));
      to++;
    } else {
      diffBlock(base.slice(old!.start, old!.end), target.slice(fresh!.start, fresh!.end), steps);
      at++;
      to++;
    }
  }
  return steps.text();
}

/**
 * Works on whole sections in UTF-8, lines joined by line feeds: splitting them first would take most of the time of loading.
 * @throws Error where the difference was not made for this base.
 */
export function patch(base: Buffer, delta: Buffer): Buffer {
  const headEnd = delta.indexOf(LINE_FEED);
  const head = (headEnd < 0 ? delta : delta.subarray(0, headEnd)).toString('latin1');
  const numbers = head === '' ? [] : head.split(',').map((digits) => Number.parseInt(digits, 36));
  const old = new Lines(base, 0);
  const fresh = new Lines(delta, headEnd < 0 ? delta.length + 1 : headEnd + 1);
  const pieces: Buffer[] = [];
  const add = (piece: Buffer | null) => {
    if (piece === null) return;
    if (pieces.length > 0) pieces.push(BETWEEN);
    pieces.push(piece);
  };
  for (let index = 0; index + 2 < numbers.length; index += 3) {
    add(old.take(numbers[index]!));
    old.take(numbers[index + 1]!);
    add(fresh.take(numbers[index + 2]!));
  }
  if (!old.done || !fresh.done) throw new Error('the difference does not fit its base');
  return Buffer.concat(pieces);
}

const LINE_FEED = 10;
const BETWEEN = Buffer.of(LINE_FEED);

/** Takes lines off the front of a text. */
class Lines {
  readonly #bytes: Buffer;
  /** A letter for each byte: looking for line ends in a text is several times as fast as in bytes. */
  readonly #letters: string;
  #at: number;

  constructor(bytes: Buffer, start: number) {
    this.#bytes = bytes;
    this.#letters = bytes.toString('latin1');
    this.#at = bytes.length === 0 ? 1 : start;
  }

  get done(): boolean {
    return this.#at > this.#bytes.length;
  }

  /** The next lines, joined; null for none. */
  take(count: number): Buffer | null {
    if (count === 0) return null;
    const from = this.#at;
    for (let left = count; left > 0; left--) {
      if (this.done) throw new Error('the difference does not fit its base');
      const end = this.#letters.indexOf('\n', this.#at);
      this.#at = (end < 0 ? this.#bytes.length : end) + 1;
    }
    return this.#bytes.subarray(from, this.#at - 1);
  }
}

class Steps {
  readonly #numbers: number[] = [];
  readonly #inserted: string[] = [];
  #copy = 0;
  #skip = 0;
  #insert = 0;

  copy(count: number): void {
    if (count === 0) return;
    if (this.#skip > 0 || this.#insert > 0) this.#flush();
    this.#copy += count;
  }

  skip(count: number): void {
    this.#skip += count;
  }

  insert(lines: readonly string[]): void {
    this.#insert += lines.length;
    for (const line of lines) this.#inserted.push(line);
  }

  #flush(): void {
    this.#numbers.push(this.#copy, this.#skip, this.#insert);
    [this.#copy, this.#skip, this.#insert] = [0, 0, 0];
  }

  text(): string {
    if (this.#copy + this.#skip + this.#insert > 0) this.#flush();
    return [this.#numbers.map((number) => number.toString(36)).join(','), ...this.#inserted].join('\n');
  }
}

function blocksOf(lines: readonly string[]): { start: number; end: number }[] {
  const blocks: { start: number; end: number }[] = [];
  lines.forEach((line, index) => {
    if (line.charCodeAt(0) === 64) blocks.push({ start: index, end: lines.length });
    const before = blocks.at(-2);
    if (line.charCodeAt(0) === 64 && before) before.end = index;
  });
  return blocks;
}

/** Larger blocks are cut into their ends that agree and a middle that is replaced: the table would not fit. */
const MOST_CELLS = 4_000_000;

function diffBlock(olds: string[], news: string[], steps: Steps): void {
  let start = 0;
  while (start < olds.length && start < news.length && olds[start] === news[start]) start++;
  let tail = 0;
  while (tail < olds.length - start && tail < news.length - start && olds.at(-1 - tail) === news.at(-1 - tail)) tail++;
  steps.copy(start);
  const [before, after] = [olds.slice(start, olds.length - tail), news.slice(start, news.length - tail)];
  if (before.length * after.length > MOST_CELLS) mergeSorted(before, after, steps);
  else longestCommon(before, after, steps);
  steps.copy(tail);
}

/** Large blocks are lists of names, which stand sorted. Where they do not, the outcome is only longer. */
function mergeSorted(olds: readonly string[], news: readonly string[], steps: Steps): void {
  const kept = new Set(news);
  let to = 0;
  for (const line of olds) {
    const found = kept.has(line) ? news.indexOf(line, to) : -1;
    if (found < 0) {
      steps.skip(1);
      continue;
    }
    steps.insert(news.slice(to, found));
    steps.copy(1);
    to = found + 1;
  }
  steps.insert(news.slice(to));
}

/** Longest common subsequence by its table. */
function longestCommon(olds: readonly string[], news: readonly string[], steps: Steps): void {
  const width = news.length + 1;
  const table = new Uint16Array((olds.length + 1) * width);
  for (let i = olds.length - 1; i >= 0; i--) {
    for (let j = news.length - 1; j >= 0; j--) {
      table[i * width + j] =
        olds[i] === news[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  let [i, j] = [0, 0];
  while (i < olds.length && j < news.length) {
    if (olds[i] === news[j]) {
      steps.copy(1);
      i++;
      j++;
    } else if (table[(i + 1) * width + j]! >= table[i * width + j + 1]!) {
      steps.skip(1);
      i++;
    } else {
      steps.insert(news.slice(j, j + 1));
      j++;
    }
  }
  steps.skip(olds.length - i);
  steps.insert(news.slice(j));
}
