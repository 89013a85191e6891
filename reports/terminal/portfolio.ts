import type { Instance, Instances } from '../../src/domain/instances.js';
import { kpiLabel } from '../shared/comparison.js';
import { kpiValue } from '../shared/kpis.js';
import { count, hours, hoursRange, percent, whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { WORDS } from '../shared/portfolio-words.js';
import { columns, visible, wrap } from '../shared/text.js';
import { pen as makePen, type Pen } from './paint.js';
import { type Cell, type Column, table } from './table.js';

const SHARED_SHOWN = 15;
const INDENT = '  ';
const NARROWEST = 76;
/** Below this many columns, lines, range and verdicts are left to the other formats. */
const WIDE = 118;
const ONLY_WIDE: ReadonlySet<number> = new Set([3, 6, 9]);

/** Several results side by side, as a page for a terminal. */
export function renderPortfolio(portfolio: Instances, options: ReportOptions = {}): string {
  const width = Math.max(NARROWEST, Math.min(options.width ?? 80, 160));
  const pen = makePen(width - INDENT.length, options.color ?? false, options.ascii ?? false);
  const { totals, limits } = portfolio;
  const sum = WORDS.sum(
    count(totals.addons, 'addon'),
    whole(totals.lines),
    totals.upgradeHours && hours(totals.upgradeHours.p50),
    totals.savedHours === null || totals.savedHours === 0 ? null : hours(totals.savedHours),
  );
  const lines = [
    pen.paint('bold', WORDS.title(portfolio.instances.length)),
    '',
    ...wrap(WORDS.lede, pen.width).map((line) => INDENT + pen.paint('dim', line)),
    '',
    ...fitted(
      pen,
      shown(width, WORDS.heads),
      portfolio.instances.map((row) => shown(width, instanceRow(pen, row))),
    ).map((line) => INDENT + line),
    '',
    ...wrap(`${WORDS.all}: ${sum}`, pen.width).map((line) => INDENT + line),
    ...titled(pen, WORDS.shared, sharedLines(pen, portfolio)),
    ...titled(pen, WORDS.kpis, kpiLines(pen, portfolio)),
    ...titled(
      pen,
      WORDS.limits,
      limits.length === 0 ? [WORDS.noLimit] : limits.flatMap(({ why }) => wrap(visible(why), pen.width)),
    ),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function shown<T>(width: number, cells: readonly T[]): T[] {
  return cells.filter((_, index) => width >= WIDE || !ONLY_WIDE.has(index));
}

function titled(pen: Pen, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', pen.paint('bold', title), ...lines.map((line) => INDENT + line)];
}

/** A table whose columns are as wide as what stands in them; the first takes what is left. */
function fitted(pen: Pen, titles: readonly string[], rows: readonly Cell[][]): string[] {
  const heads = titles.map((title, index): Column => {
    const width = Math.max(columns(title), ...rows.map((row) => columns(row[index]?.text ?? '')));
    return { title, align: 'left', width: index === 0 ? null : width };
  });
  return table(pen, heads, rows);
}

function rank(instance: Instance, by: keyof Instance['ranks']): string {
  const value = instance.ranks[by];
  return value === null ? '' : WORDS.rank(value);
}

function instanceRow(pen: Pen, instance: Instance): Cell[] {
  const { readiness, upgradeHours, interestHours, rating, verdicts, coverage } = instance;
  const { keep, refactor, replace, retire } = verdicts;
  return [
    { text: visible(instance.name), style: 'bold' },
    { text: instance.target },
    { text: whole(instance.addons) },
    { text: whole(instance.lines) },
    { text: readiness.kind === 'unknown' ? WORDS.unknown : whole(readiness.blockers) + rank(instance, 'blockers') },
    { text: upgradeHours === null ? WORDS.unknown : hours(upgradeHours.p50) + rank(instance, 'upgradeHours') },
    { text: upgradeHours === null ? '' : hoursRange(upgradeHours, pen.ascii ? '-' : '–') },
    { text: interestHours === null ? WORDS.unknown : hours(interestHours) + rank(instance, 'interestHours') },
    { text: rating === null ? WORDS.unknown : rating + rank(instance, 'debtRatio') },
    { text: [keep, refactor, replace, retire].map(whole).join('/') },
    { text: coverage.files === 0 ? WORDS.unknown : percent(coverage.parsed / coverage.files) },
  ];
}

function sharedLines(pen: Pen, { shared }: Instances): string[] {
  if (shared.length === 0) return [WORDS.noShared];
  const rows = shared
    .slice(0, SHARED_SHOWN)
    .map((addon): Cell[] => [
      { text: visible(addon.name) },
      { text: addon.origin },
      { text: whole(addon.instances.length) },
      { text: WORDS[addon.state] },
      { text: whole(addon.commonFindings) },
      { text: addon.savedHours === null ? WORDS.unknown : hours(addon.savedHours) },
    ]);
  const rest = shared.length - rows.length;
  return [...fitted(pen, WORDS.sharedHeads, rows), ...(rest > 0 ? [pen.own(WORDS.more(whole(rest)))] : [])];
}

/** One line per figure that any instance knows. */
function kpiLines(pen: Pen, { instances }: Instances): string[] {
  const labels = new Map<string, string[]>();
  for (const { name, kpis } of instances) {
    for (const kpi of kpis) {
      if (kpi.value === null) continue;
      const label = kpiLabel(kpi);
      labels.set(label, [...(labels.get(label) ?? []), `${visible(name)} ${kpiValue(kpi)}`]);
    }
  }
  return [...labels].flatMap(([label, values]) => wrap(`${label}: ${values.join(', ')}`, pen.width));
}
