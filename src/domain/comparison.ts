import { z } from 'zod';
import { itemKindSchema } from './debt-item.js';
import { familySchema, severitySchema } from './finding.js';
import { confidenceSchema, hoursSchema, ratingSchema, verdictKindSchema } from './score.js';
import { seriesSchema } from './series.js';

/** What became of findings between two results. A finding that was only not looked for is neither new nor repaid. */
export const STAYED = [
  'still',
  'moved',
  /** The same rule at the same place of the same file, on code that was edited: neither repaid nor new. */
  'changed',
] as const;
export const CAME = [
  'new',
  'with-new-addon',
  /** The older run did not look for it: its rule was not there, or its version step lay beyond the target. */
  'newly-looked-for',
  /** New, or only newly looked for: which rules ran before is not known. */
  'maybe-new',
  'no-longer-accepted',
  /** Its file or addon was not scanned, or could not be read, in the older run. */
  'not-read-then',
] as const;
export const WENT = [
  'repaid',
  'with-gone-addon',
  'no-longer-looked-for',
  'maybe-repaid',
  'accepted',
  'not-read-now',
] as const;
export const FINDING_STATES = [...STAYED, ...CAME, ...WENT] as const;
export const findingStateSchema = z.enum(FINDING_STATES);
export type FindingState = z.infer<typeof findingStateSchema>;

/** What stands against reading a difference as a change. `tool` and `settings` warn: the figures are still set side by side. */
export const LIMIT_KINDS = [
  'order',
  'roots',
  'target',
  'evidence',
  'rules',
  'reading',
  'kpis',
  'tool',
  'settings',
] as const;
export const limitKindSchema = z.enum(LIMIT_KINDS);
export type LimitKind = z.infer<typeof limitKindSchema>;

export const comparisonLimitSchema = z.strictObject({
  kind: limitKindSchema,
  /** What it is about: a root, a source, an addon; '' for all of it. */
  subject: z.string(),
  why: z.string(),
});
export type ComparisonLimit = z.infer<typeof comparisonLimitSchema>;

const sideSchema = z.strictObject({
  version: z.string(),
  generatedAt: z.string().nullable(),
  roots: z.array(z.string()),
  target: seriesSchema,
  addons: z.int().nonnegative(),
  findings: z.int().nonnegative(),
  lines: z.int().nonnegative(),
});

const placeSchema = z.strictObject({ addon: z.string(), path: z.string(), line: z.int().positive() });

/** A finding that is not where it was. Its place and severity are those of the newer result, or of the older where it went. */
export const findingChangeSchema = z.strictObject({
  state: findingStateSchema,
  id: z.string(),
  rule: z.string(),
  family: familySchema,
  severity: severitySchema,
  ...placeSchema.shape,
  message: z.string(),
  /** Where it was; only where it stayed. */
  was: placeSchema.optional(),
  /** Its share of the hours of its debt item; null where it is in none. */
  hours: z.number().nonnegative().nullable(),
  /** Why it counts as what it does, where that is not plain. */
  why: z.string().optional(),
});
export type FindingChange = z.infer<typeof findingChangeSchema>;

const stateCounts = z.partialRecord(findingStateSchema, z.int().positive());
const changeCountSchema = z.strictObject({
  before: z.int().nonnegative(),
  after: z.int().nonnegative(),
  states: stateCounts,
});

/** One factor of a score in both results; null where it took no part. */
export const factorChangeSchema = z.strictObject({
  id: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  why: z.string(),
});
export type FactorChange = z.infer<typeof factorChangeSchema>;

/** A score before and after; null is "could not be told". */
export const scoreChangeSchema = z.strictObject({
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** `after − before`; null where one of them is not known or `limits` forbids it. */
  change: z.number().nullable(),
  limits: z.array(limitKindSchema),
  confidence: confidenceSchema.nullable(),
  /** Factors that differ, weightiest first; at most ten. */
  factors: z.array(factorChangeSchema),
});
export type ScoreChange = z.infer<typeof scoreChangeSchema>;

export const hoursChangeSchema = z.strictObject({
  before: hoursSchema.nullable(),
  after: hoursSchema.nullable(),
  limits: z.array(limitKindSchema),
});
export type HoursChange = z.infer<typeof hoursChangeSchema>;

export const ADDON_STATES = ['both', 'renamed', 'new', 'gone', 'not-scanned-then', 'not-scanned-now'] as const;
export const addonStateSchema = z.enum(ADDON_STATES);
export type AddonState = z.infer<typeof addonStateSchema>;

export const addonChangeSchema = z.strictObject({
  /** Key in the newer result; in the older one where it is no longer there. */
  key: z.string(),
  /** Key in the older result, where it is another one. */
  was: z.string().optional(),
  state: addonStateSchema,
  /** Why it is taken for the same addon under another name. */
  why: z.string().optional(),
  series: z.strictObject({ before: seriesSchema.nullable(), after: seriesSchema.nullable() }),
  lines: z.strictObject({ before: z.int().nullable(), after: z.int().nullable() }),
  risk: scoreChangeSchema,
  usage: scoreChangeSchema,
  upgradeCost: scoreChangeSchema,
  /** Up to the target that both results share. */
  upgradeHours: hoursChangeSchema,
  debtHours: hoursChangeSchema,
  rating: z.strictObject({ before: ratingSchema.nullable(), after: ratingSchema.nullable() }),
  verdict: z.strictObject({
    before: verdictKindSchema.nullable(),
    after: verdictKindSchema.nullable(),
    /** Reasons of the newer verdict, where it is another one. */
    why: z.array(z.string()),
    limits: z.array(limitKindSchema),
  }),
  findings: z.strictObject({ before: z.int().nonnegative(), after: z.int().nonnegative(), states: stateCounts }),
});
export type AddonChange = z.infer<typeof addonChangeSchema>;

const itemRefSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  addon: z.string(),
  kind: itemKindSchema,
  hours: z.number().nonnegative(),
});

/** One maintenance figure then and now; null is "not known". */
export const kpiChangeSchema = z.strictObject({
  /** `criticalIncidents`, `releases.failed`, `sla.1.reaction`. */
  id: z.string(),
  unit: z.enum(['per month', 'hours', 'days', 'share', 'percent']),
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** The target behind a service level, as the newer result has it. */
  targetHours: z.number().positive().optional(),
  /** Which way is better; null where neither is. */
  better: z.enum(['lower', 'higher']).nullable(),
  /** Why the two cannot be compared, or null. */
  limit: z.string().nullable(),
});
export type KpiChange = z.infer<typeof kpiChangeSchema>;

const readinessSchema = z.strictObject({
  kind: z.enum(['there', 'clear', 'work', 'blocked', 'unknown']),
  blockers: z.int().nonnegative(),
  blockedAddons: z.int().nonnegative(),
});

/** Two results of the same code at two times. Published as a JSON Schema; see docs/comparison.schema.json. */
export const comparisonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  older: sideSchema,
  newer: sideSchema,
  /** What cannot be compared, and why. */
  limits: z.array(comparisonLimitSchema),
  readiness: z.strictObject({ before: readinessSchema, after: readinessSchema, limits: z.array(limitKindSchema) }),
  totals: z.strictObject({
    /** The target that the upgrade hours of both go up to. */
    target: seriesSchema,
    upgradeHours: hoursChangeSchema,
    debtHours: hoursChangeSchema,
    interestHours: z.strictObject({
      before: z.number().nonnegative(),
      after: z.number().nonnegative(),
      limits: z.array(limitKindSchema),
    }),
    rating: z.strictObject({ before: ratingSchema.nullable(), after: ratingSchema.nullable() }),
    /** The same of the addons that are in both results: what is left when addons that came or went are set aside. */
    inBoth: z.strictObject({
      addons: z.int().nonnegative(),
      upgradeHours: hoursChangeSchema,
      debtHours: hoursChangeSchema,
    }),
  }),
  /** Middle estimates: what the repaid findings would have cost by the older result, and the new ones by the newer. */
  hours: z.strictObject({ repaid: z.number().nonnegative(), new: z.number().nonnegative() }),
  findings: z.strictObject({
    states: stateCounts,
    bySeverity: z.array(changeCountSchema.extend({ severity: severitySchema })),
    byRule: z.array(changeCountSchema.extend({ rule: z.string(), severity: severitySchema })),
    /** All but those that are still where they were. */
    changes: z.array(findingChangeSchema),
  }),
  items: z.strictObject({
    /** All of their findings are repaid; or their addon is gone, where that was the work. */
    done: z.array(itemRefSchema),
    /** With at least one finding that came new. */
    new: z.array(itemRefSchema),
    /** Went with their addon: nobody did the work. */
    left: z.int().nonnegative(),
    still: z.int().nonnegative(),
    /** Neither: their findings are grouped otherwise, accepted, or not looked for in one of the results. */
    regrouped: z.strictObject({ before: z.int().nonnegative(), after: z.int().nonnegative() }),
  }),
  addons: z.array(addonChangeSchema),
  kpis: z.array(kpiChangeSchema),
});
export type Comparison = z.infer<typeof comparisonSchema>;
