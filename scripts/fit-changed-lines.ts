/**
 * Fits scoring/data/changed-lines.json: how many lines a version step changes, by step and size of the addon.
 *
 *   fit-changed-lines <migrations.jsonl>             fit on the fit half, write the tables
 *   fit-changed-lines <migrations.jsonl> --held-out  change nothing; read the other half and print how well the tables do
 *
 * Each line of the input is one real migration: {repo, from, to, changed: {py, xml, js, csv}, lines: {py, xml, js, csv}}.
 * A repository belongs to the fit half where the 32-bit FNV-1a hash of its name (`OCA/server-tools`) is even; rows are
 * never split. Only steps of one version are fitted.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { type CodeSize, type HopTable, type Knot, quantilesAt, weightedSize } from '../scoring/changed-lines.js';
import { isSeries, SERIES, seriesIndex } from '../src/domain/series.js';
import { pinballLoss, quantile, spearman } from './statistics.js';

const OUTPUT = 'scoring/data/changed-lines.json';
/** A step with fewer known migrations is read from the pooled table. */
const FEWEST = 60;
const XML_WEIGHTS = [0.25, 0.5, 1, 2];
const JAVASCRIPT_WEIGHTS = [1, 2, 4];

interface Migration {
  repo: string;
  from: string;
  to: string;
  changed: Record<'py' | 'xml' | 'js' | 'csv', number>;
  lines: Record<'py' | 'xml' | 'js' | 'csv', number>;
}

/** FNV-1a, 32 bit, over the UTF-8 bytes of the text. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

function read(path: string, half: 'fit' | 'held-out'): Migration[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Migration)
    .filter((row) => (hash(row.repo) % 2 === 0) === (half === 'fit'));
}

const sizeOf = (row: Migration): CodeSize => ({
  python: row.lines.py,
  xml: row.lines.xml,
  javascript: row.lines.js,
  csv: row.lines.csv,
});
const changedOf = (row: Migration) => row.changed.py + row.changed.xml + row.changed.js + row.changed.csv;

/** The end of a step of one version, or null for a jump over versions. */
function hopOf(row: Migration): string | null {
  if (!isSeries(row.from) || !isSeries(row.to)) return null;
  return seriesIndex(row.to) - seriesIndex(row.from) === 1 ? row.to : null;
}

/** The weights of the grid under which size ranks the changed lines best; the first of equals. */
function bestWeights(rows: Migration[]): CodeSize {
  const actual = rows.map(changedOf);
  let best: CodeSize = { python: 1, xml: 1, javascript: 1, csv: 0 };
  let bestRank = Number.NEGATIVE_INFINITY;
  for (const xml of XML_WEIGHTS) {
    for (const javascript of JAVASCRIPT_WEIGHTS) {
      const weights = { python: 1, xml, javascript, csv: 0 };
      const rank = spearman(
        rows.map((row) => weightedSize(weights, sizeOf(row))),
        actual,
      );
      if (rank > bestRank + 1e-9) [best, bestRank] = [weights, rank];
    }
  }
  return best;
}

/** Size classes of equal count with their quantiles; a larger class never has a smaller quantile than the one before. */
function fitTable(rows: Migration[]): HopTable {
  const weights = bestWeights(rows);
  const sorted = rows
    .map((row) => ({ size: weightedSize(weights, sizeOf(row)), changed: changedOf(row) }))
    .sort((a, b) => a.size - b.size || a.changed - b.changed);
  const classes = Math.max(3, Math.min(8, Math.floor(sorted.length / 40)));
  const knots: Knot[] = [];
  for (let index = 0; index < classes; index++) {
    const part = sorted.slice(
      Math.floor((index * sorted.length) / classes),
      Math.floor(((index + 1) * sorted.length) / classes),
    );
    const changed = part.map((row) => row.changed).sort((a, b) => a - b);
    const before = knots.at(-1);
    knots.push({
      size: Math.round(part[Math.floor(part.length / 2)]?.size ?? 0),
      p15: Math.max(before?.p15 ?? 0, quantile(changed, 0.15)),
      p50: Math.max(before?.p50 ?? 0, quantile(changed, 0.5)),
      p85: Math.max(before?.p85 ?? 0, quantile(changed, 0.85)),
    });
  }
  return { weights, knots, migrations: rows.length };
}

function byHop(rows: Migration[]): Map<string, Migration[]> {
  const hops = new Map<string, Migration[]>();
  for (const row of rows) {
    const hop = hopOf(row);
    if (hop !== null) hops.set(hop, [...(hops.get(hop) ?? []), row]);
  }
  return new Map([...hops].sort(([a], [b]) => SERIES.indexOf(a as never) - SERIES.indexOf(b as never)));
}

function write(path: string): void {
  const rows = read(path, 'fit');
  const hops = byHop(rows);
  const fitted = [...hops].filter(([, list]) => list.length >= FEWEST);
  const used = fitted.flatMap(([, list]) => list);
  const table = {
    provenance: {
      what: 'Changed lines of real migrations of OCA addons between two neighbouring series, found in public history.',
      units: 'Python statements; XML tags, attributes and texts; JavaScript and CSV lines; without tests and manifest.',
      split: 'Fitted on repositories whose 32-bit FNV-1a name hash is even; the others are held out.',
      script: 'scripts/fit-changed-lines.ts',
      repositories: [...new Set(used.map((row) => row.repo))].sort(),
      migrations: used.length,
    },
    hops: Object.fromEntries(fitted.map(([hop, list]) => [hop, fitTable(list)])),
    pooled: fitTable(used),
  };
  writeFileSync(OUTPUT, `${JSON.stringify(table, null, 1)}\n`);
  console.log(
    `${OUTPUT}: ${fitted.length} steps from ${used.length} migrations of ${table.provenance.repositories.length} repositories`,
  );
}

interface Measured {
  migrations: number;
  spearman: number;
  spearmanOfSize: number;
  inBand: number;
  below: number;
  above: number;
  pinball: [number, number, number];
  /** The same loss of one constant triple per step, the quantiles of the fit half: what the size classes add. */
  pinballConstant: [number, number, number];
}

function measure(rows: Migration[], table: HopTable, constant: [number, number, number]): Measured {
  const actual = rows.map(changedOf);
  const guess = rows.map((row) => quantilesAt(table, sizeOf(row)));
  const share = (test: (index: number) => boolean) => rows.filter((_, index) => test(index)).length / rows.length;
  const loss = (level: number, values: number[]) => pinballLoss(level, values, actual);
  return {
    migrations: rows.length,
    spearman: spearman(
      guess.map((g) => g.p50),
      actual,
    ),
    spearmanOfSize: spearman(
      rows.map((row) => weightedSize({ python: 1, xml: 1, javascript: 1, csv: 1 }, sizeOf(row))),
      actual,
    ),
    inBand: share((i) => actual[i]! >= guess[i]!.p15 && actual[i]! <= guess[i]!.p85),
    below: share((i) => actual[i]! < guess[i]!.p15),
    above: share((i) => actual[i]! > guess[i]!.p85),
    pinball: [
      loss(
        0.15,
        guess.map((g) => g.p15),
      ),
      loss(
        0.5,
        guess.map((g) => g.p50),
      ),
      loss(
        0.85,
        guess.map((g) => g.p85),
      ),
    ],
    pinballConstant: [0.15, 0.5, 0.85].map((level, i) =>
      loss(
        level,
        rows.map(() => constant[i]!),
      ),
    ) as [number, number, number],
  };
}

function report(path: string): void {
  const table = JSON.parse(readFileSync(OUTPUT, 'utf8')) as { hops: Record<string, HopTable>; pooled: HopTable };
  const seen = byHop(read(path, 'fit'));
  const held = byHop(read(path, 'held-out'));
  console.log('to     n  rho  rho(size)  in band  below  above   pinball p15/p50/p85   constant p15/p50/p85');
  let total = 0;
  const sums = { spearman: 0, spearmanOfSize: 0, inBand: 0 };
  for (const [hop, rows] of held) {
    if (rows.length < 5) continue;
    const before = (seen.get(hop) ?? []).map(changedOf).sort((a, b) => a - b);
    const constant = [0.15, 0.5, 0.85].map((level) => quantile(before, level)) as [number, number, number];
    const m = measure(rows, table.hops[hop] ?? table.pooled, constant);
    console.log(
      `${hop.padEnd(5)} ${String(m.migrations).padStart(3)}  ${m.spearman.toFixed(2)}  ${m.spearmanOfSize.toFixed(2).padStart(9)}` +
        `  ${m.inBand.toFixed(2).padStart(7)}  ${m.below.toFixed(2).padStart(5)}  ${m.above.toFixed(2).padStart(5)}` +
        `   ${m.pinball.map((v) => v.toFixed(1)).join(' / ')}   ${m.pinballConstant.map((v) => v.toFixed(1)).join(' / ')}`,
    );
    total += rows.length;
    for (const key of ['spearman', 'spearmanOfSize', 'inBand'] as const) sums[key] += m[key] * rows.length;
  }
  console.log(
    `all   ${total}  weighted by n: rho ${(sums.spearman / total).toFixed(2)}, size alone ${(sums.spearmanOfSize / total).toFixed(2)},` +
      ` in band ${(sums.inBand / total).toFixed(2)} (nominal 0.70)`,
  );
}

const [input, option] = process.argv.slice(2);
if (input === undefined || (option !== undefined && option !== '--held-out')) {
  console.error('usage: fit-changed-lines <migrations.jsonl> [--held-out]');
  process.exit(2);
}
if (option === '--held-out') report(input);
else write(input);
