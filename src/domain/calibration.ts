import { z } from 'zod';
import { itemKindSchema } from './debt-item.js';

const share = z.number().min(0).max(1);

/** How far estimates were off. */
export const estimateErrorSchema = z.strictObject({
  /** Median of |actual − p50| ÷ actual: half of the items were closer than this. */
  medianError: z.number().nonnegative(),
  /** Geometric mean of actual ÷ p50: above 1 the estimates were too low. */
  bias: z.number().positive(),
  /** Share of the items with an interval whose hours lay within p15 to p85; 0.7 is what it promises. Null without one. */
  inside: share.nullable(),
});
export type EstimateError = z.infer<typeof estimateErrorSchema>;

/** What actual hours say of the estimates, and what was made of it. */
export const calibrationSchema = z.strictObject({
  /** Items that are done and whose actual hours are known, and how many of them it takes to change anything. */
  items: z.int().nonnegative(),
  needed: z.int().positive(),
  /** Whether the hours of items were changed. */
  applied: z.boolean(),
  why: z.string(),
  /** As estimated; null where no item is done. */
  before: estimateErrorSchema.nullable(),
  /** As corrected, each item by what the others say, so that it is no praise of itself; null where too few are done. */
  after: estimateErrorSchema.nullable(),
  /** What the hours of each kind of item are multiplied by; null: kinds of which nothing is done. */
  factors: z.array(
    z.strictObject({
      kind: itemKindSchema.nullable(),
      items: z.int().nonnegative(),
      /** What its own items say alone. */
      own: z.number().positive().nullable(),
      factor: z.number().positive(),
    }),
  ),
  /** Power to which p85 ÷ p50 and p15 ÷ p50 are taken: above 1 the intervals were too narrow. */
  width: z.number().positive(),
});
export type Calibration = z.infer<typeof calibrationSchema>;
