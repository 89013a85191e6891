import { z } from 'zod';
import { seriesSchema } from '../series.js';
import { evidenceProblemSchema, windowSchema } from './window.js';

/** What the database tells of one model. Null: the bundle does not say; it is never written as 0. */
export const modelEvidenceSchema = z.strictObject({
  model: z.string(),
  table: z.string().nullable(),
  /** Rows, estimated by PostgreSQL where they were not counted. */
  rows: z.number().nonnegative().nullable(),
  /** Rows inserted, updated and deleted per day, from two bundles; null from one alone. */
  writesPerDay: z.number().nonnegative().nullable(),
  /** The same since the counters began, from one bundle: without a time, so it only compares. */
  writesEver: z.number().nonnegative().nullable(),
  /**
   * Times the table was read beyond what a dump or the planner reads of every table. Noisy: foreign keys and joins read
   * too, so it is null for the tables that everything refers to (users, companies, partners, currencies).
   */
  readsPerDay: z.number().nonnegative().nullable(),
  readsEver: z.number().nonnegative().nullable(),
  /** ISO date of the newest record (creation, not change); null also where a module brought it. */
  newestRecord: z.string().nullable(),
  /**
   * Where the writes come from: the difference of two bundles; the same without updates, because a module of the model
   * was deployed in between and deploying rewrites records; the counters of one bundle; or nothing that can be used.
   */
  basis: z.enum(['delta', 'delta-without-updates', 'cumulative', 'none']),
});
export type ModelEvidence = z.infer<typeof modelEvidenceSchema>;

export const cronEvidenceSchema = z.strictObject({
  /** Id of ir.cron. */
  id: z.int(),
  /** Full XML id, or null for one made by hand. */
  xmlid: z.string().nullable(),
  /** As modules name it, for the server log; null for one made by hand, whose name is free text. */
  name: z.string().nullable(),
  model: z.string().nullable(),
  /** False also for one that has used up its calls (`numbercall` 0, up to 17.0). */
  active: z.boolean(),
  lastCall: z.string().nullable(),
  nextCall: z.string().nullable(),
  /** Hours by which the next call of an active cron lies in the past, where that is more than two of its intervals. */
  lateHours: z.number().nonnegative().nullable(),
  /** 18.0 on. */
  failures: z.int().nonnegative().nullable(),
  firstFailure: z.string().nullable(),
  /** Timed out with work left, within the week that is kept (18.0 on). */
  stuck: z.boolean().nullable(),
});
export type CronEvidence = z.infer<typeof cronEvidenceSchema>;

/** What the database tells of one addon, by its technical name. */
export const databaseAddonSchema = z.strictObject({
  /** State in ir.module.module: installed, to upgrade, …; null where the database does not know the name. */
  state: z.string().nullable(),
  installedVersion: z.string().nullable(),
  /** By the author in its manifest: Odoo S.A., the OCA, or anybody else. A copied core module keeps its author. */
  vendor: z.enum(['odoo', 'oca', 'other']).nullable(),
  /** When the module was last installed or updated, at the latest. */
  lastDeploy: z.string().nullable(),
  /** Models it declares, and models of others that it extends. */
  ownModels: z.array(modelEvidenceSchema),
  extendedModels: z.array(modelEvidenceSchema),
  crons: z.array(cronEvidenceSchema),
  menus: z.int().nonnegative().nullable(),
  reports: z.int().nonnegative().nullable(),
  automations: z.int().nonnegative().nullable(),
  /** Jobs of queue_job on its models, by state. */
  jobs: z.record(z.string(), z.int().nonnegative()).nullable(),
  /** Messages and attachments on its own models per day of the window, or null. */
  messages: z.number().nonnegative().nullable(),
  /** The same, all that the bundle counts (of the last 200 000 messages), and the day of the newest message. */
  messagesEver: z.int().nonnegative().nullable(),
  lastMessage: z.string().nullable(),
  /** Views and noupdate records of it that somebody changed in the database. */
  changedViews: z.int().nonnegative().nullable(),
  changedRecords: z.int().nonnegative().nullable(),
  /** Views of it that are switched off. */
  disabledViews: z.int().nonnegative().nullable(),
  /** Warnings and errors of its code that were logged into the database (`--log-db`, or server actions). */
  loggedErrors: z.int().nonnegative().nullable(),
});
export type DatabaseAddon = z.infer<typeof databaseAddonSchema>;

/** Who may do what, by ids and counts: no login, name or address. */
export const accessReviewSchema = z.strictObject({
  privileged: z.array(
    z.strictObject({
      user: z.int(),
      /** XML ids of the groups that make the user privileged. */
      groups: z.array(z.string()),
      lastLogin: z.string().nullable(),
      active: z.boolean(),
      /** Why it is listed: inactive, never logged in, holds keys, … */
      notes: z.array(z.string()),
    }),
  ),
  /** Each with what it is, how many, the ids, and why it matters. */
  concerns: z.array(
    z.strictObject({
      kind: z.string(),
      count: z.int().nonnegative(),
      ids: z.array(z.string()),
      why: z.string(),
      /** How many of them belong to a module, by its name; left out where that cannot be told. */
      addons: z.record(z.string(), z.int().positive()).optional(),
    }),
  ),
});
export type AccessReview = z.infer<typeof accessReviewSchema>;

/** Code that lives in the database alone: server actions, automations, computed fields made by hand, Studio. */
export const databaseCodeSchema = z.strictObject({
  kind: z.string(),
  id: z.string(),
  model: z.string().nullable(),
  lines: z.int().nonnegative().nullable(),
  /** Words about it that need no text: uses sudo, raw SQL, … */
  flags: z.array(z.string()),
});

/** Everything that one or two bundles of a database tell. */
export const databaseEvidenceSchema = z.strictObject({
  series: seriesSchema.nullable(),
  /** When the newest bundle was taken. */
  takenAt: z.string(),
  /** The bundles it was read from, oldest first. */
  bundles: z.array(z.strictObject({ name: z.string(), takenAt: z.string(), modules: z.int(), tables: z.int() })),
  /** Between two bundles; null with one. */
  window: windowSchema.nullable(),
  /** Of everything said about use: 0.3 for one bundle, from 0.5 to 0.9 for two, by the days between them. */
  confidence: z.number().min(0).max(1),
  /** Blocks of the catalogue: used, or why not. */
  blocks: z.array(
    z.strictObject({ id: z.string(), state: z.enum(['used', 'missing', 'skipped', 'failed']), why: z.string() }),
  ),
  /** By technical name, for every module that is installed. */
  addons: z.record(z.string(), databaseAddonSchema),
  /** Rows by model, of all models that have a table. */
  rows: z.record(z.string(), z.number().nonnegative()),
  code: z.array(databaseCodeSchema),
  access: accessReviewSchema.nullable(),
  /** Findings about how the system is run: pending modules, late crons, blocked queue, mail failures, bloat. */
  operations: z.array(
    z.strictObject({
      kind: z.string(),
      addon: z.string().nullable(),
      count: z.number().nonnegative(),
      why: z.string(),
    }),
  ),
  /** Users by what they do, counted; a count that the bundle does not have is null. */
  users: z
    .strictObject({
      internal: z.int().nullable(),
      portal: z.int().nullable(),
      neverLoggedIn: z.int().nullable(),
      notSince90Days: z.int().nullable(),
      active30Days: z.int().nullable(),
    })
    .nullable(),
  /** Tickets and tasks of the last two years that the database itself holds, by table. */
  work: z.array(
    z.strictObject({
      source: z.enum(['oca-helpdesk', 'odoo-helpdesk', 'odoo-project']),
      total: z.int(),
      closed: z.int(),
      /** Days since the oldest open one was created; null where none is open. */
      oldestOpenDays: z.number().nonnegative().nullable(),
      /** Stage changes back from a closed stage; null where stages are not tracked. */
      reopened: z.int().nullable(),
      /** Created per month, `2026-03`. */
      months: z.record(z.string(), z.int().nonnegative()),
      /** Service levels of these tickets: how many there are, and those reached late or overdue; null: not told. */
      sla: z.strictObject({ total: z.int().nullable(), missed: z.int() }).nullable(),
      /** False: the names of the columns are known from public copies alone, so nothing rests on the figures. */
      verified: z.boolean(),
    }),
  ),
  /** What the role may do that took the newest bundle; null where the bundle does not say. */
  role: z
    .strictObject({
      /** Tables of Odoo that it may write; null where it is not told. */
      writableTables: z.int().nonnegative().nullable(),
      /** What else it may make, in words. */
      besides: z.array(z.string()),
    })
    .nullable(),
  /** Billed lines of what lives in the database, where the bundle says. */
  customLines: z.int().nonnegative().nullable(),
  problems: z.array(evidenceProblemSchema),
});
export type DatabaseEvidence = z.infer<typeof databaseEvidenceSchema>;
