import { z } from 'zod';
import { skillSchema, workClassSchema } from '../domain/debt-item.js';
import { scenarioSettingsSchema } from '../domain/scenario.js';

const percent = z.number().min(0).max(100);

/** The key `plan` of the configuration: what the team has, and how it plans. What is decided about items is in the plan file. */
export const planConfigSchema = z.strictObject({
  sprints: z
    .int()
    .positive()
    .max(200)
    .optional()
    .describe('Number of sprints to plan; as many as the plan file has, else 6.')
    .meta({ examples: [6] }),
  capacity: z
    .number()
    .positive()
    .optional()
    .describe('Hours the team has in one sprint, all work counted (160).')
    .meta({ examples: [160] }),
  focus: percent.default(100).describe('Percent of them that are worked on what is planned.'),
  emergencies: z
    .union([percent, z.literal('measured')])
    .default(0)
    .describe('Percent of them that emergencies take first; measured: what tickets tell.'),
  reserve: percent
    .optional()
    .describe('Percent of them reserved for debt; where left out, what the maintenance figures derive, else 20.')
    .meta({ examples: [20] }),
  classes: z
    .partialRecord(workClassSchema, percent)
    .default({})
    .describe('Parts of the reserve kept for a class of work, in percent of the capacity.')
    .meta({ examples: [{ security: 10, upgrade: 10, hygiene: 5 }] }),
  skills: z
    .partialRecord(skillSchema, z.number().nonnegative())
    .default({})
    .describe('Hours of debt in one sprint that people with a skill can do; no limit where left out.')
    .meta({ examples: [{ javascript: 8 }] }),
  start: z.iso
    .date()
    .nullable()
    .default(null)
    .describe('First day of the first sprint.')
    .meta({ examples: ['2027-01-04'] }),
  sprintDays: z
    .int()
    .positive()
    .optional()
    .describe('Length of a sprint in days (14).')
    .meta({ examples: [14] }),
  holidays: z
    .array(z.iso.date())
    .default([])
    .describe('Days on which nobody works.')
    .meta({ examples: [['2026-12-25', '2027-01-01']] }),
  pins: z
    .record(z.string(), z.int().positive())
    .default({})
    .describe('Item id to the sprint it must be in; the plan file can say it too.')
    .meta({ examples: [{ 'DEBT-0123456789': 2 }] }),
  file: z
    .string()
    .optional()
    .describe('The plan as a file of the repository; odoo-debt-plan.yaml, where it is there, if left out.')
    .meta({ examples: ['odoo-debt-plan.yaml'] }),
  scenarios: z
    .record(z.string().min(1), scenarioSettingsSchema)
    .optional()
    .describe('Plans to compare; a reserve of 10, 20 and 30 percent and retiring first where left out.')
    .meta({ examples: [{ 'more room': { reserve: 30 }, 'by spring': { upgradeBy: 4 } }] }),
});
export type PlanConfig = z.output<typeof planConfigSchema>;
