import { z } from 'zod';
import { positionShape } from './position.js';
import { type Series, seriesSchema } from './series.js';

/** Families in the order reports list them. */
export const FAMILIES = ['upgrade', 'security', 'reliability', 'performance', 'maintainability', 'governance'] as const;
export const familySchema = z.enum(FAMILIES);
export type Family = z.infer<typeof familySchema>;

/** Worst first. */
export const SEVERITIES = ['blocker', 'high', 'medium', 'low', 'info'] as const;
export const severitySchema = z.enum(SEVERITIES);
export type Severity = z.infer<typeof severitySchema>;

/** `mechanical`: a named tool rewrites it. `assisted`: a tool proposes, a person confirms. `manual`: needs thought. */
export const automationSchema = z.enum(['mechanical', 'assisted', 'manual']);
export type Automation = z.infer<typeof automationSchema>;

/** `certain`: the text proves it. `likely`: true unless something unusual hides elsewhere. `possible`: look at it. */
export const certaintySchema = z.enum(['certain', 'likely', 'possible']);
export type Certainty = z.infer<typeof certaintySchema>;

/** One thing found in one place. */
export const findingSchema = z.strictObject({
  /** Survives whitespace changes, reordering, and moving or renaming the file. */
  id: z.string(),
  rule: z.string(),
  family: familySchema,
  /** Key of the addon (its name, unless the same name was found twice). */
  addon: z.string(),
  /** Relative to the root of the addon, forward slashes. */
  path: z.string(),
  ...positionShape,
  endLine: z.int().positive(),
  /** Further lines of the file where the same stands; only where it is told once per file. */
  alsoAt: z.array(z.int().positive()).optional(),
  severity: severitySchema,
  /** The version step on which the construct stops working or must change; null outside the upgrade family. */
  hop: seriesSchema.nullable(),
  /** Still works on the target, but warns or has a better way since this series; then `hop` is null. */
  deprecatedSince: seriesSchema.optional(),
  automation: automationSchema.nullable(),
  /** The tool that rewrites it: `odoo-bin upgrade_code`, `odoo-module-migrator`; null where none is known. */
  tool: z.string().nullable(),
  certainty: certaintySchema,
  /** Minutes a developer who knows Odoo needs for this one alone; fifty equal ones cost far less than fifty times it. */
  effortMinutes: z.number().nonnegative(),
  message: z.string(),
  /** Id of the version change it stands for (`odoo-debt explain <change>`), or null. */
  change: z.string().nullable(),
  /** Days from the day the line was written to the newest commit, by git; only where a rule's debt ages, and git tells. */
  ageDays: z.int().nonnegative().optional(),
  /** Where in the code it stands: `SaleOrder.action_confirm`, an XML id, a CSV row key; '' at file level. */
  symbol: z.string(),
  /** The model whose records it is about, where the rule can tell: how many there are decides how much it weighs. */
  model: z.string().optional(),
  /** Rules of other tools that tell the same defect: `imported/bandit/B608`; left out where there is none. */
  alsoBy: z.array(z.string()).optional(),
  /** Not in the baseline; left out where there is none. */
  isNew: z.boolean().optional(),
});
export type Finding = z.infer<typeof findingSchema>;

/** How names of rules begin that another tool told and a SARIF file brought: `imported/<tool>/<rule>`. */
export const IMPORTED = 'imported/';

/** Whether a name can be that of an imported rule; which ones there are only the files tell. */
export function isImportedRule(rule: string): boolean {
  return /^imported\/[\w-]+\/[\w.-]+$/.test(rule);
}

/** The version step a finding belongs to: where it stops working, or since when it is deprecated. */
export function stepOf(finding: Pick<Finding, 'hop' | 'deprecatedSince'>): Series | null {
  return finding.hop ?? finding.deprecatedSince ?? null;
}
