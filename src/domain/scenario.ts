import { z } from 'zod';
import { planSchema } from './plan.js';

/** How one plan goes on, sprint by sprint; the first entry is before the first sprint. */
export const curveSchema = z.strictObject({
  /** Hours of debt that are left after the sprint. */
  remainingHours: z.array(z.number().nonnegative()),
  /** Hours of interest paid up to then. */
  interestPaid: z.array(z.number().nonnegative()),
});
export type Curve = z.infer<typeof curveSchema>;

/** One thing that a scenario changes; its words are `ScenarioWords`. */
export const scenarioChangeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sprints'), sprints: z.int().positive() }),
  z.strictObject({ kind: z.literal('capacity'), hours: z.number().positive() }),
  /** `classes`: the hours kept for classes of work change in proportion. */
  z.strictObject({ kind: z.literal('reserve'), percent: z.number().nonnegative(), classes: z.boolean() }),
  z.strictObject({
    kind: z.literal('upgrade-by'),
    items: z.int().nonnegative(),
    by: z.union([z.int().positive(), z.iso.date()]),
  }),
  /** The plan goes on up to this sprint for it. */
  z.strictObject({ kind: z.literal('longer'), sprint: z.int().positive() }),
  z.strictObject({ kind: z.literal('retire-first'), items: z.int().nonnegative() }),
  /** Of the items to retire first, so many do not fit. */
  z.strictObject({ kind: z.literal('too-much'), items: z.int().positive() }),
]);
export type ScenarioChange = z.infer<typeof scenarioChangeSchema>;

/** One way to plan, beside others. */
export const scenarioSchema = z.strictObject({
  name: z.string(),
  /** What it changes, in words. */
  about: z.string(),
  /** The same as facts, for reports in other languages; left out by versions that knew the words alone. */
  changes: z.array(scenarioChangeSchema).optional(),
  plan: planSchema.nullable(),
  /** Why there is no plan. */
  impossible: z.string().nullable(),
  curve: curveSchema.nullable(),
  /** Hours of debt planned, hours per year they save, sprint after which all upgrade work is done (null: not within the plan). */
  plannedHours: z.number().nonnegative(),
  savedPerYear: z.number().nonnegative(),
  readyAfter: z.int().positive().nullable(),
});
export type Scenario = z.infer<typeof scenarioSchema>;

/** What a scenario changes of the plan. */
export const scenarioSettingsSchema = z.strictObject({
  reserve: z.number().min(0).max(100).optional().describe('Percent of the capacity reserved for debt.'),
  capacity: z.number().positive().optional().describe('Hours the team has in one sprint.'),
  sprints: z.int().positive().max(200).optional().describe('Number of sprints.'),
  upgradeBy: z
    .union([z.int().positive(), z.iso.date()])
    .optional()
    .describe('Sprint, or date, by whose end all upgrade work is done.'),
  retireFirst: z.boolean().optional().describe('Whether addons are retired and replaced before anything else.'),
});
export type ScenarioSettings = z.infer<typeof scenarioSettingsSchema>;
