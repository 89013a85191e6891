import { z } from 'zod';

const hours = z.number().nonnegative();
const sprint = z.int().positive();
const id = z.string();

/** Why an item is where it is in a plan, or not in it. Each `text` is one sentence without its full stop. */
export const whySchema = z.strictObject({
  id,
  /** First and last sprint; null where it is not planned. */
  sprints: z.strictObject({ first: sprint, last: sprint }).nullable(),
  /** One sentence for all of it. */
  text: z.string(),
  /** Pin, deadline, first sprint, parts, and what fixed sprints have done of it. */
  said: z.array(
    z.strictObject({ kind: z.enum(['pin', 'deadline', 'not-before', 'parts', 'fixed']), text: z.string() }),
  ),
  /** What comes first: directly; `sprint` is the one it is done in, null where it is not planned. */
  waitsFor: z.array(z.strictObject({ id, sprint: sprint.nullable(), text: z.string() })),
  /** What waits for it, directly. */
  neededBy: z.array(z.strictObject({ id, sprint: sprint.nullable(), text: z.string() })),
  saves: z.strictObject({
    /** Hours a year by itself, and with what waits for it. */
    perYear: hours,
    unlocks: hours,
    /** What being done one sprint later loses, with what would be later through it; hours a year as the objective of a plan. */
    laterCosts: hours,
    text: z.string(),
  }),
  /** The first sprint that constraints leave it, and the hours that are free for it there; null where there is none. */
  earliest: z.strictObject({ sprint, freeHours: hours, text: z.string() }).nullable(),
  /** What holds the hours of the sprints in which it could have begun earlier, dearest per hour first; at most five. */
  competes: z.array(
    z.strictObject({
      id,
      sprint,
      hours,
      /** Hours a year saved per hour of work, with what it unlocks; the same for the item asked about. */
      perHour: hours,
      own: hours,
      text: z.string(),
    }),
  ),
});
export type Why = z.infer<typeof whySchema>;
