import { z } from 'zod';
import { familySchema } from './finding.js';
import { hoursSchema, verdictKindSchema } from './score.js';

/** What kind of work an item is; a family of findings, or the removal or replacement of a whole addon. */
export const itemKindSchema = z.enum([...familySchema.options, 'retire', 'replace']);
export type ItemKind = z.infer<typeof itemKindSchema>;

/** What a part of the reserve is kept for, most pressing first. */
export const WORK_CLASSES = ['security', 'operations', 'upgrade', 'hygiene'] as const;
export const workClassSchema = z.enum(WORK_CLASSES);
export type WorkClass = z.infer<typeof workClassSchema>;

const CLASS_OF: Readonly<Record<ItemKind, WorkClass>> = {
  security: 'security',
  reliability: 'operations',
  performance: 'operations',
  upgrade: 'upgrade',
  replace: 'upgrade',
  retire: 'upgrade',
  maintainability: 'hygiene',
  governance: 'hygiene',
};

/** The class of an item: what it says itself, else what its kind stands for. */
export function workClassOf(item: Pick<DebtItem, 'kind' | 'class'>): WorkClass {
  return item.class ?? CLASS_OF[item.kind];
}

/** What somebody must know who does an item: the language that most of its hours are in. */
export const SKILLS = ['python', 'xml', 'javascript'] as const;
export const skillSchema = z.enum(SKILLS);
export type Skill = z.infer<typeof skillSchema>;

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
  /** Hours as estimated, where those of done items corrected them. */
  estimated: hoursSchema.optional(),
  /** Hours per year that doing it saves: interest ended and upgrade work avoided. */
  value: z.number().nonnegative(),
  /** Ids of items that come first (same sprint allowed, in order). */
  dependsOn: z.array(z.string()),
  verdict: verdictKindSchema,
  /** What its value rests on beside the findings: rows of the models they meet. Heaviest first, at most ten. */
  reasons: z.array(z.string()).optional(),
  /** What it is paid from, where that is not what its kind stands for; see `workClassOf`. */
  class: workClassSchema.optional(),
  /** Left out where it is not known. */
  skill: skillSchema.optional(),
  /** Who does it and what was remarked on it, where the register says so. */
  owner: z.string().optional(),
  note: z.string().optional(),
});
export type DebtItem = z.infer<typeof debtItemSchema>;
