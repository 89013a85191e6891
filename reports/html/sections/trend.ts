import type { AddonChange, Comparison, HoursChange, KpiChange, LimitKind } from '../../../src/domain/comparison.js';
import { CAME, STAYED, WENT } from '../../../src/domain/comparison.js';
import { addonsChanged, kpiLabel, pairText, scoreText, verdictOn, whyText } from '../../shared/comparison.js';
import { html, type Markup, type Part } from '../../shared/html.js';
import { analysed, type Page, type Tongue } from '../context.js';
import { dataTable, nameLink, rating, section, sentence, severity, shortName, verdict } from '../parts.js';
import type { TrendWords } from '../words/en-trend.js';

const ADDONS_SHOWN = 20;
const FINDINGS_SHOWN = 15;
const RULES_SHOWN = 15;
const LIMITS_SHOWN = 20;

/** What page one says of the time since the older result; null where there is none. */
export function trendBlock({ words: { trend: words }, options: { comparison } }: Page): Markup | null {
  if (comparison === undefined) return null;
  const { states } = comparison.findings;
  const { before, after, limits } = comparison.totals.upgradeHours;
  const lines = [
    words.blockRepaid(states.repaid ?? 0, comparison.hours.repaid),
    words.blockNew(states.new ?? 0, comparison.hours.new),
    before !== null && after !== null && limits.length === 0 && words.blockHours(before.p50, after.p50),
  ];
  return html`<div class="block"><h2>${words.block}</h2><ul>${lines.map((line) => line && html`<li>${line}</li>`)}</ul><p class="go"><a href="#trend">${words.toAll}</a></p></div>`;
}

/** The section of a report that was given an older result; null in any other. */
export function trendSection(page: Page): Markup | null {
  const { comparison } = page.options;
  return comparison === undefined ? null : trend(page, comparison, page.keys);
}

/**
 * What changed since an older result: the figures then and now, what cannot be compared, what came and what went.
 * @param keys addons that have a section on the page, so that their names can be links
 */
export function trend(tongue: Tongue, comparison: Comparison, keys: ReadonlySet<string>): Markup {
  const words = tongue.words.trend;
  const { older, findings } = comparison;
  const made =
    older.generatedAt === null ? [...older.roots, older.version].join(', ') : tongue.f.day(older.generatedAt);
  return section('trend', words.title, words.lede(made), [
    figures(tongue, words, comparison),
    limits(tongue, words, comparison),
    dataTable({
      title: words.statesTitle,
      heads: words.statesHeads,
      numeric: [1],
      rows: [...CAME, ...WENT, ...STAYED].flatMap((state) => {
        const value = findings.states[state];
        return value === undefined ? [] : [[words.states[state], tongue.f.whole(value)]];
      }),
    }),
    severities(tongue, words, comparison),
    addons(tongue, words, comparison, keys),
    came(tongue, words, comparison),
    rules(tongue, words, comparison),
    kpis(tongue, words, comparison),
  ]);
}

function figures(tongue: Tongue, words: TrendWords, comparison: Comparison): Markup {
  const { f } = tongue;
  const { readiness, totals, hours, findings } = comparison;
  const block = (label: string, value: Part, unit: string, notes: readonly string[]) =>
    html`<div><dt>${label}</dt><dd><b class="big">${value}</b>${unit !== '' && html` <span>${unit}</span>`}${notes.map((note) => html`<small>${note}</small>`)}</dd></div>`;
  const change = ({ before, after }: HoursChange) =>
    [before, after].map((value) => (value === null ? '?' : f.hours(value.p50))).join(' → ');
  const both = (one: HoursChange) => {
    const [before, after] = [one.before, one.after].map((value) => (value === null ? '?' : f.hours(value.p50)));
    return totals.inBoth.addons === 0 || totals.inBoth.addons === comparison.addons.length
      ? []
      : [words.inBoth(totals.inBoth.addons, before!, after!)];
  };
  const { before, after } = readiness;
  const state =
    before.kind === after.kind ? words.kind[after.kind] : `${words.kind[before.kind]} → ${words.kind[after.kind]}`;
  const stops = [before, after].map(({ blockers }) => words.blockers(blockers)).join(' → ');
  return html`<p class="reason">${words.readiness}${tongue.words.colon} ${state} (${stops})${limitNote(words, readiness.limits)}${waitingNote(tongue, words, totals.interestHours)}</p><dl class="figures">${[
    block(words.upgrade, change(totals.upgradeHours), words.hoursUnit, [
      ...both(totals.inBoth.upgradeHours),
      ...limitedBy(words, totals.upgradeHours.limits),
    ]),
    block(words.debt, change(totals.debtHours), words.hoursUnit, [
      ...both(totals.inBoth.debtHours),
      ...limitedBy(words, totals.debtHours.limits),
    ]),
    block(words.repaid, f.hours(hours.repaid), words.hoursUnit, [words.findings(findings.states.repaid ?? 0)]),
    block(words.fresh, f.hours(hours.new), words.hoursUnit, [words.findings(findings.states.new ?? 0)]),
  ]}</dl>`;
}

function waitingNote(
  { words: { colon } }: Tongue,
  words: TrendWords,
  { before, after, limits: kinds }: Comparison['totals']['interestHours'],
): Markup {
  const text = kinds.length > 0 ? limitedBy(words, kinds).join('') : words.waitingHours(before, after);
  return html`<small>${words.waiting}${colon} ${text}</small>`;
}

function limitedBy(words: TrendWords, kinds: readonly LimitKind[]): string[] {
  return kinds.length === 0 ? [] : [words.limited(kinds.map((kind) => words.limit[kind]).join(', '))];
}

function limitNote(words: TrendWords, kinds: readonly LimitKind[]): Part {
  return limitedBy(words, kinds).map((text) => html`<small>${text}</small>`);
}

function limits(tongue: Tongue, words: TrendWords, { limits: all }: Comparison): Markup | null {
  if (all.length === 0) return html`<p>${words.noLimit}</p>`;
  const rest = all.length - LIMITS_SHOWN;
  return dataTable({
    title: words.limits,
    heads: words.limitHeads,
    rows: all
      .slice(0, LIMITS_SHOWN)
      .map(({ kind, subject, why }) => [
        html`${words.limit[kind]}${subject !== '' && html`${tongue.words.colon} <code>${subject}</code>`}`,
        sentence(tongue, why),
      ]),
    more: rest > 0 && words.more(rest),
  });
}

function severities(tongue: Tongue, words: TrendWords, { findings }: Comparison): Markup | null {
  return dataTable({
    title: words.severities,
    heads: words.severityHeads,
    numeric: [1, 2, 3, 4],
    rows: findings.bySeverity.map((row) => [
      severity(tongue, row.severity),
      ...[row.before, row.after, row.states.repaid ?? 0, row.states.new ?? 0].map(tongue.f.whole),
    ]),
  });
}

function addons(tongue: Tongue, words: TrendWords, comparison: Comparison, keys: ReadonlySet<string>): Markup | null {
  const changed = addonsChanged(comparison);
  const rest = changed.length - ADDONS_SHOWN;
  return dataTable({
    title: words.addons,
    heads: words.addonHeads,
    numeric: [1, 2, 5, 6],
    rows: changed.slice(0, ADDONS_SHOWN).map((addon) => addonRow(tongue, words, addon, keys)),
    more: rest > 0 && words.more(rest),
  });
}

function addonRow(tongue: Tongue, words: TrendWords, addon: AddonChange, keys: ReadonlySet<string>): Part[] {
  const { f } = tongue;
  const { key, was, risk, upgradeHours, rating: letter, verdict: kind, findings } = addon;
  const [before, after] = [upgradeHours.before, upgradeHours.after].map((value) => value && f.hours(value.p50));
  const why = risk.change !== null && Math.abs(risk.change) >= 1 ? whyText(risk) : '';
  return [
    html`${nameLink(key, keys)}${was !== undefined && html`<small>${words.was(shortName(was))}</small>`}${why !== '' && html`<small${tongue.english}>${why}</small>`}`,
    scoreText(risk),
    pairText(before ?? null, after ?? null),
    letter.before === letter.after
      ? letter.after && rating(letter.after)
      : html`${letter.before && rating(letter.before)} → ${letter.after && rating(letter.after)}`,
    kind.before === kind.after
      ? kind.after && verdict(tongue, kind.after)
      : html`${kind.before && verdict(tongue, kind.before)} → ${kind.after && verdict(tongue, kind.after)}`,
    f.whole(findings.states.repaid ?? 0),
    f.whole(findings.states.new ?? 0),
  ];
}

function came(tongue: Tongue, words: TrendWords, { findings }: Comparison): Markup | null {
  const fresh = findings.changes.filter(({ state }) => state === 'new');
  const rest = fresh.length - FINDINGS_SHOWN;
  return dataTable({
    title: words.came,
    heads: words.cameHeads,
    rows: fresh
      .slice(0, FINDINGS_SHOWN)
      .map(({ severity: level, path, line, message, rule }) => [
        severity(tongue, level),
        html`${analysed(tongue, message)}<small><code>${path}:${line}</code> ${rule}</small>`,
      ]),
    more: rest > 0 && words.more(rest),
  });
}

function rules({ f }: Tongue, words: TrendWords, { findings }: Comparison): Markup | null {
  const repaid = findings.byRule.filter(({ states }) => (states.repaid ?? 0) > 0);
  const rest = repaid.length - RULES_SHOWN;
  return dataTable({
    title: words.rules,
    heads: words.ruleHeads,
    numeric: [1, 2, 3, 4],
    rows: repaid
      .slice(0, RULES_SHOWN)
      .map((row) => [
        html`<code>${row.rule}</code>`,
        ...[row.before, row.after, row.states.repaid ?? 0, row.states.new ?? 0].map(f.whole),
      ]),
    more: rest > 0 && words.more(rest),
  });
}

function kpis(tongue: Tongue, words: TrendWords, { kpis: all }: Comparison): Markup | null {
  const told = all.filter(({ before, after }) => before !== null || after !== null);
  const note = (kpi: KpiChange) => {
    const said = verdictOn(kpi);
    return said === null ? '' : words[said];
  };
  return dataTable({
    title: words.kpis,
    heads: words.kpiHeads,
    numeric: [1, 2],
    rows: told.map((kpi) => [
      kpiLabel(kpi, tongue.words.kpis),
      ...[kpi.before, kpi.after].map((value) => (value === null ? '?' : tongue.words.kpis.value[kpi.unit](value))),
      kpi.limit === null ? note(kpi) : sentence(tongue, kpi.limit),
    ]),
  });
}
