/** A mixed-integer program in arrays, as it goes to the solver's thread. The matrix is packed by row. */
export interface Program {
  columns: number;
  /** Objective (maximised) and upper bound by column, the lower one is 0; `whole` is 1 where the column is 0 or 1. */
  cost: Float64Array;
  upper: Float64Array;
  whole: Int32Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
}

/** Collects columns and rows of a program one by one. */
export class ProgramBuilder {
  private readonly cost: number[] = [];
  private readonly upper: number[] = [];
  private readonly whole: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly starts: number[] = [0];
  private readonly indices: number[] = [];
  private readonly values: number[] = [];

  /** A new unknown from 0 to `upper`; returns its number. */
  column(cost: number, upper: number, whole: boolean): number {
    this.upper.push(upper);
    this.whole.push(whole ? 1 : 0);
    return this.cost.push(cost) - 1;
  }

  /** lower ≤ Σ values × columns ≤ upper. */
  row(lower: number, upper: number, columns: readonly number[], values: readonly number[]): void {
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    for (const column of columns) this.indices.push(column);
    for (const value of values) this.values.push(value);
    this.starts.push(this.indices.length);
  }

  program(): Program {
    return {
      columns: this.cost.length,
      cost: Float64Array.from(this.cost),
      upper: Float64Array.from(this.upper),
      whole: Int32Array.from(this.whole),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      starts: Int32Array.from(this.starts),
      indices: Int32Array.from(this.indices),
      values: Float64Array.from(this.values),
    };
  }
}
