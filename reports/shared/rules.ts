import type { Finding } from '../../src/domain/finding.js';
import { SEVERITIES, type Severity } from '../../src/domain/finding.js';
import type { RuleMeta } from '../../src/domain/rule.js';
import { byText } from '../../src/domain/text-order.js';

/** What a report can say of one rule: everything with its metadata, id and family without. */
export interface RuleEntry {
  id: string;
  family: Finding['family'];
  title: string;
  /** Severity of the rule; without metadata the worst one that a finding of it has. */
  severity: Severity;
  certainty: Finding['certainty'];
  meta: RuleMeta | null;
  findings: number;
}

function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}

/** `security/sql-from-values` read aloud: "sql from values". */
export function titleFromId(id: string): string {
  return id.slice(id.indexOf('/') + 1).replace(/[-_]+/g, ' ');
}

/** The rules that the findings name, by id. Rules without a finding are left out. */
export function rulesOf(
  findings: readonly Pick<Finding, 'rule' | 'family' | 'severity' | 'certainty'>[],
  metas: readonly RuleMeta[] = [],
): RuleEntry[] {
  const metaOf = new Map(metas.map((meta) => [meta.id, meta]));
  const entries = new Map<string, RuleEntry>();
  for (const finding of findings) {
    const known = entries.get(finding.rule);
    if (known) {
      known.findings += 1;
      if (!known.meta) known.severity = worse(known.severity, finding.severity);
      continue;
    }
    const meta = metaOf.get(finding.rule) ?? null;
    entries.set(finding.rule, {
      id: finding.rule,
      family: meta?.family ?? finding.family,
      title: meta?.title ?? titleFromId(finding.rule),
      severity: meta?.severity ?? finding.severity,
      certainty: meta?.certainty ?? finding.certainty,
      meta,
      findings: 1,
    });
  }
  return [...entries.values()].sort((a, b) => byText(a.id, b.id));
}
