import type { Coverage } from '../domain/coverage.js';
import { type Finding, IMPORTED, stepOf } from '../domain/finding.js';
import type { AddonResult, Result } from '../domain/result.js';
import { compareSeries } from '../domain/series.js';

/** Which rules ran in each run; null where nobody knows. */
export interface RuleLists {
  older: ReadonlySet<string> | null;
  newer: ReadonlySet<string> | null;
}

/** Whether a run looked for what another run found. `perhaps`: which rules it had is not known. */
export interface Looked {
  answer: 'yes' | 'no' | 'perhaps';
  why?: string;
}

const YES: Looked = { answer: 'yes' };

/**
 * Answers, for one result, whether a finding of the other one would have been told in it.
 * @param rules the rules that ran, or null. Then a rule that told anything is known to have run, and so are all of them
 *   where both runs are of the same version of the program.
 */
export function lookedFor(
  result: Result,
  other: Result,
  rules: ReadonlySet<string> | null,
): (finding: Finding) => Looked {
  const told = new Set([...result.findings, ...(result.accepted ?? [])].map(({ rule }) => rule));
  const tools = new Set([...told].flatMap((rule) => importedTool(rule) ?? []));
  const sameVersion = result.tool.version === other.tool.version;
  return (finding) => {
    const { rule } = finding;
    const step = stepOf(finding);
    if (finding.family === 'upgrade' && step !== null && compareSeries(step, result.target) > 0) {
      return { answer: 'no', why: `the target was ${result.target}, and this is of the step to ${step}` };
    }
    if (told.has(rule)) return YES;
    const tool = importedTool(rule);
    if (tool !== null) return tools.has(tool) ? YES : { answer: 'no', why: `no findings of ${tool} were imported` };
    if (rules !== null) return rules.has(rule) ? YES : { answer: 'no', why: 'the rule did not run' };
    if (sameVersion) return YES;
    return { answer: 'perhaps', why: `whether version ${result.tool.version} ran this rule is not known` };
  };
}

/** `bandit` of `imported/bandit/B608`, or null for a rule of our own. */
function importedTool(rule: string): string | null {
  return rule.startsWith(IMPORTED) ? (rule.split('/')[1] ?? null) : null;
}

/** Imported tools that told anything. */
export function importedTools({ findings, accepted = [] }: Result): Set<string> {
  return new Set([...findings, ...accepted].flatMap(({ rule }) => importedTool(rule) ?? []));
}

/** Path of a finding relative to its addon. */
export function withinAddon(addon: Pick<AddonResult, 'path'> | undefined, path: string): string {
  if (addon === undefined || addon.path === '.') return path;
  return path.startsWith(`${addon.path}/`) ? path.slice(addon.path.length + 1) : path;
}

/**
 * Why a file of an addon was not read, or not by one rule; null where it was. Entries of a coverage name a file, the
 * folder of an addon that could not be read at all, or that folder and the rule that failed on it.
 */
export function notRead({
  failed,
  skipped,
}: Coverage): (addon: Pick<AddonResult, 'path'>, within: string, rule: string) => string | null {
  const byPath = new Map<string, string[]>();
  for (const { path, why } of [...failed, ...skipped]) byPath.set(path, [...(byPath.get(path) ?? []), why]);
  return (addon, within, rule) => {
    const whole = addon.path === '.' ? within : `${addon.path}/${within}`;
    let path = whole;
    while (true) {
      for (const why of byPath.get(path) ?? []) {
        const failedRule = /^rule (\S+) failed/.exec(why)?.[1];
        if (failedRule === undefined || failedRule === rule) return why;
      }
      const slash = path.lastIndexOf('/');
      if (slash < 0) return null;
      path = path.slice(0, slash);
    }
  };
}
