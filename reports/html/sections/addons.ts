import { type Finding, SEVERITIES } from '../../../src/domain/finding.js';
import type { AddonResult, Result } from '../../../src/domain/result.js';
import type { Factor, Score } from '../../../src/domain/score.js';
import { severityCounts } from '../../shared/figures.js';
import { html, type Markup } from '../../shared/html.js';
import { isKnown, isUpgradeKnown } from '../../shared/known.js';
import { hours, hoursRange, percent, whole } from '../../shared/numbers.js';
import { addonsByPriority } from '../../shared/order.js';
import { SEVERITY_WORD } from '../../shared/words.js';
import { addonId } from '../anchors.js';
import type { Limits } from '../limits.js';
import { nameLink, rating, scoreText, section, severity, verdict } from '../parts.js';
import { ADDONS } from '../words.js';
import { TRAITS } from '../words-evidence.js';
import { marks } from './findings.js';
import { traits, usageNote } from './traits.js';

/** `+12` and `−3.5`: how much a factor adds or takes. */
function points(value: number): string {
  const size = String(Math.round(Math.abs(value) * 10) / 10);
  return `${value < 0 ? '−' : '+'}${size}`;
}

function factorRow({ points: value, why: reason, evidence }: Factor, limits: Limits): Markup {
  const sign = value < 0 ? html`<b class="credit">${points(value)}</b>` : html`<b>${points(value)}</b>`;
  return html`<li>${sign} ${reason}${
    evidence.length > 0 && limits.evidence > 0 && html` <code>${evidence.slice(0, limits.evidence).join(', ')}</code>`
  }</li>`;
}

/** The weightiest factors: what speaks against the addon first, then what takes points off again. */
function why(label: string, score: Score, known: boolean, limits: Limits, note: Markup | null = null): Markup {
  const shown = [...score.factors].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, limits.factors);
  const against = shown.filter((factor) => factor.points >= 0).map((factor) => factorRow(factor, limits));
  const credits = shown.filter((factor) => factor.points < 0).map((factor) => factorRow(factor, limits));
  const body = html`${against.length > 0 && html`<ul class="why">${against}</ul>`}${
    credits.length > 0 && html`<p class="soft">${TRAITS.credit}</p><ul class="why">${credits}</ul>`
  }`;
  return html`<div><h4>${label} <b>${scoreText(score, known)}</b></h4>${note}${
    known ? body : html`<p class="soft">${ADDONS.notKnown}</p>`
  }</div>`;
}

function links(label: string, names: readonly string[], keys: ReadonlySet<string>): Markup | null {
  if (names.length === 0) return null;
  const shown = names.slice(0, 20);
  const rest = names.length - shown.length;
  const parts = shown.map((name, index) => html`${index > 0 && ', '}${nameLink(name, keys)}`);
  return html`<p><span class="soft">${label}</span> ${parts}${rest > 0 && ` +${rest}`}</p>`;
}

/** How many of each severity, and the most urgent ones in full. */
function found(findings: readonly Finding[], limits: Limits): Markup {
  const counts = severityCounts(findings);
  const told = SEVERITIES.filter((level) => counts[level] > 0).map(
    (level) => html`<span class="s ${level}">${whole(counts[level])} ${SEVERITY_WORD[level]}</span> `,
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
    const rest = group.length > 1 && html` <span class="soft">${ADDONS.alike(group.length - 1)}</span>`;
    return html`<li>${severity(first!.severity)} ${first!.message} <code>${first!.path}:${first!.line}</code>${rest}${group.length === 1 && marks(first!)}</li>`;
  });
  return html`<p class="found"><span class="soft">${ADDONS.found}</span> ${told.length === 0 ? ADDONS.foundNone : told}</p>${
    rows.length > 0 && html`<ul class="urgent">${rows}</ul>`
  }`;
}

function scores(addon: AddonResult, limits: Limits): Markup {
  const { risk, usage, upgradeCost } = addon;
  return html`<div class="three">${why(ADDONS.risk, risk, isKnown(risk), limits)}${why(ADDONS.usage, usage, isKnown(usage), limits, usageNote(addon))}${why(ADDONS.upgrade, upgradeCost, isUpgradeKnown(addon), limits)}</div>`;
}

function facts(addon: AddonResult): string {
  const cost = addon.upgradeCost.hours;
  return [
    addon.series ?? ADDONS.unknownSeries,
    ADDONS.origin[addon.origin],
    ADDONS.lines(whole(addon.lines.total)),
    isUpgradeKnown(addon) ? ADDONS.hours(hours(cost.p50), hoursRange(cost)) : ADDONS.hoursUnknown,
  ].join(' · ');
}

interface Context {
  keys: ReadonlySet<string>;
  findings: ReadonlyMap<string, readonly Finding[]>;
  limits: Limits;
}

function addonSection(addon: AddonResult, explained: boolean, { keys, findings, limits }: Context): Markup {
  const { debt } = addon;
  return html`<details class="addon" id="${addonId(addon.key)}"><summary><h3>${addon.key}</h3>${verdict(addon.verdict.kind)} ${rating(addon.debt.rating)}<span class="soft">${facts(addon)}</span></summary>${
    addon.title !== null && addon.title !== '' && html`<p class="lede">${addon.title}</p>`
  }<p><b>${ADDONS.why}:</b> ${addon.verdict.reasons.join(' ')}</p>${explained && scores(addon, limits)}<p>${ADDONS.debt(hours(debt.hours.p50), hoursRange(debt.hours), percent(debt.ratio))} ${ADDONS.interest(hours(debt.interest.hoursPerYear))}</p>${explained && traits(addon, keys, limits)}${links(ADDONS.depends, addon.depends, keys)}${links(ADDONS.dependents, addon.dependents, keys)}${found(findings.get(addon.key) ?? [], limits)}</details>
`;
}

/** What the limits leave out here; nothing where they leave out nothing. */
function leftOut(result: Result, limits: Limits): string {
  if (result.addons.length > limits.explained) return ADDONS.terse(whole(limits.explained), whole(limits.factors));
  const longest = Math.max(
    0,
    ...result.addons.flatMap(({ risk, usage, upgradeCost }) =>
      [risk, usage, upgradeCost].map((score) => score.factors.length),
    ),
  );
  return longest > limits.factors ? ADDONS.cut(whole(limits.factors)) : '';
}

/** One section per addon, by priority. `ordered` are all findings, most urgent first. */
export function addonSections(result: Result, ordered: readonly Finding[], limits: Limits): Markup {
  const findings = new Map<string, Finding[]>();
  for (const finding of ordered) {
    const list = findings.get(finding.addon);
    if (list) list.push(finding);
    else findings.set(finding.addon, [finding]);
  }
  const context = { keys: new Set(result.addons.map((addon) => addon.key)), findings, limits };
  const sections = addonsByPriority(result).map((addon, index) =>
    addonSection(addon, index < limits.explained, context),
  );
  return section('addons', ADDONS.title, `${ADDONS.lede} ${leftOut(result, limits)}`.trim(), sections);
}
