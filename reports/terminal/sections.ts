import { hopTotals, ruleTotals, verdictTotals } from '../../src/domain/figures.js';
import { isKnown, isUpgradeKnown } from '../../src/domain/known.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import type { Score } from '../../src/domain/score.js';
import { count, hours, hoursRange, percent, whole } from '../shared/numbers.js';
import { addonsByPriority } from '../shared/order.js';
import { planGain, sprintLoads } from '../shared/plan.js';
import { clip, columns, visible } from '../shared/text.js';
import { SEVERITY_WORD, VERDICT_WORD } from '../shared/words.js';
import { bar, type Pen, RATING_STYLE, SEVERITY_SIGN, VERDICT_SIGN } from './paint.js';
import { type Cell, type Column, inCells, table } from './table.js';
import { CONFIDENCE_MARK, WORDS } from './words.js';

const ADDONS_SHOWN = 15;
const RULES_SHOWN = 8;
const WAVE_NAMES = 6;

/** Range in hours with the dash of the terminal. */
export function range(pen: Pen, value: Parameters<typeof hoursRange>[0]): string {
  return hoursRange(value, pen.ascii ? '-' : '–');
}

function scoreCell(score: Score, known = isKnown(score)): Cell {
  return { text: known ? whole(score.score) + CONFIDENCE_MARK[score.confidence] : CONFIDENCE_MARK.low };
}

function addonRow(pen: Pen, addon: AddonResult): Cell[] {
  const sign = VERDICT_SIGN[addon.verdict.kind];
  const cost = addon.upgradeCost.hours;
  const known = isUpgradeKnown(addon);
  return [
    { text: visible(addon.key), style: 'bold' },
    { text: addon.series ?? '?' },
    scoreCell(addon.risk),
    scoreCell(addon.usage),
    scoreCell(addon.upgradeCost, known),
    { text: known ? hours(cost.p50) : CONFIDENCE_MARK.low },
    { text: known ? `(${range(pen, cost)})` : '', style: 'dim' },
    { text: addon.debt.rating, style: RATING_STYLE[addon.debt.rating] },
    { text: `${pen.glyph(sign)} ${VERDICT_WORD[addon.verdict.kind]}`, style: sign.style },
  ];
}

/** Addons, what to look at first first. */
export function addonTable(pen: Pen, result: Result): string[] {
  const ordered = addonsByPriority(result);
  if (ordered.length === 0) return [WORDS.noAddons];
  const shown = ordered.slice(0, ADDONS_SHOWN);
  const words = WORDS.columns;
  const heads: Column[] = [
    { title: words.addon, align: 'left', width: null },
    { title: words.series, align: 'right', width: 6 },
    { title: words.risk, align: 'right', width: 4 },
    { title: words.usage, align: 'right', width: 4 },
    { title: words.upgrade, align: 'right', width: 4 },
    { title: words.hours, align: 'right', width: 5 },
    { title: '', align: 'left', width: 11 },
    { title: pen.width < 90 ? '' : words.rating, align: 'left', width: pen.width < 90 ? 1 : 6 },
    { title: words.verdict, align: 'left', width: 10 },
  ];
  const lines = table(
    pen,
    heads,
    shown.map((addon) => addonRow(pen, addon)),
  );
  const rest = ordered.length - shown.length;
  if (rest > 0) lines.push(pen.paint('dim', pen.own(WORDS.moreAddons(rest))));
  return lines;
}

/** Hours of each version step, with a bar against the dearest one. */
export function hopLines(pen: Pen, result: Result): string[] {
  const hops = hopTotals(result);
  const most = Math.max(0, ...hops.map((hop) => hop.hours.p50));
  const amounts = hops.map((hop) => `${hours(hop.hours.p50)} h (${range(pen, hop.hours)})`);
  const wide = Math.max(20, ...amounts.map(columns));
  return hops.map((hop, index) => {
    const drawn = bar(most === 0 ? 0 : hop.hours.p50 / most, pen.width < 90 ? 10 : 16, pen.ascii);
    const share = hop.mechanicalShare === null ? null : percent(hop.mechanicalShare);
    const amount = inCells(amounts[index]!, wide, 'left', pen.mark);
    const row = WORDS.hopRow(whole(hop.changedLines.p50), share);
    const note = pen.paint('dim', clip(row, pen.width - drawn.length - wide - 10, pen.mark));
    return `${inCells(`${pen.own('→')} ${hop.to}`, 7, 'left', pen.mark)} ${pen.paint('blue', drawn)} ${amount} ${note}`;
  });
}

/** The four verdicts with what they hold. */
export function verdictLines(pen: Pen, result: Result): string[] {
  return verdictTotals(result).map((total) => {
    const sign = VERDICT_SIGN[total.kind];
    const name = inCells(`${pen.glyph(sign)} ${VERDICT_WORD[total.kind]}`, 11, 'left', pen.mark);
    const row = WORDS.verdictRow(count(total.addons.length, 'addon'), hours(total.upgrade.p50), whole(total.lines));
    return `${pen.paint(sign.style, name)} ${row}`;
  });
}

/** Rules by severity and number of findings. */
export function ruleLines(pen: Pen, result: Result): string[] {
  const rules = ruleTotals(result);
  const shown = rules.slice(0, RULES_SHOWN);
  const name = Math.max(12, Math.min(44, pen.width - 40));
  const lines = shown.map((rule) => {
    const sign = SEVERITY_SIGN[rule.severity];
    const word = inCells(`${pen.glyph(sign)} ${SEVERITY_WORD[rule.severity]}`, 10, 'left', pen.mark);
    const row = WORDS.rulesRow(whole(rule.findings), count(rule.addons, 'addon'));
    return `${pen.paint(sign.style, word)} ${inCells(visible(rule.rule), name, 'left', pen.mark)} ${row}`;
  });
  if (rules.length > shown.length) lines.push(pen.paint('dim', pen.own(WORDS.moreRules(rules.length - shown.length))));
  return lines;
}

/** Sprints with a bar of how full they are, and what the plan buys. */
export function sprintLines(pen: Pen, result: Result): string[] {
  const loads = sprintLoads(result);
  if (loads.length === 0) return [];
  const planned = loads.findLastIndex((load) => load.items.length > 0) + 1;
  const lines = loads.slice(0, planned).map((load) => {
    const share = load.capacityHours === 0 ? 0 : load.plannedHours / load.capacityHours;
    const name = inCells(WORDS.sprint(load.index), 9, 'left', pen.mark);
    const date = load.start === null ? '' : `${load.start}  `;
    const items = count(load.items.length, 'item');
    const row = WORDS.sprintRow(hours(load.plannedHours), hours(load.capacityHours), items);
    return `${name} ${date}${pen.paint(share > 1 ? 'red' : 'blue', bar(share, 20, pen.ascii))} ${row}`;
  });
  // Empty sprints at the end say one thing: there is nothing left to plan.
  if (planned < loads.length) lines.push(pen.paint('dim', pen.own(WORDS.emptySprints(planned + 1, loads.length))));
  const gain = planGain(result);
  const closing = [WORDS.gain(hours(gain.hours), hours(gain.hoursPerYear))];
  if (gain.leftItems > 0) closing.push(WORDS.left(count(gain.leftItems, 'item'), hours(gain.leftHours)));
  if (result.plan.gap !== null) closing.push(WORDS.gap(percent(result.plan.gap)));
  return [...lines, ...closing.map((line) => pen.paint('dim', pen.own(line)))];
}

/** Waves with their first few names; an addon comes after what it depends on. */
export function waveLines(pen: Pen, result: Result): string[] {
  const waves = result.waves.map((wave, index) => {
    const rest = wave.length - WAVE_NAMES;
    const tail = rest > 0 ? ` ${WORDS.waveMore(rest)}` : '';
    const head = `${inCells(WORDS.wave(index + 1), 8, 'left', pen.mark)} ${inCells(whole(wave.length), 3, 'right', pen.mark)}  `;
    // Waves hold keys; one long name must not push the others out of the line.
    const names = wave.slice(0, WAVE_NAMES).map((name) => clip(visible(name), 24, pen.mark));
    return head + clip(names.join(', '), Math.max(10, pen.width - columns(head) - tail.length), pen.mark) + tail;
  });
  const chain = result.route?.criticalPath ?? [];
  if (chain.length < 2) return waves;
  const names = chain.map(({ addon }) => clip(visible(addon), 24, pen.mark)).join(' → ');
  const line = WORDS.criticalPath(names, hours(result.route!.criticalHours));
  return [...waves, pen.paint('dim', clip(pen.own(line), pen.width, pen.mark))];
}
