/** Something that waits for something, by id. */
export interface Edge {
  id: string;
  otherId: string;
}

/** The shortest circle of items that wait for each other, as its edges in order; null where there is none. */
export function shortestCircle(edges: readonly Edge[]): Edge[] | null {
  const from = new Map<string, Edge[]>();
  for (const edge of edges) from.set(edge.id, [...(from.get(edge.id) ?? []), edge]);
  let best: Edge[] | null = null;
  for (const start of [...from.keys()].sort()) {
    const circle = circleThrough(start, from, best?.length ?? Number.POSITIVE_INFINITY);
    if (circle !== null) best = circle;
  }
  return best;
}

/** The shortest circle through an item that has fewer edges than `limit`, by breadth-first search. */
function circleThrough(start: string, from: ReadonlyMap<string, Edge[]>, limit: number): Edge[] | null {
  const came = new Map<string, Edge>();
  let level = [start];
  for (let length = 1; level.length > 0 && length < limit; length++) {
    const next: string[] = [];
    for (const id of level) {
      for (const edge of from.get(id) ?? []) {
        if (edge.otherId === start) return pathTo(id, start, came, edge);
        if (came.has(edge.otherId)) continue;
        came.set(edge.otherId, edge);
        next.push(edge.otherId);
      }
    }
    level = next;
  }
  return null;
}

function pathTo(id: string, start: string, came: ReadonlyMap<string, Edge>, last: Edge): Edge[] {
  const path = [last];
  for (let at = id; at !== start; at = path[0]!.id) path.unshift(came.get(at)!);
  return path;
}
