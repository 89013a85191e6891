import type { AddonChange, FactorChange, HoursChange, LimitKind, ScoreChange } from '../domain/comparison.js';
import { sumHours } from '../domain/figures.js';
import { isKnown, isUpgradeKnown } from '../domain/known.js';
import type { AddonResult, Result } from '../domain/result.js';
import type { Factor, Hours, Score } from '../domain/score.js';
import { compareSeries, type Series } from '../domain/series.js';
import type { Followed } from './findings.js';
import type { Forbidden } from './limits.js';
import { type AddonPair, keyOf } from './pair.js';
import { notRead } from './scope.js';
import { countStates } from './states.js';

const FACTORS_TOLD = 10;

/** What changed of every addon, in the order of keys. */
export function changesOfAddons(
  older: Result,
  newer: Result,
  pairs: readonly AddonPair[],
  followed: readonly Followed[],
  rules: Forbidden,
): AddonChange[] {
  const target = nearer(older.target, newer.target);
  const byAddon = new Map<string, Followed[]>();
  for (const one of followed) {
    const key = one.after === null ? `before ${one.before!.addon}` : `after ${one.after.addon}`;
    const own = byAddon.get(key);
    if (own === undefined) byAddon.set(key, [one]);
    else own.push(one);
  }
  const [unreadThen, unreadNow] = [wholeUnread(older), wholeUnread(newer)];
  return pairs.map((pair) => {
    const { before, after, state } = pair;
    const unread: LimitKind[] = (before && unreadThen(before)) || (after && unreadNow(after)) ? ['reading'] : [];
    const own = [
      ...(before ? (byAddon.get(`before ${before.key}`) ?? []) : []),
      ...(after ? (byAddon.get(`after ${after.key}`) ?? []) : []),
    ];
    const upTo = (addon: AddonResult | null, of: Result) =>
      addon === null || !isUpgradeKnown(addon) ? null : hoursUpTo(addon, target, of.target);
    return {
      key: keyOf(pair),
      ...(before && after && before.key !== after.key ? { was: before.key } : {}),
      state,
      ...(pair.why === undefined ? {} : { why: pair.why }),
      series: { before: before?.series ?? null, after: after?.series ?? null },
      lines: { before: before?.lines.total ?? null, after: after?.lines.total ?? null },
      risk: scoreChange(known(before?.risk), known(after?.risk), [...rules.risk, ...unread]),
      usage: scoreChange(known(before?.usage), known(after?.usage), [...rules.usage, ...unread]),
      upgradeCost: scoreChange(upgrade(before), upgrade(after), [...rules.upgrade, ...unread]),
      upgradeHours: hoursChange(upTo(before, older), upTo(after, newer), unread),
      // Findings beyond the nearer target count as debt, too.
      debtHours: hoursChange(before?.debt.hours ?? null, after?.debt.hours ?? null, [...rules.upgrade, ...unread]),
      rating: { before: before?.debt.rating ?? null, after: after?.debt.rating ?? null },
      verdict: {
        before: before?.verdict.kind ?? null,
        after: after?.verdict.kind ?? null,
        why: before && after && before.verdict.kind !== after.verdict.kind ? [...after.verdict.reasons] : [],
        limits: [...rules.verdict, ...unread],
      },
      findings: {
        before: own.filter((one) => one.before !== null).length,
        after: own.filter((one) => one.after !== null).length,
        states: countStates(own),
      },
    };
  });
}

/** The older of two targets: as far as both results look. */
export function nearer(a: Series, b: Series): Series {
  return compareSeries(a, b) <= 0 ? a : b;
}

/** Hours of an addon up to a series; those of its whole way where that is its target. */
export function hoursUpTo({ upgradeCost }: AddonResult, to: Series, target: Series): Hours {
  if (to === target) return upgradeCost.hours;
  return sumHours(upgradeCost.hops.filter((hop) => compareSeries(hop.to, to) <= 0).map(({ hours }) => hours));
}

/** Whether an addon as a whole was not read. */
export function wholeUnread({ coverage }: Result): (addon: AddonResult) => boolean {
  const unread = notRead({ ...coverage, skipped: [] });
  return (addon) => addon.path !== '.' && unread(addon, '', '') !== null;
}

function known(score: Score | undefined): Score | null {
  return score !== undefined && isKnown(score) ? score : null;
}

function upgrade(addon: AddonResult | null): Score | null {
  return addon !== null && isUpgradeKnown(addon) ? addon.upgradeCost : null;
}

function hoursChange(before: Hours | null, after: Hours | null, limits: LimitKind[]): HoursChange {
  return { before, after, limits };
}

function scoreChange(before: Score | null, after: Score | null, limits: LimitKind[]): ScoreChange {
  const comparable = before !== null && after !== null && limits.length === 0;
  return {
    before: before?.score ?? null,
    after: after?.score ?? null,
    change: comparable ? tenths(after.score - before.score) : null,
    limits,
    confidence: after?.confidence ?? before?.confidence ?? null,
    factors: before !== null && after !== null ? factorChanges(before.factors, after.factors) : [],
  };
}

/** A score may name one factor several times, of one subject each; those are told together. */
function factorChanges(before: readonly Factor[], after: readonly Factor[]): FactorChange[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].sort();
  const changes = ids.flatMap((id): (FactorChange & { by: number })[] => {
    const [earlier, later] = [before, after].map((list) => list.filter((factor) => factor.id === id));
    const [a, b] = [points(earlier!), points(later!)];
    const by = Math.abs((b ?? 0) - (a ?? 0));
    if (by < 0.05) return [];
    return [{ id, before: a, after: b, why: (later![0] ?? earlier![0])!.why, by }];
  });
  changes.sort((a, b) => b.by - a.by || (a.id < b.id ? -1 : 1));
  return changes.slice(0, FACTORS_TOLD).map(({ by: _, ...change }) => change);
}

function points(factors: readonly Factor[]): number | null {
  return factors.length === 0 ? null : tenths(factors.reduce((sum, factor) => sum + factor.points, 0));
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10 || 0;
}
