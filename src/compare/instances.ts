import { totals } from '../domain/figures.js';
import { type Instance, type Instances, noVerdicts, RANKINGS, type Ranking } from '../domain/instances.js';
import { isUpgradeKnown } from '../domain/known.js';
import { readiness } from '../domain/readiness.js';
import type { Result } from '../domain/result.js';
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
  const known = rows.flatMap(({ upgradeHours }) => upgradeHours ?? []);
  const saved = shared.flatMap(({ savedHours }) => savedHours ?? []);
  return {
    schemaVersion: 1,
    instances: ranked(rows, limits),
    totals: {
      addons: rows.reduce((sum, { addons }) => sum + addons, 0),
      lines: rows.reduce((sum, { lines }) => sum + lines, 0),
      upgradeHours:
        !sameTarget || known.length === 0
          ? null
          : {
              p15: rounded(known.reduce((sum, { p15 }) => sum + p15, 0)),
              p50: rounded(known.reduce((sum, { p50 }) => sum + p50, 0)),
              p85: rounded(known.reduce((sum, { p85 }) => sum + p85, 0)),
            },
      savedHours: sameTarget ? rounded(saved.reduce((sum, value) => sum + value, 0)) : null,
    },
    shared,
    limits,
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

function ranked(rows: readonly Instance[], limits: Instances['limits']): Instance[] {
  const kinds = new Set(limits.map(({ kind }) => kind));
  return rows.map((row) => {
    const ranks = { ...row.ranks };
    for (const ranking of RANKINGS) {
      const own = VALUE[ranking](row);
      if (own === null || rows.length < 2 || FORBIDS[ranking].some((kind) => kinds.has(kind))) continue;
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
    });
  }
  const evidence = distinct(sources);
  if (evidence.length > 1) {
    limits.push({
      kind: 'evidence',
      why: `evidence differs (${told(evidence)}): use, risk and the cost of waiting are not on one footing`,
    });
  }
  const without = named.filter(({ result }) => result.kpis === null);
  if (without.length > 0 && without.length < named.length) {
    limits.push({ kind: 'kpis', why: `no maintenance figures for ${without.map(({ name }) => name).join(', ')}` });
  }
  const versions = distinct(({ tool }) => tool.version);
  if (versions.length > 1) {
    limits.push({
      kind: 'tool',
      why: `versions of the program differ (${versions.join(', ')}): scores and hours may differ for that alone`,
    });
  }
  for (const { name, result } of named) {
    const { files, parsed, failed } = result.coverage;
    const unread = failed.length > files * UNREAD_SHARE || files - parsed > files * UNREAD_SHARE;
    if (unread) limits.push({ kind: 'reading', why: `${name}: much of it could not be read or checked` });
  }
  if (named.some(({ result }) => result.addons.some(({ debt }) => debt.interest.costPerYear > 0))) {
    limits.push({
      kind: 'currency',
      why: 'results do not say in which currency their costs are: hours are compared instead',
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
