import type { AddonChange, Comparison } from '../../src/domain/comparison.js';
import {
  addonsChanged,
  headlineOf,
  kpiLabel,
  limitText,
  pairText,
  scoreText,
  verdictOn,
  whyText,
} from '../shared/comparison.js';
import { WORDS } from '../shared/comparison-words.js';
import { kpiValue } from '../shared/kpis.js';
import { hours, whole } from '../shared/numbers.js';
import type { ReportOptions } from '../shared/options.js';
import { columns, visible, wrap } from '../shared/text.js';
import { SEVERITY_WORD, VERDICT_WORD } from '../shared/words.js';
import { pen as makePen, type Pen, SEVERITY_SIGN } from './paint.js';
import { type Cell, type Column, inCells, table } from './table.js';

const FINDINGS_SHOWN = 10;
const RULES_SHOWN = 10;
const ADDONS_SHOWN = 12;
const LIMITS_SHOWN = 12;
const INDENT = '  ';
const NARROWEST = 76;
const LABEL = 10;
/** Columns of the table of addons that hold numbers. */
const NUMBERS: ReadonlySet<number> = new Set([1, 2, 5, 6]);

/** What changed between two results, as a page for a terminal; see `renderSummary` for width and colour. */
export function renderCompare(comparison: Comparison, options: ReportOptions = {}): string {
  const width = Math.max(NARROWEST, Math.min(options.width ?? 80, 120));
  const pen = makePen(width - INDENT.length, options.color ?? false, options.ascii ?? false);
  const lines = [
    pen.paint('bold', WORDS.title),
    '',
    ...headlineOf(comparison).flatMap(({ label, text }) => labelled(pen, label, text)),
    ...titled(pen, WORDS.limits, bullets(pen, comparison.limits.map(limitText), LIMITS_SHOWN)),
    ...titled(pen, WORDS.came, cameLines(pen, comparison)),
    ...titled(pen, WORDS.repaidRules, ruleLines(pen, comparison)),
    ...titled(pen, WORDS.changed, addonLines(pen, comparison)),
    ...titled(pen, WORDS.kpis, kpiLines(pen, comparison)),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function labelled(pen: Pen, label: string, text: string): string[] {
  return wrap(pen.own(text), pen.width - LABEL - 1).map((line, index) => {
    const head = inCells(index === 0 ? label : '', LABEL, 'left', pen.mark);
    return `${INDENT}${pen.paint('dim', head)} ${line}`;
  });
}

function titled(pen: Pen, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', pen.paint('bold', title), ...lines.map((line) => INDENT + line)];
}

function bullets(pen: Pen, texts: readonly string[], most: number): string[] {
  const bullet = pen.ascii ? '- ' : '· ';
  const lines = texts
    .slice(0, most)
    .flatMap((text) => wrap(text, pen.width - 2).map((line, index) => (index === 0 ? bullet : '  ') + line));
  return [...lines, ...rest(pen, texts.length - most)];
}

function rest(pen: Pen, left: number): string[] {
  return left > 0 ? [pen.paint('dim', pen.own(WORDS.more(whole(left))))] : [];
}

function cameLines(pen: Pen, { findings }: Comparison): string[] {
  const fresh = findings.changes.filter(({ state }) => state === 'new');
  const lines = fresh.slice(0, FINDINGS_SHOWN).flatMap(({ severity, path, line, message, rule }) => {
    const sign = SEVERITY_SIGN[severity];
    const word = pen.paint(
      sign.style,
      inCells(`${pen.glyph(sign)} ${SEVERITY_WORD[severity]}`, LABEL, 'left', pen.mark),
    );
    const [first = '', ...more] = wrap(`${visible(path)}:${line} ${visible(rule)}`, pen.width - LABEL - 1);
    const told = wrap(visible(message), pen.width - LABEL - 1).map((text) => pen.paint('dim', text));
    return [`${word} ${first}`, ...[...more, ...told].map((text) => `${' '.repeat(LABEL)} ${text}`)];
  });
  return [...lines, ...rest(pen, fresh.length - FINDINGS_SHOWN)];
}

function ruleLines(pen: Pen, { findings }: Comparison): string[] {
  const rows = findings.byRule.filter(({ states }) => (states.repaid ?? 0) > 0);
  if (rows.length === 0) return [];
  const [rule, ...numbers] = WORDS.repaidHeads;
  const heads: Column[] = [
    { title: rule, align: 'left', width: null },
    ...numbers.map((title): Column => ({ title, align: 'right', width: 7 })),
  ];
  const cells = rows
    .slice(0, RULES_SHOWN)
    .map((row): Cell[] => [
      { text: visible(row.rule) },
      ...[row.states.repaid, row.states.new, row.before, row.after].map((value): Cell => ({ text: whole(value ?? 0) })),
    ]);
  return [...table(pen, heads, cells), ...rest(pen, rows.length - RULES_SHOWN)];
}

function addonLines(pen: Pen, comparison: Comparison): string[] {
  const changed = addonsChanged(comparison);
  if (changed.length === 0) return [];
  const shown = changed.slice(0, ADDONS_SHOWN);
  const cells = shown.map((one) => addonRow(pen, one));
  // As wide as what stands in them, so that names keep their room.
  const heads = WORDS.changedHeads.map((title, index): Column => {
    const width = Math.max(columns(title), ...cells.map((row) => columns(row[index]!.text)));
    return { title, align: NUMBERS.has(index) ? 'right' : 'left', width: index === 0 ? null : width };
  });
  const rows = table(pen, heads, cells);
  const reasons = shown.flatMap((one) => reasonLines(pen, one));
  return [...rows, ...rest(pen, changed.length - ADDONS_SHOWN), ...(reasons.length === 0 ? [] : ['', ...reasons])];
}

function addonRow(pen: Pen, addon: AddonChange): Cell[] {
  const { upgradeHours, rating, verdict, findings } = addon;
  const [a, b] = [upgradeHours.before, upgradeHours.after].map((value) => value && hours(value.p50));
  const [from, to] = [verdict.before, verdict.after].map((kind) => kind && VERDICT_WORD[kind]);
  return [
    { text: visible(addon.key), style: 'bold' },
    { text: pen.own(scoreText(addon.risk)) },
    { text: pen.own(pairText(a ?? null, b ?? null)) },
    { text: pen.own(pairText(rating.before, rating.after)) },
    { text: pen.own(pairText(from ?? null, to ?? null)) },
    { text: whole(findings.states.repaid ?? 0) },
    { text: whole(findings.states.new ?? 0) },
  ];
}

/** Why: its new name, the factors of the risk, the reasons of another verdict. */
function reasonLines(pen: Pen, { key, was, why, risk, verdict }: AddonChange): string[] {
  const texts = [
    was === undefined || why === undefined ? '' : WORDS.wasCalled(visible(was), visible(why)),
    risk.change !== null && Math.abs(risk.change) >= 1 ? whyText(risk) : '',
    ...verdict.why.slice(0, 2).map(visible),
  ].filter((text) => text !== '');
  if (texts.length === 0) return [];
  return wrap(pen.own(`${visible(key)}: ${texts.join('; ')}`), pen.width - 2).map((line, index) =>
    pen.paint('dim', index === 0 ? line : `  ${line}`),
  );
}

function kpiLines(pen: Pen, { kpis }: Comparison): string[] {
  const known = kpis.filter(({ before, after }) => before !== null || after !== null);
  return known.flatMap((kpi) => {
    const [before, after] = [kpi.before, kpi.after].map(
      (value) => kpiValue({ value, unit: kpi.unit }) ?? WORDS.unknown,
    );
    const told = verdictOn(kpi);
    const note = kpi.limit ?? (told === null ? '' : WORDS[told]);
    return wrap(pen.own(`${kpiLabel(kpi)}: ${before} → ${after}${note === '' ? '' : ` (${note})`}`), pen.width);
  });
}
