import { z } from 'zod';
import { FAMILIES } from './finding.js';
import { seriesSchema } from './series.js';

/** An estimate in hours: 15, 50 and 85 % of the cases stay below it. */
export const hoursSchema = z.strictObject({
  p15: z.number().nonnegative(),
  p50: z.number().nonnegative(),
  p85: z.number().nonnegative(),
});
export type Hours = z.infer<typeof hoursSchema>;

/** Same shape as hours, in changed lines (units of Odoo migrations: statements, tags, attributes, texts, lines). */
const changedLinesSchema = hoursSchema;

/** Ids of the factors that can make up a risk score; a team may weigh each of them in the configuration. */
export const RISK_FACTORS = [
  ...FAMILIES.map((family) => `findings-${family}`),
  'worst-finding',
  'surface-b',
  'surface-c',
  'surface-d',
  'extended-models',
  'complexity',
  'worst-complexity',
  'dependents',
  'no-tests',
  'expected-fixes',
  'relative-churn',
  'reverts',
  'orphaned',
  'hidden-coupling',
  'incidents',
  'error-rate',
  'failing-crons',
  'blocked-queue',
  'database-code',
  'changed-in-database',
  'wide-access',
  'credit-tests',
  'credit-readme',
  'credit-docstrings',
  'credit-migrations',
  'credit-domains',
  'credit-readable',
] as const;

/** One reason behind a score. `points` of all factors add up to the score before it is held to 0–100. */
export const factorSchema = z.strictObject({
  id: z.string(),
  points: z.number(),
  /** The measured value the points stand for: a count, a ratio, lines. */
  value: z.number(),
  why: z.string(),
  /** Where to look: finding ids, `path:line`, addon names. At most ten. */
  evidence: z.array(z.string()),
});
export type Factor = z.infer<typeof factorSchema>;

export const confidenceSchema = z.enum(['low', 'medium', 'high']);
export type Confidence = z.infer<typeof confidenceSchema>;

/** A score from 0 to 100. `null` says that nothing could be told; it is never written as 0. */
export const scoreSchema = z.strictObject({
  score: z.number().min(0).max(100),
  confidence: confidenceSchema,
  factors: z.array(factorSchema),
});
export type Score = z.infer<typeof scoreSchema>;

export const hopCostSchema = z.strictObject({
  to: seriesSchema,
  hours: hoursSchema,
  changedLines: changedLinesSchema,
  /** Share of the expected changes that a tool makes, 0 to 1. */
  mechanicalShare: z.number().min(0).max(1),
});
export type HopCost = z.infer<typeof hopCostSchema>;

export const upgradeCostSchema = scoreSchema.extend({ hours: hoursSchema, hops: z.array(hopCostSchema) });
export type UpgradeCost = z.infer<typeof upgradeCostSchema>;

/** SQALE grid, see rating.ts. */
export const RATINGS = ['A', 'B', 'C', 'D', 'E'] as const;
export const ratingSchema = z.enum(RATINGS);
export type Rating = z.infer<typeof ratingSchema>;

export const usageSchema = scoreSchema.extend({
  /** What a running system said; left out where none was asked. */
  observed: z
    .strictObject({
      /** `silent`: no use was seen although it would have been; never that there is none. */
      state: z.enum(['used', 'silent', 'unknown', 'not-installed']),
      /** Share of what could tell of use that does, 0 to 1. */
      coverage: z.number().min(0).max(1),
      /** `from … to …`: the time that the silent sources share. */
      window: z.string().nullable(),
      /** Sources that saw no use. */
      silent: z.array(z.string()),
    })
    .optional(),
});
export type Usage = z.infer<typeof usageSchema>;

/** What it costs per year to leave the debt where it is. */
export const interestSchema = z.strictObject({
  hoursPerYear: z.number().nonnegative(),
  costPerYear: z.number().nonnegative(),
  factors: z.array(factorSchema),
});
export type Interest = z.infer<typeof interestSchema>;

export const debtSchema = z.strictObject({
  hours: hoursSchema,
  /** Remediation hours over the hours it would take to write the addon anew. */
  ratio: z.number().nonnegative(),
  rating: ratingSchema,
  interest: interestSchema,
});
export type Debt = z.infer<typeof debtSchema>;

export const VERDICTS = ['keep', 'refactor', 'replace', 'retire'] as const;
export const verdictKindSchema = z.enum(VERDICTS);
export type VerdictKind = z.infer<typeof verdictKindSchema>;
export const verdictSchema = z.strictObject({ kind: verdictKindSchema, reasons: z.array(z.string()) });
export type Verdict = z.infer<typeof verdictSchema>;

/** Everything that weighing says of one addon. */
export const addonScoresSchema = z.strictObject({
  risk: scoreSchema,
  usage: usageSchema,
  upgradeCost: upgradeCostSchema,
  debt: debtSchema,
  verdict: verdictSchema,
  /** 0 to 100; what to look at first. */
  priority: z.number().min(0).max(100),
});
export type AddonScores = z.infer<typeof addonScoresSchema>;

/** One question put to the whole installation, with its limit. */
export const installationCriterionSchema = z.strictObject({
  id: z.string(),
  /** Null where it cannot be told. */
  value: z.number().nullable(),
  limit: z.number(),
  exceeded: z.boolean(),
  why: z.string(),
  /** Whether the limit rests on a source or on an assumption. */
  basis: z.string(),
});

/** Mend what is there, or build it anew: one verdict for all addons together. */
export const installationSchema = z.strictObject({
  verdict: z.enum(['rescue', 'rebuild']),
  confidence: confidenceSchema,
  reasons: z.array(z.string()),
  criteria: z.array(installationCriterionSchema),
  /** Addons, lines and hours to build anew, by the verdict on the addon. */
  byVerdict: z.record(
    verdictKindSchema,
    z.strictObject({ addons: z.int().nonnegative(), lines: z.int().nonnegative(), hours: z.number().nonnegative() }),
  ),
});
export type Installation = z.infer<typeof installationSchema>;
