/** One record of a file. */
export interface RawRow {
  /** Line of a CSV file, or number of the record in a JSON file; from 1. */
  line(): number;
  /** Values in a column; more than one only in JSON. */
  cell(column: number): readonly string[];
}

/** A file as a table: CSV rows or JSON objects. Headers may repeat, as Jira's do. */
export interface Table {
  form: 'csv' | 'json';
  headers: readonly string[];
  /** Hands out every record; what is damaged goes to `damage` and nothing else is lost. */
  read(sink: (row: RawRow) => void, damage: Damage): void;
}

/** Cells may hold anything; a line stays one line. */
export function inOneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
}

/** Why records were not read, how often, and where first. */
export class Damage {
  private readonly reasons = new Map<string, { count: number; line: number }>();

  /** @param line Asked for the first record of a kind only, because counting lines takes time. */
  add(why: string, line: () => number): void {
    const known = this.reasons.get(why);
    if (known) known.count++;
    else this.reasons.set(why, { count: 1, line: line() });
  }

  get count(): number {
    let sum = 0;
    for (const { count } of this.reasons.values()) sum += count;
    return sum;
  }

  /** One line per reason, by name. */
  lines(unit: string): { why: string; count: number }[] {
    return [...this.reasons]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([why, { count, line }]) => ({ why: `${why} (first: ${unit} ${line})`, count }));
  }
}
