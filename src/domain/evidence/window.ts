import { z } from 'zod';

/** From when to when something was watched, ISO 8601 with offset, and how many hours of it are really covered. */
export const windowSchema = z.strictObject({
  from: z.string(),
  to: z.string(),
  hours: z.number().nonnegative(),
});
export type Window = z.infer<typeof windowSchema>;

/** One line of bad input: what it was, where, and how often; everything else was read. */
export const evidenceProblemSchema = z.strictObject({
  source: z.string(),
  why: z.string(),
  count: z.int().positive(),
});
export type EvidenceProblem = z.infer<typeof evidenceProblemSchema>;
