import { z } from 'zod';
import { evidenceProblemSchema, windowSchema } from './window.js';

const count = z.int().nonnegative();

/** Errors that are the same error: exception type, place without line, message without values. */
export const errorGroupSchema = z.strictObject({
  fingerprint: z.string(),
  /** Type as the traceback names it; empty for an error without a traceback. */
  exception: z.string(),
  /** Logger that told of it. */
  logger: z.string(),
  /** `addon/file.py:function` of the deepest frame in scanned code; null where none is. */
  origin: z.string().nullable(),
  addon: z.string().nullable(),
  /** How the addon was told: frame, logger, template, model, request, none. */
  basis: z.enum(['frame', 'logger', 'template', 'model', 'request', 'none']),
  /** Further scanned addons in the stack. */
  involved: z.array(z.string()),
  count: z.int().positive(),
  days: z.int().positive(),
  /** On at least three days within thirty. */
  recurring: z.boolean(),
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
  slow: count,
  /** Milliseconds, and queries, exact to 20, above within 5 %; null where the lines carry no figures. */
  p50: z.number().nonnegative().nullable(),
  p95: z.number().nonnegative().nullable(),
  queriesP50: z.number().nonnegative().nullable(),
  queriesP95: z.number().nonnegative().nullable(),
});
export type RequestGroup = z.infer<typeof requestGroupSchema>;

export const cronRunsSchema = z.strictObject({
  name: z.string(),
  /** Given by 18.0 and later, and by failures of earlier ones. */
  id: z.int().nullable(),
  addon: z.string().nullable(),
  /** Executions of its action; 18.0 tells each batch of a run as one. */
  runs: count,
  failures: count,
  timeouts: count,
  days: count,
  /** Seconds; null where neither the wording nor a pair of lines gives any. */
  p50: z.number().nonnegative().nullable(),
  longest: z.number().nonnegative().nullable(),
});
export type CronRuns = z.infer<typeof cronRunsSchema>;

/** What the log tells of one addon. Counts are of the window. */
export const logAddonSchema = z.strictObject({
  requests: z.strictObject({
    /** On models it declares, by verb; and on its own routes. */
    own: z.strictObject({ read: count, write: count, button: count, other: count }),
    /** On models of others that it extends. */
    extended: count,
    routes: count,
    /** Reports printed whose name begins with the addon. */
    reports: count,
    slow: count,
  }),
  /** Days of the window with at least one request on its own models, reports or routes. */
  activeDays: count,
  lastUse: z.string().nullable(),
  errors: count,
  /** Access refused on its own models. */
  refusals: count,
  cronRuns: count,
  cronFailures: count,
  deployments: count,
  /** Warnings about missing access rights, and about calls that Odoo will drop. */
  accessWarnings: count,
  deprecations: count,
});
export type LogAddon = z.infer<typeof logAddonSchema>;

/** Every line of every file is in exactly one of these. */
export const logLinesSchema = z.strictObject({
  total: count,
  /** Of records that belong to a scanned addon. */
  attributed: count,
  /** Of records that name a module or model of which no scanned addon is the owner. */
  elsewhere: count,
  /** Of records that name none. */
  unattributable: count,
  /** Read in another file already. */
  duplicate: count,
  /** Cut, garbled, or no part of a record. */
  damaged: count,
});
export type LogLines = z.infer<typeof logLinesSchema>;

/** Everything the server logs tell. */
export const logEvidenceSchema = z.strictObject({
  files: z.array(
    z.strictObject({
      name: z.string(),
      lines: count,
      damaged: count,
      duplicate: count,
      from: z.string().nullable(),
      to: z.string().nullable(),
    }),
  ),
  lines: logLinesSchema,
  /** In which the server wrote its times; `assumed` where nobody said so. */
  timezone: z.strictObject({ name: z.string(), assumed: z.boolean() }),
  /** First to last line, with the hours in which there is any; null for a log without a dated line. */
  window: windowSchema.nullable(),
  /** Stretches of a day and more without any line, the hundred longest. */
  gaps: z.array(z.strictObject({ from: z.string(), to: z.string(), hours: z.number() })),
  databases: z.array(z.strictObject({ name: z.string(), records: z.int().positive() })),
  records: count,
  /** Records by what they were recognised as. */
  kinds: z.record(z.string(), z.int().positive()),
  requests: z.strictObject({
    /** All but the excluded. */
    total: count,
    /** Model or route known. */
    attributed: count,
    /** Static files, websockets, health checks, job runners: no use by a person. */
    excluded: count,
    slow: count,
    /** Answered with 500 or above; Odoo answers errors of its own client with 200, see `errors`. */
    failed: count,
    /** By kind of path: model, button, list, call, action, page, report, binary, route, rpc, other. */
    paths: z.record(z.string(), z.int().positive()),
    /** By status of HTTP. */
    statuses: z.record(z.string(), z.int().positive()),
  }),
  byModel: z.array(requestGroupSchema),
  /** Requests on routes of scanned addons. */
  byRoute: z.array(
    z.strictObject({ addon: z.string(), url: z.string(), count: z.int().positive(), slow: count, days: count }),
  ),
  errors: z.array(errorGroupSchema),
  /** Records of level ERROR and CRITICAL that no addon could be found for. */
  unattributedErrors: count,
  /** Refused statements; the error they cause is told on its own, so they are not among `errors`. */
  sqlErrors: count,
  /** Access refused, by model and operation. */
  refusals: z.array(z.strictObject({ model: z.string(), operation: z.string(), count: z.int().positive() })),
  logins: count,
  crons: z.array(cronRunsSchema),
  /** Runs of background jobs (queue_job), by their requests; milliseconds. */
  jobs: z.strictObject({
    runs: count,
    failed: count,
    p50: z.number().nonnegative().nullable(),
    p95: z.number().nonnegative().nullable(),
  }),
  contention: z.strictObject({ retries: count, exhausted: count }),
  /** Work that the server ended: real-time, cpu, memory, timeout. */
  killed: z.record(z.string(), z.int().positive()),
  deployments: z.array(z.strictObject({ at: z.string(), addons: z.array(z.string()) })),
  /** Warnings by module, scanned or not; the empty name where none is told. */
  accessWarnings: z.record(z.string(), z.int().positive()),
  deprecations: z.record(z.string(), z.int().positive()),
  /** By technical name; scanned addons that the log says something of. */
  addons: z.record(z.string(), logAddonSchema),
  problems: z.array(evidenceProblemSchema),
});
export type LogEvidence = z.infer<typeof logEvidenceSchema>;
