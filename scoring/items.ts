import { createHash } from 'node:crypto';
import type { AddonSource } from '../src/domain/addon.js';
import type { DebtItem } from '../src/domain/debt-item.js';
import type { Certainty, Finding } from '../src/domain/finding.js';
import type { Portfolio } from '../src/domain/portfolio.js';
import type { AddonScores, Hours } from '../src/domain/score.js';
import { countsAsCode } from './changed-lines.js';
import { LEARNING_EXPONENT, ordered, scaleHours } from './effort.js';
import type { RunningEvidence } from './evidence.js';
import { groupBy, round } from './factor.js';
import { upgradeCarryHours } from './interest.js';
import { groupWork, type WorkGroup } from './item-groups.js';
import { type OrderedItem, orderItems, stageOf } from './item-order.js';
import { skillOf } from './item-skill.js';
import { titleOf } from './item-titles.js';
import type { ScoringSettings } from './settings.js';
import { meet } from './volume.js';

export interface ItemContext {
  portfolio: Portfolio;
  settings: ScoringSettings;
  /** What a running system tells: how many rows findings meet. */
  evidence?: RunningEvidence;
  /** Titles of rules by id, for the titles of items. */
  ruleTitles?: ReadonlyMap<string, string>;
}

/** Assumption: check that nobody misses it, uninstall it, keep its data, remove the code. */
const RETIRE_HOURS: Hours = { p15: 1, p50: 2, p85: 5 };
/** Assumption: compare the features, install the other addon, move settings; and per stored model its data. */
const REPLACE_HOURS: Hours = { p15: 3, p50: 6, p85: 16 };
const REPLACE_HOURS_PER_MODEL: Hours = { p15: 1, p50: 2, p85: 6 };
const MOST_REASONS = 10;
/** Chance that what a finding says is so. */
const TRUE_CHANCE: Readonly<Record<Certainty, number>> = { certain: 1, likely: 0.8, possible: 0.3 };

/** Debt items of all addons, sorted by id. The order of sources and findings does not matter. */
export function makeItems(
  sources: Iterable<AddonSource>,
  findings: readonly Finding[],
  scores: ReadonlyMap<string, AddonScores>,
  context: ItemContext,
): DebtItem[] {
  const byAddon = groupBy(findings, (finding) => finding.addon);
  const entries: OrderedItem[] = [];
  for (const source of sources) {
    const score = scores.get(source.addon.key);
    if (score !== undefined) entries.push(...addonItems(source, byAddon.get(source.addon.key) ?? [], score, context));
  }
  orderItems(entries, context.portfolio);
  return entries.map(({ item }) => item).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function addonItems(
  source: AddonSource,
  findings: readonly Finding[],
  scores: AddonScores,
  context: ItemContext,
): OrderedItem[] {
  const { key, name } = source.addon;
  const { kind } = scores.verdict;
  if (kind === 'retire' || kind === 'replace') {
    return [
      { item: wholeAddonItem(source, findings, scores, kind), addonName: name, stage: kind === 'replace' ? -1 : null },
    ];
  }
  return groupWork(findings, context.settings).map((group) => ({
    item: {
      id: itemId(key, group.kind, group.subject),
      title: titleOf(key, group, context.ruleTitles),
      addon: key,
      kind: group.kind,
      findings: group.findings.map(({ id }) => id),
      hours: ordered(group.hours),
      value: savedPerYear(group, source, scores, context),
      dependsOn: [],
      verdict: kind,
      ...reasonsOf(group, source, context),
      ...skilled(group.findings),
    },
    addonName: name,
    stage: group.kind === 'upgrade' ? stageOf(group.hop) : null,
  }));
}

function skilled(findings: readonly Finding[]): Pick<DebtItem, 'skill'> {
  const skill = skillOf(findings);
  return skill === undefined ? {} : { skill };
}

/** Removing or replacing an addon ends all its interest and makes its other work needless. */
function wholeAddonItem(
  source: AddonSource,
  findings: readonly Finding[],
  scores: AddonScores,
  kind: 'retire' | 'replace',
): DebtItem {
  const { key } = source.addon;
  const stored = source.python
    .filter((file) => countsAsCode(file.path))
    .flatMap((file) => file.classes)
    .filter((entry) => entry.kind === 'model' && entry.model !== null && !entry.inherit.includes(entry.model)).length;
  const perModel = scaleHours(REPLACE_HOURS_PER_MODEL, stored);
  const replace = {
    p15: REPLACE_HOURS.p15 + perModel.p15,
    p50: REPLACE_HOURS.p50 + perModel.p50,
    p85: REPLACE_HOURS.p85 + perModel.p85,
  };
  return {
    id: itemId(key, kind, ''),
    title: kind === 'retire' ? `Retire ${key}` : `Replace ${key} by what the target series brings`,
    addon: key,
    kind,
    findings: findings.map(({ id }) => id).sort(),
    hours: ordered(kind === 'retire' ? RETIRE_HOURS : replace),
    value: round(scores.debt.interest.hoursPerYear, 3),
    dependsOn: [],
    verdict: kind,
  };
}

/**
 * Hours per year saved. Upgrade work: its share of the yearly upgrade carry. Other work: the slow-down it ends, and the
 * trouble its findings are taken to make (an assumption; n like findings count n^0.4 times; on a table whose rows are known,
 * as volume.ts weighs them), scaled by how much the addon is used.
 */
function savedPerYear(group: WorkGroup, source: AddonSource, scores: AddonScores, context: ItemContext): number {
  const { settings } = context;
  if (group.kind === 'upgrade') {
    const all = scores.upgradeCost.hours.p50;
    const share = all > 0 ? Math.min(1, group.hours.p50 / all) : 0;
    return round(share * upgradeCarryHours(scores.upgradeCost, settings), 3);
  }
  const used = 0.5 + scores.usage.score / 100;
  const slowdown = settings.interest.changeSlowdown ? group.hours.p50 * settings.slowdownPerYear : 0;
  return round(slowdown + used * exposure(group.findings, source, context), 3);
}

/** Hours of trouble a year that one finding is taken for, by the table it meets. */
function exposureOf(one: Finding, source: AddonSource, { settings, evidence }: ItemContext): number {
  const { finding, factor: times } = meet(one, source, evidence);
  const { severity, family, certainty } = finding;
  return settings.exposureHours[severity] * settings.exposureByFamily[family] * TRUE_CHANCE[certainty] * times;
}

function exposure(findings: readonly Finding[], source: AddonSource, context: ItemContext): number {
  let hours = 0;
  for (const group of groupBy(findings, (finding) => finding.rule).values()) {
    const each = group.map((finding) => exposureOf(finding, source, context));
    each.sort((a, b) => b - a);
    for (const [i, one] of each.entries()) hours += one * ((i + 1) ** LEARNING_EXPONENT - i ** LEARNING_EXPONENT);
  }
  return hours;
}

/** Rows that the findings meet, the largest table first; nothing where none are known. */
function reasonsOf(group: WorkGroup, source: AddonSource, { evidence }: ItemContext): Pick<DebtItem, 'reasons'> {
  const volumes = group.findings.flatMap((finding) => meet(finding, source, evidence).volume ?? []);
  volumes.sort((a, b) => b.factor - a.factor || b.rows - a.rows || (a.model < b.model ? -1 : 1));
  const reasons = [...new Set(volumes.map(({ why }) => why))].slice(0, MOST_REASONS);
  return reasons.length > 0 ? { reasons } : {};
}

/** Stable as long as addon, kind and subject stay the same; 10 hex digits of SHA-256. */
export function itemId(addon: string, kind: string, subject: string): string {
  const digest = createHash('sha256').update(`${addon}|${kind}|${subject}`, 'utf8').digest('hex');
  return `DEBT-${digest.slice(0, 10)}`;
}
