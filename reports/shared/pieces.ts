/** A value as `JSON.stringify(whole, null, 2)` writes it that many levels deep in the whole. */
export function indented(value: unknown, depth: number): string {
  // Line ends inside texts are escaped, so every one that stands there begins a line.
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${'  '.repeat(depth)}`);
}

/** A list as `JSON.stringify(whole, null, 2)` writes it, entry by entry: no text holds all of them. */
export function* listPieces(entries: Iterable<unknown>, depth: number): Generator<string> {
  let before = '[\n';
  for (const entry of entries) {
    yield `${before}${'  '.repeat(depth + 1)}${indented(entry, depth + 1)}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : `\n${'  '.repeat(depth)}]`;
}
