/** Where the entries of a list stand: from the first byte after `[` to the line end before `]`. */
export interface Part {
  from: number;
  to: number;
}

/**
 * Where a list of the outermost object stands, in JSON that is laid out as this program writes it: two spaces for each level. Texts
 * in JSON hold no line ends, so a line tells where it stands.
 * @returns null where the file is laid out otherwise, or the list is empty or not there.
 */
export function partOf(bytes: Buffer, list: string): Part | null {
  const before = `\n  ${JSON.stringify(list)}: [`;
  const at = bytes.indexOf(before);
  if (at < 0) return null;
  const from = at + Buffer.byteLength(before);
  if (bytes[from] !== 0x0a) return null;
  const to = bytes.indexOf('\n  ]', from);
  return to < 0 ? null : { from, to };
}

/** The text around parts: the lists stand there empty. @throws Error where that is longer than a text of Node may be. */
export function textWithout(bytes: Buffer, parts: readonly Part[]): string {
  const cuts = parts.toSorted((a, b) => a.from - b.from);
  const froms = [0, ...cuts.map(({ to }) => to)];
  return froms.map((from, i) => bytes.toString('utf8', from, cuts[i]?.from ?? bytes.length)).join('');
}

const BETWEEN = '\n    },\n    {\n';

/**
 * The entries of a list of objects, in pieces of at least so many bytes; with the share of the part that is read then.
 * @throws SyntaxError where a piece is no JSON.
 */
export function* entriesIn(
  bytes: Buffer,
  { from, to }: Part,
  size: number,
): Generator<{ entries: unknown[]; share: number }> {
  for (let at = from; at < to; ) {
    const cut = at + size < to ? bytes.indexOf(BETWEEN, at + size) : -1;
    // Up to the closing brace; the comma behind it is left out.
    const end = cut < 0 || cut > to ? to : cut + '\n    }'.length;
    const entries = JSON.parse(`[${bytes.toString('utf8', at, end)}]`) as unknown[];
    at = end + 1;
    yield { entries, share: Math.min(1, (at - from) / (to - from)) };
  }
}
