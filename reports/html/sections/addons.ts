import { severityCounts } from '../../../src/domain/figures.js';
import { type Finding, SEVERITIES } from '../../../src/domain/finding.js';
import { isKnown, isUpgradeKnown } from '../../../src/domain/known.js';
import type { AddonResult } from '../../../src/domain/result.js';
import type { Factor, Score } from '../../../src/domain/score.js';
import { html, type Markup } from '../../shared/html.js';
import { addonId } from '../anchors.js';
import { analysed, type Page } from '../context.js';
import { fewer, nameLink, rating, scoreText, section, sentence, severity, verdict } from '../parts.js';
import { marks } from './findings.js';
import { traits, usageNote } from './traits.js';

function factorRow({ f, limits }: Page, { points: value, why: reason, evidence }: Factor): Markup {
  const sign = value < 0 ? html`<b class="credit">${f.points(value)}</b>` : html`<b>${f.points(value)}</b>`;
  return html`<li>${sign} ${reason}${
    evidence.length > 0 && limits.evidence > 0 && html` <code>${evidence.slice(0, limits.evidence).join(', ')}</code>`
  }</li>`;
}

/** The weightiest factors: what speaks against the addon first, then what takes points off again. */
function why(page: Page, label: string, score: Score, known: boolean, note: Markup | null = null): Markup {
  const { limits, words, english } = page;
  const shown = [...score.factors].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, limits.factors);
  const against = shown.filter((factor) => factor.points >= 0).map((factor) => factorRow(page, factor));
  const credits = shown.filter((factor) => factor.points < 0).map((factor) => factorRow(page, factor));
  const body = html`${against.length > 0 && html`<ul class="why"${english}>${against}</ul>`}${
    credits.length > 0 && html`<p class="soft">${words.traits.credit}</p><ul class="why"${english}>${credits}</ul>`
  }`;
  return html`<div><h4>${label} <b>${scoreText(page, score, known)}</b></h4>${note}${
    known ? body : html`<p class="soft">${words.addons.notKnown}</p>`
  }</div>`;
}

function links({ keys, limits }: Page, label: string, names: readonly string[]): Markup | null {
  if (names.length === 0) return null;
  const shown = names.slice(0, limits.ties);
  const rest = names.length - shown.length;
  const parts = shown.map((name, index) => html`${index > 0 && ', '}${nameLink(name, keys)}`);
  return html`<p><span class="soft">${label}</span> ${parts}${rest > 0 && ` +${rest}`}</p>`;
}

/** How many of each severity, and the most urgent ones in full. */
function found(page: Page, findings: readonly Finding[]): Markup {
  const { f, limits } = page;
  const words = page.words.addons;
  const counts = severityCounts(findings);
  const told = SEVERITIES.filter((level) => counts[level] > 0).map(
    (level) => html`<span class="s ${level}">${page.words.severity[level]} ${f.whole(counts[level])}</span> `,
  );
  // The same thing found in many places is told once, with its first place.
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.rule}\n${finding.message}`;
    const group = alike.get(key);
    if (group) group.push(finding);
    else alike.set(key, [finding]);
  }
  const rows = [...alike.values()].slice(0, limits.urgentPerAddon).map((group) => {
    const [first] = group;
    const rest = group.length > 1 && html` <span class="soft">${words.alike(group.length - 1)}</span>`;
    return html`<li>${severity(page, first!.severity)} ${analysed(page, first!.message)} <code>${first!.path}:${first!.line}</code>${rest}${group.length === 1 && marks(page, first!)}</li>`;
  });
  return html`<p class="found"><span class="soft">${words.found}</span> ${told.length === 0 ? words.foundNone : told}</p>${
    rows.length > 0 && html`<ul class="urgent">${rows}</ul>`
  }`;
}

function scores(page: Page, addon: AddonResult): Markup {
  const words = page.words.addons;
  const { risk, usage, upgradeCost } = addon;
  return html`<div class="three">${why(page, words.risk, risk, isKnown(risk))}${why(page, words.usage, usage, isKnown(usage), usageNote(page, addon))}${why(page, words.upgrade, upgradeCost, isUpgradeKnown(addon))}</div>`;
}

function facts({ words: { addons: words }, f }: Page, addon: AddonResult): string {
  const cost = addon.upgradeCost.hours;
  return [
    addon.series ?? words.unknownSeries,
    words.origin[addon.origin],
    words.lines(addon.lines.total),
    isUpgradeKnown(addon) ? words.hours(cost.p50, f.range(cost)) : words.hoursUnknown,
  ].join(' · ');
}

function addonSection(page: Page, addon: AddonResult, findings: readonly Finding[], explained: boolean): Markup {
  const { debt } = addon;
  const { f } = page;
  const words = page.words.addons;
  return html`<details class="addon" id="${addonId(addon.key)}"><summary><h3>${addon.key}</h3>${verdict(page, addon.verdict.kind)} ${rating(addon.debt.rating)}<span class="soft">${facts(page, addon)}</span></summary>${
    addon.title !== null && addon.title !== '' && html`<p class="lede">${addon.title}</p>`
  }<p><b>${words.why}${page.words.colon}</b> ${addon.verdict.reasons.map((reason, index) => html`${index > 0 && page.words.semicolon}${sentence(page, reason)}`)}</p>${explained && scores(page, addon)}<p>${words.debt(debt.hours.p50, f.range(debt.hours), debt.ratio)} ${words.interest(debt.interest.hoursPerYear)}</p>${explained && traits(page, addon)}${links(page, words.depends, addon.depends)}${links(page, words.dependents, addon.dependents)}${found(page, findings)}</details>
`;
}

/** What the limits leave out here; nothing where they leave out nothing. */
function leftOut({ result, limits, words: { addons: words } }: Page): string {
  if (result.addons.length > limits.explained) return words.terse(limits.explained, limits.factors);
  const longest = result.addons.reduce(
    (sofar, { risk, usage, upgradeCost }) =>
      Math.max(sofar, risk.factors.length, usage.factors.length, upgradeCost.factors.length),
    0,
  );
  return longest > limits.factors ? words.cut(limits.factors) : '';
}

/** One section per addon, by priority. */
export function addonSections(page: Page): Markup {
  const { shown, ordered, limits } = page;
  const words = page.words.addons;
  const findings = new Map<string, Finding[]>();
  for (const finding of ordered) {
    const list = findings.get(finding.addon);
    if (list) list.push(finding);
    else findings.set(finding.addon, [finding]);
  }
  const sections = shown.map((addon, index) =>
    addonSection(page, addon, findings.get(addon.key) ?? [], index < limits.explained),
  );
  return section(
    'addons',
    words.title,
    [words.lede, fewer(page), leftOut(page)].filter((text) => text !== '').join(' '),
    sections,
  );
}
