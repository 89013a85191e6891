import { z } from 'zod';

export const sprintSchema = z.strictObject({
  /** Starts at 1. */
  index: z.int().positive(),
  /** First day, ISO date, where the caller gave a start; else null. */
  start: z.iso.date().nullable(),
  /** Hours of this sprint that are reserved for debt. */
  capacityHours: z.number().nonnegative(),
  /** In the order in which they are done. */
  items: z.array(z.strictObject({ id: z.string(), hours: z.number().nonnegative() })),
});
export type Sprint = z.infer<typeof sprintSchema>;

export const planSchema = z.strictObject({
  sprints: z.array(sprintSchema),
  unplanned: z.array(z.strictObject({ id: z.string(), why: z.string() })),
  /** Hours per year saved, weighted by the share of the horizon that is left after each item's sprint. */
  objective: z.number(),
  /** Upper bound of the objective, and (bound − objective) / bound; null where nothing proved them. */
  bound: z.number().nullable(),
  gap: z.number().nullable(),
});
export type Plan = z.infer<typeof planSchema>;

/** What the planner needs to know of the team. */
export interface PlanSettings {
  sprints: number;
  /** Hours the team has in one sprint, all work counted. */
  capacityHours: number;
  /** Percent of them reserved for debt. */
  reservePercent: number;
  /** First day of the first sprint, ISO date, or null. */
  start: string | null;
  sprintDays: number;
  /** Item id to the sprint it must be in. */
  pins: Record<string, number>;
}
