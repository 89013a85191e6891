import { z } from 'zod';
import { evidenceProblemSchema, windowSchema } from './window.js';

/** Errors that are the same error: exception type, place without line, message without values. */
export const errorGroupSchema = z.strictObject({
  fingerprint: z.string(),
  exception: z.string(),
  /** `addon/file.py:function` of the deepest frame in scanned code; null where none is. */
  origin: z.string().nullable(),
  addon: z.string().nullable(),
  /** How the addon was told: frame, logger, template, model, none. */
  basis: z.string(),
  /** Further scanned addons in the stack. */
  involved: z.array(z.string()),
  count: z.int().positive(),
  days: z.int().positive(),
  first: z.string(),
  last: z.string(),
});
export type ErrorGroup = z.infer<typeof errorGroupSchema>;

/** Requests on one model by one method. */
export const requestGroupSchema = z.strictObject({
  model: z.string(),
  method: z.string(),
  verb: z.enum(['read', 'write', 'button', 'other']),
  count: z.int().positive(),
  days: z.int().positive(),
  slow: z.int().nonnegative(),
  /** Milliseconds, and queries; null where the lines carry no figures. */
  p50: z.number().nonnegative().nullable(),
  p95: z.number().nonnegative().nullable(),
  queriesP50: z.number().nonnegative().nullable(),
  queriesP95: z.number().nonnegative().nullable(),
});
export type RequestGroup = z.infer<typeof requestGroupSchema>;

export const cronRunsSchema = z.strictObject({
  name: z.string(),
  id: z.int().nullable(),
  addon: z.string().nullable(),
  runs: z.int().nonnegative(),
  failures: z.int().nonnegative(),
  timeouts: z.int().nonnegative(),
  /** Seconds; null where the wording of the version gives none. */
  p50: z.number().nonnegative().nullable(),
  longest: z.number().nonnegative().nullable(),
});
export type CronRuns = z.infer<typeof cronRunsSchema>;

/** What the log tells of one addon. Counts are of the window. */
export const logAddonSchema = z.strictObject({
  requests: z.strictObject({
    /** On models it declares, by verb; and on its own routes. */
    own: z.strictObject({ read: z.int(), write: z.int(), button: z.int(), other: z.int() }),
    /** On models of others that it extends. */
    extended: z.int().nonnegative(),
    routes: z.int().nonnegative(),
    slow: z.int().nonnegative(),
  }),
  /** Days of the window with at least one request on its own models or routes. */
  activeDays: z.int().nonnegative(),
  lastUse: z.string().nullable(),
  errors: z.int().nonnegative(),
  cronRuns: z.int().nonnegative(),
  cronFailures: z.int().nonnegative(),
  deployments: z.int().nonnegative(),
});
export type LogAddon = z.infer<typeof logAddonSchema>;

/** Everything the server logs tell. */
export const logEvidenceSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      name: z.string(),
      lines: z.int(),
      damaged: z.int(),
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  /** First to last line, with the hours in which there is any; null for a log without a dated line. */
  window: windowSchema.nullable(),
  records: z.int().nonnegative(),
  requests: z.strictObject({
    total: z.int().nonnegative(),
    /** Model or route known. */
    attributed: z.int().nonnegative(),
    excluded: z.int().nonnegative(),
    slow: z.int().nonnegative(),
    failed: z.int().nonnegative(),
  }),
  byModel: z.array(requestGroupSchema),
  errors: z.array(errorGroupSchema),
  /** Errors that no addon could be found for. */
  unattributedErrors: z.int().nonnegative(),
  crons: z.array(cronRunsSchema),
  contention: z.strictObject({ retries: z.int(), exhausted: z.int() }),
  killed: z.record(z.string(), z.int().positive()),
  deployments: z.array(z.strictObject({ at: z.string(), addons: z.array(z.string()) })),
  /** By technical name; scanned addons that the log says something of. */
  addons: z.record(z.string(), logAddonSchema),
  problems: z.array(evidenceProblemSchema),
});
export type LogEvidence = z.infer<typeof logEvidenceSchema>;
