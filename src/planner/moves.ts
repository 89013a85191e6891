/** Two entries of a list change places. */
export function swap(order: number[], a: number, b: number): void {
  const kept = order[a]!;
  order[a] = order[b]!;
  order[b] = kept;
}

/** An entry of a list goes to another place; those between move up. */
export function move(order: number[], from: number, to: number): void {
  const item = order[from]!;
  if (from < to) order.copyWithin(from, from + 1, to + 1);
  else order.copyWithin(to + 1, to, from);
  order[to] = item;
}
