import { z } from 'zod';

/** First sprint by whose end it is done with the chance; null: not within the sprints that were looked at. */
const sprintOrNever = z.int().positive().nullable();

export const chancesSchema = z.strictObject({
  p50: sprintOrNever,
  p85: sprintOrNever,
  p95: sprintOrNever,
});
export type Chances = z.infer<typeof chancesSchema>;

/** When things will be done, from many runs of the plan with drawn hours. Seeded: equal input gives equal figures. */
export const forecastSchema = z.strictObject({
  runs: z.int().positive(),
  seed: z.int(),
  /** Sprints that were looked at, beyond those of the plan. */
  horizon: z.int().positive(),
  /** Finish of each planned item, by id. */
  items: z.array(
    z.strictObject({
      id: z.string(),
      sprint: z.int().positive(),
      ...chancesSchema.shape,
      inTime: z.number().min(0).max(1),
    }),
  ),
  /** Finish of all upgrade work of each wave (`waves` of the result, from 1), and of all upgrade work: readiness. */
  waves: z.array(z.strictObject({ wave: z.int().positive(), items: z.int().nonnegative(), ...chancesSchema.shape })),
  upgrade: z.strictObject({ items: z.int().nonnegative(), ...chancesSchema.shape }).nullable(),
  /** What the hours were drawn from, one sentence each. */
  basis: z.array(z.string()),
  /** Largest difference between the figures of two halves of the runs, in sprints: how steady they are. */
  spread: z.number().nonnegative(),
});
export type Forecast = z.infer<typeof forecastSchema>;
