import type { Severity } from '../../domain/finding.js';
import { importedRuleId } from './id.js';
import type { ImportedLog } from './read.js';

/** What the configuration says of rules, ours and others'. */
export interface RuleChoices {
  off: readonly string[];
  severity: Readonly<Record<string, Severity>>;
}

/** Leaves out results of rules that are switched off, and notes the severities that a team has set, by imported id. */
export function configureImports(logs: readonly ImportedLog[], { off, severity }: RuleChoices): ImportedLog[] {
  const silent = new Set(off);
  return logs.map((log) => ({
    ...log,
    runs: log.runs.map((run) => {
      const results = run.results.filter(({ rule }) => !silent.has(importedRuleId(run.tool, rule)));
      return {
        ...run,
        results: results.map((result) => {
          const chosen = severity[importedRuleId(run.tool, result.rule)];
          return chosen === undefined ? result : { ...result, chosen };
        }),
        off: run.results.length - results.length,
      };
    }),
  }));
}
