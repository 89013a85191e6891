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

/** One way to plan, beside others. */
export const scenarioSchema = z.strictObject({
  name: z.string(),
  /** What it changes, in words. */
  about: z.string(),
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
