/** A maximum flow network after Dinic (1970): breadth-first levels, then blocking flows along them. */
export class FlowNetwork {
  private readonly head: Int32Array;
  private readonly next: number[] = [];
  private readonly to: number[] = [];
  private readonly free: number[] = [];
  private readonly level: Int32Array;
  private readonly current: Int32Array;

  /** @param tolerance residual capacity below this counts as none, so that rounding cannot keep the search going. */
  constructor(
    private readonly nodes: number,
    private readonly tolerance: number,
  ) {
    this.head = new Int32Array(nodes).fill(-1);
    this.level = new Int32Array(nodes);
    this.current = new Int32Array(nodes);
  }

  add(from: number, to: number, capacity: number): void {
    this.push(from, to, capacity);
    this.push(to, from, 0);
  }

  private push(from: number, to: number, capacity: number): void {
    this.next.push(this.head[from]!);
    this.to.push(to);
    this.free.push(capacity);
    this.head[from] = this.to.length - 1;
  }

  /** Saturates the network and returns which nodes the source still reaches: its side of a minimum cut. */
  sourceSide(source: number, sink: number): boolean[] {
    while (this.findLevels(source, sink)) {
      this.current.set(this.head);
      while (this.augment(source, sink, Number.POSITIVE_INFINITY) > this.tolerance);
    }
    return Array.from(this.level, (level) => level >= 0);
  }

  private findLevels(source: number, sink: number): boolean {
    this.level.fill(-1);
    this.level[source] = 0;
    const queue = [source];
    for (let at = 0; at < queue.length; at++) {
      for (let edge = this.head[queue[at]!]!; edge >= 0; edge = this.next[edge]!) {
        const node = this.to[edge]!;
        if (this.free[edge]! <= this.tolerance || this.level[node]! >= 0) continue;
        this.level[node] = this.level[queue[at]!]! + 1;
        queue.push(node);
      }
    }
    return this.nodes > 0 && this.level[sink]! >= 0;
  }

  private augment(node: number, sink: number, wanted: number): number {
    if (node === sink) return wanted;
    for (; this.current[node]! >= 0; this.current[node] = this.next[this.current[node]!]!) {
      const edge = this.current[node]!;
      const other = this.to[edge]!;
      if (this.free[edge]! <= this.tolerance || this.level[other] !== this.level[node]! + 1) continue;
      const pushed = this.augment(other, sink, Math.min(wanted, this.free[edge]!));
      if (pushed > this.tolerance) {
        this.free[edge]! -= pushed;
        this.free[edge ^ 1]! += pushed;
        return pushed;
      }
    }
    return 0;
  }
}
