import { z } from 'zod';
import { itemKindSchema, workClassSchema } from './debt-item.js';
import { sprintStateSchema } from './plan.js';
import { hoursSchema } from './score.js';

const item = z.string().min(1);
const sprint = z.int().positive();
const sprintOrDate = z.union([sprint, z.iso.date()]);

/** The plan as a file of the repository: `odoo-debt-plan.yaml`. People review and change it, the tools read it back. */
export const planFileSchema = z.strictObject({
  version: z.literal(1).default(1),
  start: z.iso.date().nullable().default(null).describe('First day of the first sprint.'),
  sprintDays: z.int().positive().optional().describe('Length of a sprint in days (14).'),
  reserve: z.number().min(0).max(100).optional().describe('Percent of the capacity reserved for debt.'),
  capacity: z.number().positive().optional().describe('Hours the team has in one sprint, all work counted.'),
  sprints: z
    .array(
      z.strictObject({
        sprint,
        name: z.string().optional().describe('What the team calls it.'),
        state: sprintStateSchema.default('planned').describe('done and active sprints are never planned anew.'),
        teamHours: z.number().nonnegative().optional().describe('Hours of the team, where this sprint differs.'),
        debtHours: z.number().nonnegative().optional().describe('Hours that went into debt, once it is done.'),
        items: z
          .array(
            z.strictObject({
              item,
              title: z.string().optional().describe('For readers; not read back.'),
              hours: z.number().nonnegative().describe('Planned hours in this sprint.'),
              actual: z.number().nonnegative().optional().describe('Hours it took in this sprint.'),
              done: z.boolean().optional().describe('Whether it is finished with this sprint.'),
              estimate: hoursSchema
                .optional()
                .describe('Estimate before actual hours corrected it; later corrections are measured against it.'),
              kind: itemKindSchema.optional().describe('Kind of work, for when its findings are gone.'),
            }),
          )
          .default([]),
      }),
    )
    .default([])
    .describe('In order, from 1.'),
  pins: z
    .array(z.strictObject({ item, sprint, reason: z.string().optional() }))
    .default([])
    .describe('Items that must be in a sprint.'),
  deadlines: z
    .array(z.strictObject({ item, by: sprintOrDate, reason: z.string().optional() }))
    .default([])
    .describe('Items that must be done by the end of a sprint or by a day.'),
  notBefore: z
    .array(z.strictObject({ item, from: sprintOrDate, reason: z.string().optional() }))
    .default([])
    .describe('Items that cannot begin before a sprint or a day.'),
  splits: z
    .array(z.strictObject({ item, hours: z.array(z.number().positive()).min(2), reason: z.string().optional() }))
    .default([])
    .describe('Items that are done in parts.'),
  classes: z
    .array(z.strictObject({ item, class: workClassSchema }))
    .default([])
    .describe('Items that are paid from another class of the reserve than their kind says.'),
});
export type PlanFile = z.infer<typeof planFileSchema>;
