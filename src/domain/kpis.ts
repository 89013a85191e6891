import { z } from 'zod';
import { isTimezone } from './evidence/ticket-settings.js';
import { windowSchema } from './evidence/window.js';

const share = z.number().min(0).max(1);

/** One maintenance figure. Null is unknown, and `unknown` says why; it is never written as 0. */
export const kpiSchema = z.strictObject({
  value: z.number().nullable(),
  unit: z.enum(['per month', 'hours', 'days', 'share', 'percent']),
  /** What the value was made of, where it is a quotient. */
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Share of the cases of which it is known whether and how they count; null where there is no case. */
  coverage: share.nullable(),
  window: windowSchema.nullable(),
  definition: z.string(),
  unknown: z.string().nullable(),
});
export type Kpi = z.infer<typeof kpiSchema>;

/** A quantile of times of which some had not ended yet. */
export const intervalSchema = z.strictObject({
  low: z.number().nonnegative(),
  /** Null: so many are still open that no upper limit can be told. */
  high: z.number().nonnegative().nullable(),
  level: share,
  method: z.string(),
});
export type Interval = z.infer<typeof intervalSchema>;

const severity = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const cases = z.strictObject({ cause: z.string(), incidents: z.int().positive(), addons: z.array(z.string()) });

/** What the steering committee asks of maintenance. Times are hours of the clock, or working hours where the configuration names them. */
export const kpisSchema = z.strictObject({
  /** The moment all ages are told at: the last thing the ticket files know of. */
  asOf: z.string().nullable(),
  window: windowSchema.nullable(),
  /** Whether hours are those of the clock or of the configured working time. */
  hours: z.enum(['clock', 'working']),
  criticalIncidents: kpiSchema.extend({
    months: z.array(z.strictObject({ month: z.string(), count: z.int().nonnegative() })),
  }),
  criticalResolution: kpiSchema.extend({
    interval: intervalSchema.nullable(),
    p85: z.number().nonnegative().nullable(),
    /** Null where it is not known which incidents are critical. */
    resolved: z.int().nonnegative().nullable(),
    open: z.int().nonnegative().nullable(),
  }),
  reopening: kpiSchema,
  emergencies: kpiSchema.extend({ measured: z.enum(['hours', 'tickets']).nullable() }),
  rootCauses: kpiSchema.extend({
    causes: z.array(cases),
    /** Errors of the server log that come back on several days. */
    errors: z.array(
      z.strictObject({ fingerprint: z.string(), addon: z.string().nullable(), count: z.int(), days: z.int() }),
    ),
  }),
  backlog: kpiSchema.extend({
    open: z.int().nonnegative().nullable(),
    p85: z.number().nonnegative().nullable(),
    oldest: z.number().nonnegative().nullable(),
    over90Days: share.nullable(),
    /** Per week; null where closures cannot be told. */
    arrivals: z.number().nonnegative().nullable(),
    closures: z.number().nonnegative().nullable(),
    growth: z.number().nullable(),
  }),
  sla: z.strictObject({
    /** `contract`: targets of the configuration; `policy`: ours, no contract. Due dates of the source win over both. */
    basis: z.enum(['contract', 'policy']),
    source: z.string(),
    rows: z.array(
      z.strictObject({
        severity,
        reactionHours: z.number().positive(),
        resolutionHours: z.number().positive(),
        reaction: kpiSchema,
        resolution: kpiSchema,
      }),
    ),
  }),
  releases: z.strictObject({ failed: kpiSchema, repeated: kpiSchema, reverts: kpiSchema }),
  crons: z.strictObject({ failures: kpiSchema, late: kpiSchema }),
  queue: kpiSchema,
  reserve: kpiSchema.extend({
    terms: z.array(
      z.strictObject({
        name: z.string(),
        percent: z.number().nullable(),
        basis: z.enum(['measured', 'assumption', 'unknown']),
        why: z.string(),
      }),
    ),
  }),
});
export type Kpis = z.infer<typeof kpisSchema>;

const clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be as 09:00-17:30')
  .refine((text) => text.slice(0, 5) < text.slice(6), 'must end after it begins');
const target = z.strictObject({
  reactionHours: z.number().positive().describe('Hours until somebody has taken it up.'),
  resolutionHours: z.number().positive().describe('Hours until it is resolved.'),
});

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** The key `sla` of the configuration. */
export const slaSettingsSchema = z.strictObject({
  timezone: z
    .string()
    .refine(isTimezone, 'is no time zone known here, such as Europe/Brussels')
    .optional()
    .describe('Time zone of working hours; that of tickets.timezone where left out.')
    .meta({ examples: ['Europe/Brussels'] }),
  workingHours: z
    .partialRecord(z.enum(WEEKDAYS), z.union([clock, z.array(clock)]))
    .optional()
    .describe('Working hours by day of the week; without them all hours are hours of the clock.')
    .meta({ examples: [{ monday: '09:00-17:00', tuesday: ['09:00-12:00', '13:00-17:00'] }] }),
  holidays: z
    .array(z.iso.date())
    .default([])
    .describe('Days on which nobody works.')
    .meta({ examples: [['2026-12-25']] }),
  targets: z
    .partialRecord(z.enum(['1', '2', '3', '4']), target)
    .optional()
    .describe('Hours by severity, as the contract has them; a policy of ours, marked as such, where left out.')
    .meta({ examples: [{ '1': { reactionHours: 1, resolutionHours: 4 } }] }),
});
export type SlaSettings = z.output<typeof slaSettingsSchema>;
