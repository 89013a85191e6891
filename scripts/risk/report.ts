import type { Snapshot } from './extract.js';
import type { Order } from './keys.js';
import { captured, interval, mean, type Unit } from './rank.js';

interface View {
  title: string;
  view(snapshot: Snapshot): { units: Unit[]; orders: Order[] };
}

const PART = 0.2;

/** Tables per view: a row per repository, then means over repositories with intervals, training repositories apart. */
export function report(
  snapshots: readonly Snapshot[],
  training: ReadonlySet<string>,
  views: readonly View[],
): string[] {
  const fixes = snapshots.reduce((sum, snapshot) => sum + snapshot.fixes.length, 0);
  const lines = [`${snapshots.length} branches, ${fixes} later fixes; share of them in ${100 * PART} % of the lines`];
  for (const { title, view } of views) {
    const rows = measure(snapshots, view);
    const names = [...rows.values()][0]?.map(({ name }) => name) ?? [];
    lines.push('', `${title} by`, ...names.map((name, index) => `  ${letter(index)}  ${name}`), '');
    lines.push(`${'repository'.padEnd(28)}${names.map((_, index) => letter(index).padStart(6)).join('')}`);
    for (const [repository, row] of rows) {
      const mark = training.has(repository) ? ' *' : '';
      lines.push(`${(repository + mark).padEnd(28)}${row.map(({ share }) => percent(share).padStart(6)).join('')}`);
    }
    for (const [group, isIn] of [
      ['measured', (name: string) => !training.has(name)],
      ['training *', (name: string) => training.has(name)],
    ] as const) {
      lines.push(
        '',
        ...summary(
          group,
          [...rows].filter(([name]) => isIn(name)).map(([, row]) => row),
        ),
      );
    }
  }
  return lines;
}

type Row = { name: string; share: number }[];

/** Means over the branches of each repository, so that a repository counts once. */
function measure(snapshots: readonly Snapshot[], view: View['view']): Map<string, Row> {
  const shares = new Map<string, Row[]>();
  for (const snapshot of snapshots) {
    const { units, orders } = view(snapshot);
    const row = orders.map(({ name, key }) => ({ name, share: captured(units, snapshot.fixes, key, PART) }));
    shares.set(snapshot.repository, [...(shares.get(snapshot.repository) ?? []), row]);
  }
  return new Map(
    [...shares].map(([repository, rows]): [string, Row] => [
      repository,
      rows[0]!.map(({ name }, index) => ({ name, share: mean(rows.map((row) => row[index]!.share)) })),
    ]),
  );
}

function summary(group: string, rows: readonly Row[]): string[] {
  if (rows.length === 0) return [];
  const columns = rows[0]!.map(({ name }, index) => ({ name, values: rows.map((row) => row[index]!.share) }));
  const first = columns[0]!.values;
  return [
    `${group}: ${rows.length} repositories; mean [95 % interval], and how far the first is above it`,
    ...columns.map(({ name, values }) => {
      const apart = first.map((value, index) => value - values[index]!);
      const ahead = values === first ? '' : `  ${signed(mean(apart))} ${between(apart)}`;
      return `  ${name.padEnd(32)}${percent(mean(values)).padStart(6)} ${between(values)}${ahead}`;
    }),
    `  ${'random order'.padEnd(32)}${percent(PART).padStart(6)}`,
  ];
}

function between(values: readonly number[]): string {
  const [low, high] = interval(values);
  return `[${percent(low)}, ${percent(high)}]`;
}

function letter(index: number): string {
  return String.fromCharCode(65 + index);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function signed(value: number): string {
  return `${value >= 0 ? '+' : ''}${percent(value)}`;
}
