/** Puts pieces of a text together until they have so many characters, so that a text of any length is written in few steps. */
export function* batches(pieces: Iterable<string>, characters: number): Generator<string> {
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < characters) continue;
    yield held.join('');
    held = [];
    length = 0;
  }
  if (length > 0) yield held.join('');
}
