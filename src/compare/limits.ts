import type { ComparisonLimit, LimitKind } from '../domain/comparison.js';
import type { Result } from '../domain/result.js';
import type { pairRoots } from './pair.js';
import { importedTools, type RuleLists } from './scope.js';

/** Everything that stands between two results, in the order in which a reader should know of it. */
export function limitsOf(
  older: Result,
  newer: Result,
  roots: ReturnType<typeof pairRoots>,
  rules: RuleLists,
): ComparisonLimit[] {
  return [
    ...orderLimits(older, newer),
    ...[...roots.onlyThen].map((index) => limit('roots', older.roots[index]!, 'scanned in the older result only')),
    ...[...roots.onlyNow].map((index) => limit('roots', newer.roots[index]!, 'scanned in the newer result only')),
    ...targetLimits(older, newer),
    ...evidenceLimits(older, newer),
    ...ruleLimits(older, newer, rules),
    ...readingLimits(older, newer),
    ...kpiLimits(older, newer),
    ...toolLimits(older, newer),
    ...settingLimits(older, newer),
  ];
}

function limit(kind: LimitKind, subject: string, why: string): ComparisonLimit {
  return { kind, subject, why };
}

function orderLimits(older: Result, newer: Result): ComparisonLimit[] {
  const [before, after] = [older.generatedAt, newer.generatedAt];
  if (before === undefined || after === undefined || Date.parse(before) <= Date.parse(after)) return [];
  return [limit('order', '', 'the result given as the older one is of a later time than the other')];
}

function targetLimits(older: Result, newer: Result): ComparisonLimit[] {
  if (older.target === newer.target) return [];
  const why = `targets differ (${older.target} and ${newer.target}): upgrade scores and verdicts are not compared, hours up to the nearer target only`;
  return [limit('target', '', why)];
}

/** Sources of one result only. Git tells of risk alone; a running system of nearly everything. */
function evidenceLimits(older: Result, newer: Result): ComparisonLimit[] {
  const [before, after] = [sources(older), sources(newer)];
  const only = (own: ReadonlySet<string>, others: ReadonlySet<string>, which: string) =>
    [...own]
      .filter((source) => !others.has(source))
      .sort()
      .map((source) => limit('evidence', source, `evidence of the ${which} result only`));
  return [...only(before, after, 'older'), ...only(after, before, 'newer')];
}

function sources({ evidence }: Result): Set<string> {
  return new Set(evidence.map(({ source }) => source));
}

function ruleLimits(older: Result, newer: Result, rules: RuleLists): ComparisonLimit[] {
  const limits: ComparisonLimit[] = [];
  if (rules.older === null || rules.newer === null) {
    const which =
      rules.older === null ? (rules.newer === null ? 'neither result' : 'the older result') : 'the newer result';
    const verb = which === 'neither result' ? 'says' : 'does not say';
    limits.push(
      limit(
        'rules',
        '',
        older.tool.version === newer.tool.version
          ? `${which} ${verb} which rules ran; both are of version ${older.tool.version}, so the same are taken`
          : `${which} ${verb} which rules ran, and the versions differ: a rule that told nothing may not have been there`,
      ),
    );
  } else {
    const [before, after] = [rules.older, rules.newer];
    for (const rule of [...after].filter((id) => !before.has(id)).sort())
      limits.push(limit('rules', rule, 'ran for the newer result only'));
    for (const rule of [...before].filter((id) => !after.has(id)).sort())
      limits.push(limit('rules', rule, 'ran for the older result only'));
  }
  const [before, after] = [importedTools(older), importedTools(newer)];
  for (const tool of [...before].filter((name) => !after.has(name)).sort())
    limits.push(limit('rules', tool, 'its findings are in the older result only'));
  for (const tool of [...after].filter((name) => !before.has(name)).sort())
    limits.push(limit('rules', tool, 'its findings are in the newer result only'));
  return limits;
}

function readingLimits(older: Result, newer: Result): ComparisonLimit[] {
  return [older, newer].flatMap(({ coverage }, index) => {
    const missing = new Set(coverage.failed.map(({ path }) => path)).size;
    if (missing === 0) return [];
    const which = index === 0 ? 'older' : 'newer';
    const things = missing === 1 ? '1 file or addon' : `${missing} files or addons`;
    return [limit('reading', '', `${things} could not be read or checked for the ${which} result`)];
  });
}

function kpiLimits(older: Result, newer: Result): ComparisonLimit[] {
  if ((older.kpis === null) === (newer.kpis === null)) return [];
  return [limit('kpis', '', `maintenance figures are in the ${older.kpis === null ? 'newer' : 'older'} result only`)];
}

function toolLimits(older: Result, newer: Result): ComparisonLimit[] {
  if (older.tool.version === newer.tool.version) return [];
  const why = `versions of the program differ (${older.tool.version} and ${newer.tool.version}): scores and hours may differ for that alone`;
  return [limit('tool', '', why)];
}

/** Other targets are told already; they are settings too. */
function settingLimits(older: Result, newer: Result): ComparisonLimit[] {
  const [before, after] = [older.provenance?.settings, newer.provenance?.settings];
  if (before === undefined || after === undefined || before === after || older.target !== newer.target) return [];
  const why = 'settings differ: scores, hours and plans may differ for that alone';
  return [limit('settings', '', why)];
}

/** What forbids comparing a kind of figure between two results. */
export interface Forbidden {
  risk: LimitKind[];
  usage: LimitKind[];
  upgrade: LimitKind[];
  verdict: LimitKind[];
  interest: LimitKind[];
}

/** Evidence makes risk, use, interest and verdict; the target makes the upgrade, and through it the verdict. */
export function forbidden(limits: readonly ComparisonLimit[]): Forbidden {
  const evidence: LimitKind[] = limits.some(({ kind }) => kind === 'evidence') ? ['evidence'] : [];
  const running: LimitKind[] = limits.some(({ kind, subject }) => kind === 'evidence' && subject !== 'git')
    ? ['evidence']
    : [];
  const target: LimitKind[] = limits.some(({ kind }) => kind === 'target') ? ['target'] : [];
  return {
    risk: [...target, ...evidence],
    usage: running,
    upgrade: target,
    verdict: [...target, ...evidence],
    interest: [...target, ...running],
  };
}
