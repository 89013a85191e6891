import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { FEWEST_MIGRATIONS } from './data.js';
import { BAR_STEPS, type Figures } from './measure.js';

/** The page that tells how well things are known; its tables are written by the programs that measure. */
export const PAGE = 'docs/explanation/effort.md';

/** What the page needs of the provenance of scoring/data/upgrade-model.json. */
export interface ModelProvenance {
  migrations: number;
  repositories: readonly string[];
  figures: Readonly<Record<string, Figures>>;
}

/** Line precision and recall out of fold, of findings as judged and as corrected; shares of one. */
export interface CertaintyFigures {
  judged: { precision: number; recall: number };
  corrected: { precision: number; recall: number };
}

const percent = (share: number) => `${Math.round(100 * share)} %`;
const score = (value: number) => value.toFixed(2).replace(/^0/, '');

/** The table of the model's figures per step, out of fold. */
export function modelTable({ migrations, repositories, figures }: ModelProvenance): string {
  const shown = Object.entries(figures).filter(([, one]) => one.migrations >= FEWEST_MIGRATIONS);
  const bar = BAR_STEPS.flatMap((step) => figures[step] ?? []);
  const mean = (key: 'rho' | 'size') => bar.reduce((sum, one) => sum + one[key], 0) / bar.length;
  const count = bar.reduce((sum, one) => sum + one.migrations, 0);
  const band = bar.reduce((sum, one) => sum + one.band * one.migrations, 0) / count;
  return [
    `${migrations.toLocaleString('en-US')} migrations of ${repositories.length} OCA repositories; \`size\` is the rank correlation of plain size.`,
    '',
    '| step to | migrations | rank correlation of p50 | size alone | inside p15–p85 | below | above | median factor off |',
    '|---|---|---|---|---|---|---|---|',
    ...shown.map(
      ([step, one]) =>
        `| ${step} | ${one.migrations} | ${score(one.rho)} | ${score(one.size)} | ${percent(one.band)} | ${percent(one.below)} | ${percent(one.above)} | ${(2 ** one.log2).toFixed(1)} |`,
    ),
    `| mean of ${BAR_STEPS[0]} to ${BAR_STEPS.at(-1)} | | **${score(mean('rho'))}** | ${score(mean('size'))} | **${percent(band)}** | | | |`,
  ].join('\n');
}

/** The table of line precision and recall per step, out of fold. */
export function certaintyTable(figures: Readonly<Record<string, CertaintyFigures>>): string {
  return [
    '| step to | precision as judged | precision corrected | recall in files that stay |',
    '|---|---|---|---|',
    ...Object.entries(figures).map(
      ([step, { judged, corrected }]) =>
        `| ${step} | ${percent(judged.precision)} | ${percent(corrected.precision)} | ${percent(corrected.recall)} |`,
    ),
  ].join('\n');
}

/**
 * The page with a block between its markers replaced.
 * @throws Error where the page has no such markers.
 */
export function withBlock(page: string, name: string, block: string): string {
  const [begin, end] = [`<!-- ${name}: written by the program that measures -->`, `<!-- end of ${name} -->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${PAGE} has no block "${name}"`);
  return `${page.slice(0, from + begin.length)}\n${block}\n${page.slice(to)}`;
}

/** Writes a block of the page; nothing where the page is not there. */
export function writeBlock(name: string, block: string): void {
  if (existsSync(PAGE)) writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), name, block));
}
