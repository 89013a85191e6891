/** Lines `[from, to)` of one text that stand where the other has `[otherFrom, otherTo)`. */
export interface Hunk {
  from: number;
  to: number;
  otherFrom: number;
  otherTo: number;
}

/** More changed lines than this are no small change; the search grows with their square. */
const MOST_STEPS = 1_500;

/**
 * Where two texts differ, line by line, with as few lines as possible in the hunks (Myers, An O(ND) difference
 * algorithm and its variations, Algorithmica 1, 1986).
 * @returns In order; null where they have too little in common.
 */
export function diffLines(one: readonly string[], other: readonly string[]): Hunk[] | null {
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head += 1;
  let tail = 0;
  const most = Math.min(one.length, other.length) - head;
  while (tail < most && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  const a = one.slice(head, one.length - tail);
  const b = other.slice(head, other.length - tail);
  const pairs = commonLines(a, b);
  if (pairs === null) return null;
  const hunks: Hunk[] = [];
  let [x, y] = [0, 0];
  for (const [nextX, nextY] of [...pairs, [a.length, b.length] as const]) {
    if (nextX > x || nextY > y) {
      hunks.push({ from: head + x, to: head + nextX, otherFrom: head + y, otherTo: head + nextY });
    }
    [x, y] = [nextX + 1, nextY + 1];
  }
  return hunks;
}

/** Pairs of lines that stand in both, in order. */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] | null {
  const most = Math.min(a.length + b.length, MOST_STEPS);
  const middle = most + 1;
  // How far down `a` a path with so many changed lines gets on each diagonal (line of `a` minus line of `b`).
  const furthest = new Int32Array(2 * middle + 1);
  const trace: Int32Array[] = [];
  for (let steps = 0; steps <= most; steps += 1) {
    trace.push(furthest.slice(middle - steps, middle + steps + 1));
    for (let k = -steps; k <= steps; k += 2) {
      const left = furthest[middle + k - 1]!;
      const above = furthest[middle + k + 1]!;
      let x = k === -steps || (k !== steps && left < above) ? above : left + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1;
      furthest[middle + k] = x;
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return null;
}

function walkBack(trace: readonly Int32Array[], endX: number, endY: number): [number, number][] {
  const pairs: [number, number][] = [];
  let [x, y] = [endX, endY];
  for (let steps = trace.length - 1; steps >= 0; steps -= 1) {
    const at = (k: number) => trace[steps]![steps + k] ?? 0;
    const k = x - y;
    const before = k === -steps || (k !== steps && at(k - 1) < at(k + 1)) ? k + 1 : k - 1;
    const fromX = steps === 0 ? 0 : at(before);
    const fromY = steps === 0 ? 0 : fromX - before;
    while (x > fromX && y > fromY) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    [x, y] = [fromX, fromY];
  }
  return pairs.reverse();
}
