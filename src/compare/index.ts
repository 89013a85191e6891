import { CAME, type Comparison, type FindingState, type LimitKind, STAYED, WENT } from '../domain/comparison.js';
import { severityCounts, sumHours, totals } from '../domain/figures.js';
import { SEVERITIES, type Severity } from '../domain/finding.js';
import { isUpgradeKnown } from '../domain/known.js';
import { readiness } from '../domain/readiness.js';
import type { AddonResult, Result } from '../domain/result.js';
import type { Hours } from '../domain/score.js';
import type { Series } from '../domain/series.js';
import { changesOfAddons, hoursUpTo, nearer, wholeUnread } from './addons.js';
import { changeOf, type Followed, followFindings, hoursByFinding, rounded } from './findings.js';
import { changesOfItems } from './items.js';
import { changesOfKpis } from './kpis.js';
import { type Forbidden, forbidden, limitsOf } from './limits.js';
import { type AddonPair, pairAddons, pairRoots } from './pair.js';
import type { RuleLists } from './scope.js';
import { countStates } from './states.js';

/**
 * What changed from one result to another of the same code: what was repaid, what came new, and what cannot be compared.
 * A difference that has another reason than the code (another target, a rule that was not there, a file that was not
 * read, evidence of one side) is never told as new or repaid.
 * @param known rules that ran, by result, where the caller knows them and the result does not say
 */
export function compareResults(
  older: Result,
  newer: Result,
  known: { [side in 'older' | 'newer']?: readonly string[] | undefined } = {},
): Comparison {
  const rules: RuleLists = { older: listed(older.rules ?? known.older), newer: listed(newer.rules ?? known.newer) };
  const roots = pairRoots(older, newer);
  const pairs = pairAddons(older, newer, roots);
  const limits = limitsOf(older, newer, roots, rules);
  const forbids = forbidden(limits);
  const scope = scopeLimits(older, newer, roots.onlyThen.size + roots.onlyNow.size > 0);
  const followed = followFindings(older, newer, pairs, rules);
  const [hoursThen, hoursNow] = [hoursByFinding(older), hoursByFinding(newer)];
  const changes = followed
    .filter(({ state }) => state !== 'still')
    .map((one) => changeOf(one, hoursThen, hoursNow))
    .sort((a, b) => rank(a) - rank(b) || byPlace(a, b));
  const hoursOf = (state: FindingState) =>
    rounded(changes.filter((change) => change.state === state).reduce((sum, { hours }) => sum + (hours ?? 0), 0));
  return {
    schemaVersion: 1,
    older: side(older),
    newer: side(newer),
    limits,
    readiness: {
      before: readinessOf(older),
      after: readinessOf(newer),
      limits: [...forbids.upgrade, ...scope],
    },
    totals: totalsOf(older, newer, pairs, forbids, scope),
    hours: { repaid: hoursOf('repaid'), new: hoursOf('new') },
    findings: {
      states: countStates(followed),
      bySeverity: bySeverity(older, newer, followed),
      byRule: byRule(followed),
      changes,
    },
    items: changesOfItems(older, newer, followed, goneAddons(pairs)),
    addons: changesOfAddons(older, newer, pairs, followed, forbids),
    kpis: changesOfKpis(older.kpis, newer.kpis),
  };
}

function goneAddons(pairs: readonly AddonPair[]): Set<string> {
  return new Set(pairs.flatMap(({ before, state }) => (before && state === 'gone' ? [before.key] : [])));
}

function listed(rules: readonly string[] | undefined): ReadonlySet<string> | null {
  return rules === undefined ? null : new Set(rules);
}

function side(result: Result): Comparison['older'] {
  const { tool, generatedAt, roots, target, addons, findings } = result;
  return {
    version: tool.version,
    generatedAt: generatedAt ?? null,
    roots: [...roots],
    target,
    addons: addons.length,
    findings: findings.length,
    lines: addons.reduce((sum, { lines }) => sum + lines.total, 0),
  };
}

function readinessOf(result: Result): Comparison['readiness']['before'] {
  const { kind, blockers, blocked } = readiness(result);
  return { kind, blockers, blockedAddons: blocked.length };
}

/** What forbids comparing sums: roots or whole addons that one of the results leaves out. */
function scopeLimits(older: Result, newer: Result, otherRoots: boolean): LimitKind[] {
  const unread = [older, newer].some((result) => result.addons.some(wholeUnread(result)));
  return [...(otherRoots ? (['roots'] as const) : []), ...(unread ? (['reading'] as const) : [])];
}

function totalsOf(
  older: Result,
  newer: Result,
  pairs: readonly AddonPair[],
  forbids: Forbidden,
  scope: LimitKind[],
): Comparison['totals'] {
  const target = nearer(older.target, newer.target);
  const [before, after] = [totals(older), totals(newer)];
  return {
    target,
    upgradeHours: {
      before: upgradeHours(older.addons, target, older.target),
      after: upgradeHours(newer.addons, target, newer.target),
      limits: scope,
    },
    debtHours: {
      before: before.addons > 0 ? before.debt : null,
      after: after.addons > 0 ? after.debt : null,
      limits: [...forbids.upgrade, ...scope],
    },
    interestHours: {
      before: before.interestHours,
      after: after.interestHours,
      limits: [...forbids.interest, ...scope],
    },
    rating: { before: before.rating, after: after.rating },
    inBoth: sumsInBoth(older, newer, pairs, forbids, target),
  };
}

function sumsInBoth(
  older: Result,
  newer: Result,
  pairs: readonly AddonPair[],
  forbids: Forbidden,
  target: Series,
): Comparison['totals']['inBoth'] {
  const both = pairs.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []));
  const unread = [wholeUnread(older), wholeUnread(newer)] as const;
  const limits: LimitKind[] = both.some((pair) => unread[0](pair.before) || unread[1](pair.after)) ? ['reading'] : [];
  // An addon whose way is known in one result only would look like hours saved, or spent.
  const known = both.filter(({ before, after }) => isUpgradeKnown(before) && isUpgradeKnown(after));
  const debt = (list: readonly AddonResult[]) =>
    list.length === 0 ? null : sumHours(list.map((one) => one.debt.hours));
  const [then, now] = [both.map(({ before }) => before), both.map(({ after }) => after)];
  return {
    addons: both.length,
    upgradeHours: {
      before: upgradeHours(
        known.map(({ before }) => before),
        target,
        older.target,
      ),
      after: upgradeHours(
        known.map(({ after }) => after),
        target,
        newer.target,
      ),
      limits,
    },
    debtHours: { before: debt(then), after: debt(now), limits: [...forbids.upgrade, ...limits] },
  };
}

function upgradeHours(addons: readonly AddonResult[], to: Series, target: Series): Hours | null {
  const known = addons.filter(isUpgradeKnown);
  return known.length === 0 ? null : sumHours(known.map((addon) => hoursUpTo(addon, to, target)));
}

/** Came first, before what went, before what moved; the worst first. */
function rank({ state, severity }: { state: FindingState; severity: Severity }): number {
  const order: readonly FindingState[] = [...CAME, ...WENT, ...STAYED];
  return order.indexOf(state) * SEVERITIES.length + SEVERITIES.indexOf(severity);
}

type Placed = { addon: string; path: string; line: number; id: string };

function byPlace(a: Placed, b: Placed): number {
  return text(a.addon, b.addon) || text(a.path, b.path) || a.line - b.line || text(a.id, b.id);
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function bySeverity(older: Result, newer: Result, followed: readonly Followed[]): Comparison['findings']['bySeverity'] {
  const [before, after] = [severityCounts(older.findings), severityCounts(newer.findings)];
  return SEVERITIES.map((severity) => {
    const own = followed.filter((one) => (one.after ?? one.before)!.severity === severity);
    return { severity, before: before[severity], after: after[severity], states: countStates(own) };
  });
}

/** Rules with their worst severity; the one that changed most first, before by id. */
function byRule(followed: readonly Followed[]): Comparison['findings']['byRule'] {
  const groups = new Map<string, Followed[]>();
  for (const one of followed) {
    const { rule } = (one.after ?? one.before)!;
    const own = groups.get(rule);
    if (own === undefined) groups.set(rule, [one]);
    else own.push(one);
  }
  const rows = [...groups].map(([rule, own]) => {
    const severities = own.map((one) => SEVERITIES.indexOf((one.after ?? one.before)!.severity));
    return {
      rule,
      severity: SEVERITIES[severities.reduce((a, b) => Math.min(a, b))]!,
      before: own.filter((one) => one.before !== null).length,
      after: own.filter((one) => one.after !== null).length,
      states: countStates(own),
    };
  });
  const changed = ({ states }: (typeof rows)[number]) => (states.new ?? 0) + (states.repaid ?? 0);
  return rows.sort((a, b) => changed(b) - changed(a) || text(a.rule, b.rule));
}
