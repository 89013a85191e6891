import { z } from 'zod';
import { familySchema } from './finding.js';
import { hoursSchema, verdictKindSchema } from './score.js';

/** What kind of work an item is; a family of findings, or the removal or replacement of a whole addon. */
export const itemKindSchema = z.enum([...familySchema.options, 'retire', 'replace']);
export type ItemKind = z.infer<typeof itemKindSchema>;

/** Findings that a developer would fix together, as one piece of work that fits a sprint. */
export const debtItemSchema = z.strictObject({
  /** Stable as long as addon, kind and subject stay the same. */
  id: z.string(),
  title: z.string(),
  addon: z.string(),
  kind: itemKindSchema,
  /** Ids of findings. */
  findings: z.array(z.string()),
  hours: hoursSchema,
  /** Hours per year that doing it saves: interest ended and upgrade work avoided. */
  value: z.number().nonnegative(),
  /** Ids of items that come first (same sprint allowed, in order). */
  dependsOn: z.array(z.string()),
  verdict: verdictKindSchema,
  /** What its value rests on beside the findings: rows of the models they meet. Heaviest first, at most ten. */
  reasons: z.array(z.string()).optional(),
  /** Who does it and what was remarked on it, where the register says so. */
  owner: z.string().optional(),
  note: z.string().optional(),
});
export type DebtItem = z.infer<typeof debtItemSchema>;
