/**
 * The smallest input that can be found which still fails: whole lines are taken out first, in ever smaller groups, then
 * bytes (delta debugging: Zeller and Hildebrandt, "Simplifying and isolating failure-inducing input", 2002).
 * @param fails Whether an input still fails in the same way.
 * @param tries Most inputs that are tried.
 */
export async function minimise(
  input: Uint8Array,
  fails: (input: Uint8Array) => boolean | Promise<boolean>,
  tries = 2000,
): Promise<Uint8Array> {
  const budget = { left: tries };
  const lines = await reduced(linesOf(input), join, fails, budget);
  const bytes = await reduced([...join(lines)], (left) => Uint8Array.from(left), fails, budget);
  return Uint8Array.from(bytes);
}

/** Pieces that end with their line feed. */
function linesOf(input: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < input.length; ) {
    const end = input.indexOf(10, from);
    const to = end < 0 ? input.length : end + 1;
    lines.push(input.subarray(from, to));
    from = to;
  }
  return lines;
}

const join = (pieces: readonly Uint8Array[]): Uint8Array => Buffer.concat(pieces);

async function reduced<P>(
  given: readonly P[],
  build: (pieces: P[]) => Uint8Array,
  fails: (input: Uint8Array) => boolean | Promise<boolean>,
  budget: { left: number },
): Promise<P[]> {
  let pieces = [...given];
  for (let size = Math.ceil(pieces.length / 2); size >= 1 && pieces.length > 0; ) {
    let shrunk = false;
    for (let at = 0; at < pieces.length && budget.left > 0; ) {
      const without = [...pieces.slice(0, at), ...pieces.slice(at + size)];
      budget.left--;
      if (await fails(build(without))) {
        pieces = without;
        shrunk = true;
      } else {
        at += size;
      }
    }
    if (budget.left <= 0) break;
    if (size === 1 && !shrunk) break;
    size = size === 1 ? 1 : Math.ceil(size / 2);
  }
  return pieces;
}
