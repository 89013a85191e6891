/** What is measured, and what it is held to. */
export interface Bar {
  measure: string;
  bar: number;
  aim: number;
  /** Whether a smaller figure is the better one. */
  less: boolean;
  unit: '×' | '× faster' | 'MB' | 'ms';
  /** Lines that the corpus must have for the bar to say anything, a quarter more or a tenth less allowed. */
  lines?: number;
}

export const BARS = {
  cold: {
    measure: 'cold scan, all phases, two cores, against the parsers alone on one thread',
    bar: 2,
    aim: 1.2,
    less: true,
    unit: '×',
  },
  pylint: {
    measure: 'against pylint-odoo, its own checks only, one core each',
    bar: 10,
    aim: 25,
    less: false,
    unit: '× faster',
  },
  unchanged: { measure: 'second scan, nothing changed, against cold', bar: 10, aim: 25, less: false, unit: '× faster' },
  changed: { measure: 'second scan, one file changed, against cold', bar: 8, aim: 20, less: false, unit: '× faster' },
  scale: { measure: 'time for four times the source', bar: 4.3, aim: 4, less: true, unit: '×' },
  memory1: { measure: 'peak memory, 1,000,000 lines', bar: 900, aim: 600, less: true, unit: 'MB', lines: 1_000_000 },
  memory5: { measure: 'peak memory, 5,000,000 lines', bar: 2500, aim: 1500, less: true, unit: 'MB', lines: 5_000_000 },
  version: { measure: '`--version`', bar: 150, aim: 80, less: true, unit: 'ms' },
  small: { measure: 'scan of one small addon', bar: 600, aim: 350, less: true, unit: 'ms' },
} satisfies Record<string, Bar>;

export type BarName = keyof typeof BARS;

/** One line of the table. */
export interface Row {
  bar: Bar;
  /** Null where nothing was measured. */
  value: number | null;
  /** The same ratio in processor time, all threads counted, which others on the machine disturb less. Shown, not judged. */
  processor?: number;
  /** What was measured on what; or why not. */
  note: string;
  /** Lines of the corpus, where the bar asks for a number of them. */
  lines?: number;
}

/** How a figure stands to its bar, in words. */
export function verdictOf({ bar, value, lines }: Row): string {
  if (value === null) return 'not measured';
  if (bar.lines !== undefined && lines !== undefined && (lines < bar.lines * 0.9 || lines > bar.lines * 1.25))
    return `not judged: ${lines.toLocaleString('en')} lines`;
  const reaches = (limit: number) => (bar.less ? value <= limit : value >= limit);
  return reaches(bar.aim) ? 'met, and the aim' : reaches(bar.bar) ? 'met' : 'not met';
}

/** A figure with its unit. */
export function shown(value: number, unit: Bar['unit']): string {
  const figure =
    unit === 'MB' || unit === 'ms' ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);
  return `${figure} ${unit}`;
}
