import { type Finding, IMPORTED } from '../../domain/finding.js';
import type { RuleMeta } from '../../domain/rule.js';
import { importedRuleId } from './id.js';
import type { ImportedLog } from './read.js';
import { recognise } from './tools/recognise.js';

/** Says of `imported/bandit/B608` whose rule it is and which of ours tell the same; null for any other name. */
export function explainImported(id: string): string | null {
  const [, tool, rule] = /^imported\/([\w-]+)\/(.+)$/.exec(id) ?? [];
  if (tool === undefined || rule === undefined) return null;
  const lines = [
    `# ${id}`,
    '',
    `A rule of ${tool}, imported with --import. Its own documentation says what it means.`,
    '',
  ];
  const rules = recognise(tool, rule.replace(/^python-(?=S\d)/, 'python:'))?.known.rules ?? [];
  const ids = [...new Set(rules.map((entry) => entry.split('#')[0]!))];
  lines.push(
    ids.length === 0
      ? 'No rule of odoo-debt stands for the same.'
      : `The same defect is told by ${ids.join(', ')}; where both tell it, it counts once, under our name.`,
  );
  return `${lines.join('\n')}\n`;
}

/**
 * What reports say of imported rules: the title and the help that their tool wrote into the SARIF file.
 * @param ids Rules of the findings.
 */
export function importedMetas(
  logs: readonly ImportedLog[],
  findings: readonly Pick<Finding, 'rule' | 'family' | 'severity' | 'certainty' | 'effortMinutes'>[],
): RuleMeta[] {
  const first = new Map(findings.filter(({ rule }) => rule.startsWith(IMPORTED)).map((one) => [one.rule, one]));
  const metas = new Map<string, RuleMeta>();
  for (const run of logs.flatMap((log) => log.runs)) {
    for (const rule of run.rules.values()) {
      const id = importedRuleId(run.tool, rule.id);
      const found = first.get(id);
      if (found === undefined || metas.has(id)) continue;
      metas.set(id, {
        id,
        title: rule.title,
        family: found.family,
        severity: found.severity,
        certainty: found.certainty,
        effort: { minutes: found.effortMinutes, basis: 'As a rule of ours of the same kind.' },
        automation: null,
        tool: null,
        why: rule.help || rule.title,
        remedy: `See what ${run.tool} says of ${rule.id}.`,
        limits: `Told by ${run.label}; odoo-debt did not check it.`,
        sources: [rule.helpUri ?? run.label],
        messages: {},
      });
    }
  }
  return [...metas.values()];
}
