/** How many runs ended in each sprint: a row for each entry and group. */
export class Tally {
  private readonly counts: Int32Array;
  runs = 0;
  constructor(
    readonly rows: number,
    private readonly sprints: number,
  ) {
    this.counts = new Int32Array(rows * (sprints + 2));
  }
  add(row: number, sprint: number): void {
    this.counts[row * (this.sprints + 2) + sprint]!++;
  }
  /** Runs that ended by the end of a sprint. */
  within(row: number, sprint: number): number {
    const from = row * (this.sprints + 2);
    return this.counts.subarray(from, from + sprint + 1).reduce((sum, count) => sum + count, 0);
  }
  /** First sprint by whose end this share of the runs had ended; one past the last where there is none. */
  by(row: number, chance: number): number {
    const from = row * (this.sprints + 2);
    let ended = 0;
    for (let sprint = 0; sprint <= this.sprints; sprint++) {
      ended += this.counts[from + sprint]!;
      if (ended >= chance * this.runs - 1e-9) return Math.max(1, sprint);
    }
    return this.sprints + 1;
  }
  /** Mean sprint in which the runs ended; those that did not count as one past the last. */
  mean(row: number): number {
    const from = row * (this.sprints + 2);
    let sum = 0;
    for (let sprint = 0; sprint <= this.sprints + 1; sprint++) sum += sprint * this.counts[from + sprint]!;
    return sum / this.runs;
  }
}
