import { sumHours, totals } from '../domain/figures.js';
import {
  type Instance,
  type InstanceRisk,
  type Instances,
  noVerdicts,
  RANKINGS,
  type Ranking,
} from '../domain/instances.js';
import { isKnown, isRunningKnown, isUpgradeKnown } from '../domain/known.js';
import { readiness } from '../domain/readiness.js';
import type { Result } from '../domain/result.js';
import { type Risk, risksOf } from '../domain/risks.js';
import { rounded } from './findings.js';
import { changesOfKpis } from './kpis.js';
import { type NamedResult, sharedAddons } from './shared.js';

/**
 * Sets several results side by side and ranks them where that is fair. Names must be unique.
 * Costs are left out: a result does not say in which currency they are.
 */
export function gatherInstances(named: readonly NamedResult[]): Instances {
  const limits = limitsOf(named);
  const rows = named.map(instanceOf);
  const sameTarget = !limits.some(({ kind }) => kind === 'target');
  const shared = sharedAddons(named, sameTarget);
  const saved = shared.flatMap(({ savedHours }) => savedHours ?? []);
  return {
    schemaVersion: 1,
    instances: ranked(rows, limits),
    totals: {
      addons: rows.reduce((sum, { addons }) => sum + addons, 0),
      lines: rows.reduce((sum, { lines }) => sum + lines, 0),
      upgradeHours: sameTarget ? upgradeSum(rows) : null,
      notCounted: rows.reduce((sum, { notCounted }) => sum + notCounted, 0),
      interestHours: isForbidden('interestHours', limits) ? null : interestSum(rows),
      savedHours: sameTarget ? rounded(saved.reduce((sum, value) => sum + value, 0)) : null,
    },
    shared,
    limits,
  };
}

/** Null where the hours of one are not known: a sum that leaves a whole instance out is none. */
function upgradeSum(rows: readonly Instance[]): Instances['totals']['upgradeHours'] {
  const known = rows.flatMap(({ upgradeHours }) => upgradeHours ?? []);
  if (known.length === 0 || known.length < rows.length) return null;
  const { p15, p50, p85 } = sumHours(known);
  return { p15: rounded(p15), p50: rounded(p50), p85: rounded(p85) };
}

function interestSum(rows: readonly Instance[]): number | null {
  const known = rows.flatMap(({ interestHours }) => interestHours ?? []);
  return known.length === 0 || known.length < rows.length ? null : rounded(known.reduce((sum, one) => sum + one, 0));
}

function unknownOf(result: Result): Instance['unknown'] {
  const { possible, unknownSeries } = readiness(result);
  return {
    series: unknownSeries.length,
    usage: result.addons.filter(({ usage }) => !isKnown(usage) || usage.confidence === 'low').length,
    possible,
    running: !isRunningKnown(result),
  };
}

const NAMES = 3;

function thingsOf(risk: Risk): number | null {
  if (risk.kind === 'blockers') return risk.things;
  if (risk.kind === 'security') return risk.findings;
  return risk.kind === 'hub' ? risk.waiting : null;
}

function riskOf(risk: Risk): InstanceRisk {
  return {
    kind: risk.kind,
    things: thingsOf(risk),
    hours: 'hours' in risk ? rounded(risk.hours) : null,
    share: 'share' in risk ? Math.min(1, risk.share) : null,
    addons: risk.addons.length,
    names: risk.addons.slice(0, NAMES).map(({ key }) => key),
  };
}

function instanceOf({ name, result }: NamedResult): Instance {
  const { addons, roots, target, tool, generatedAt, findings, coverage, evidence } = result;
  const sum = totals(result);
  const { kind, blockers, blocked } = readiness(result);
  const verdicts = noVerdicts();
  for (const { verdict } of addons) verdicts[verdict.kind]++;
  return {
    name,
    roots: [...roots],
    target,
    version: tool.version,
    generatedAt: generatedAt ?? null,
    addons: sum.addons,
    lines: sum.lines,
    findings: findings.length,
    readiness: { kind, blockers, blockedAddons: blocked.length },
    upgradeHours: addons.some(isUpgradeKnown) ? sum.upgrade : null,
    notCounted: sum.notCounted,
    debtHours: addons.length === 0 ? null : sum.debt,
    debtRatio: sum.ratio,
    rating: sum.rating,
    interestHours: addons.length === 0 ? null : sum.interestHours,
    verdicts,
    kpis: changesOfKpis(null, result.kpis).map(({ id, unit, after, targetHours }) => ({
      id,
      unit,
      value: after,
      ...(targetHours === undefined ? {} : { targetHours }),
    })),
    coverage: {
      files: coverage.files,
      parsed: coverage.parsed,
      failed: new Set(coverage.failed.map(({ path }) => path)).size,
      unknown: coverage.unknown.length,
    },
    evidence: [...new Set(evidence.map(({ source }) => source))].sort(),
    unknown: unknownOf(result),
    risks: risksOf(result).map(riskOf),
    ranks: { blockers: null, upgradeHours: null, debtRatio: null, interestHours: null },
  };
}

const VALUE: Readonly<Record<Ranking, (instance: Instance) => number | null>> = {
  blockers: ({ readiness: { blockers, kind } }) => (kind === 'unknown' ? null : blockers),
  upgradeHours: ({ upgradeHours }) => upgradeHours?.p50 ?? null,
  debtRatio: ({ debtRatio }) => debtRatio,
  interestHours: ({ interestHours }) => interestHours,
};

/** Blockers and hours need one target, what waiting costs one kind of evidence; sums need everything to be read. */
const FORBIDS: Readonly<Record<Ranking, readonly Instances['limits'][number]['kind'][]>> = {
  blockers: ['target', 'reading'],
  upgradeHours: ['target', 'reading'],
  debtRatio: ['target', 'reading'],
  interestHours: ['target', 'evidence', 'reading'],
};

function isForbidden(ranking: Ranking, limits: Instances['limits']): boolean {
  return limits.some(({ kind }) => FORBIDS[ranking].includes(kind));
}

function ranked(rows: readonly Instance[], limits: Instances['limits']): Instance[] {
  return rows.map((row) => {
    const ranks = { ...row.ranks };
    for (const ranking of RANKINGS) {
      const own = VALUE[ranking](row);
      if (own === null || rows.length < 2 || isForbidden(ranking, limits)) continue;
      ranks[ranking] = 1 + rows.filter((other) => (VALUE[ranking](other) ?? -1) > own).length;
    }
    return { ...row, ranks };
  });
}

/** From this share of files on that were not read, sums of an instance say too little to rank it. An assumption. */
const UNREAD_SHARE = 0.05;

function limitsOf(named: readonly NamedResult[]): Instances['limits'] {
  const limits: Instances['limits'] = [];
  const distinct = (textOf: (result: Result) => string) =>
    [...new Set(named.map(({ result }) => textOf(result)))].sort();
  const told = (list: readonly string[]) => list.map((text) => (text === '' ? 'none' : text)).join('; ');
  const targets = distinct(({ target }) => target);
  if (targets.length > 1) {
    limits.push({
      kind: 'target',
      why: `targets differ (${targets.join(', ')}): hours and blockers are not ranked or added`,
      values: targets,
    });
  }
  const evidence = distinct(sources);
  if (evidence.length > 1) {
    limits.push({
      kind: 'evidence',
      why: `evidence differs (${told(evidence)}): use, risk and the cost of waiting are not on one footing`,
      values: evidence,
    });
  }
  const without = named.filter(({ result }) => result.kpis === null);
  if (without.length > 0 && without.length < named.length) {
    const names = without.map(({ name }) => name);
    limits.push({ kind: 'kpis', why: `no maintenance figures for ${names.join(', ')}`, values: names });
  }
  const versions = distinct(({ tool }) => tool.version);
  if (versions.length > 1) {
    limits.push({
      kind: 'tool',
      why: `versions of the program differ (${versions.join(', ')}): scores and hours may differ for that alone`,
      values: versions,
    });
  }
  for (const { name, result } of named) {
    const { files, parsed, failed } = result.coverage;
    const unread = failed.length > files * UNREAD_SHARE || files - parsed > files * UNREAD_SHARE;
    if (!unread) continue;
    limits.push({ kind: 'reading', why: `${name}: much of it could not be read or checked`, values: [name] });
  }
  if (named.some(({ result }) => result.addons.some(({ debt }) => debt.interest.costPerYear > 0))) {
    limits.push({
      kind: 'currency',
      why: 'results do not say in which currency their costs are: hours are compared instead',
      values: [],
    });
  }
  return limits;
}

/** Git apart: a history changes nothing that is ranked here. */
function sources({ evidence }: Result): string {
  const names = new Set(evidence.map(({ source }) => source));
  names.delete('git');
  return [...names].sort().join(', ');
}
