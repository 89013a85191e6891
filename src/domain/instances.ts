import { z } from 'zod';
import { originSchema } from './addon.js';
import type { RiskKind } from './risks.js';
import { hoursSchema, ratingSchema, VERDICTS, verdictKindSchema } from './score.js';
import { seriesSchema } from './series.js';

/** What instances may be ranked by; 1 is the worst. */
export const RANKINGS = ['blockers', 'upgradeHours', 'debtRatio', 'interestHours'] as const;
export type Ranking = (typeof RANKINGS)[number];

const RISK_KINDS = [
  'blockers',
  'security',
  'concentration',
  'hub',
  'leaving',
  'rough',
  'waiting',
] as const satisfies readonly RiskKind[];

/** A risk in numbers; what a number counts follows from the kind, as in `Risk`. */
export const instanceRiskSchema = z.strictObject({
  kind: z.enum(RISK_KINDS),
  /** Constructs, findings or waiting addons; null where the kind counts none. */
  things: z.int().nonnegative().nullable(),
  hours: z.number().nonnegative().nullable(),
  share: z.number().min(0).max(1).nullable(),
  addons: z.int().nonnegative(),
  /** At most three of them, those to look at first at the front. */
  names: z.array(z.string()),
});
export type InstanceRisk = z.infer<typeof instanceRiskSchema>;

const instanceSchema = z.strictObject({
  /** What the caller calls it; unique in one portfolio. */
  name: z.string(),
  roots: z.array(z.string()),
  target: seriesSchema,
  version: z.string(),
  generatedAt: z.string().nullable(),
  addons: z.int().nonnegative(),
  lines: z.int().nonnegative(),
  findings: z.int().nonnegative(),
  readiness: z.strictObject({
    kind: z.enum(['there', 'clear', 'work', 'blocked', 'unknown']),
    blockers: z.int().nonnegative(),
    blockedAddons: z.int().nonnegative(),
  }),
  /** Null where the way of no addon is known. */
  upgradeHours: hoursSchema.nullable(),
  /** Addons whose upgrade is not in the hours. */
  notCounted: z.int().nonnegative(),
  debtHours: hoursSchema.nullable(),
  debtRatio: z.number().nonnegative().nullable(),
  rating: ratingSchema.nullable(),
  interestHours: z.number().nonnegative().nullable(),
  verdicts: z.record(verdictKindSchema, z.int().nonnegative()),
  /** Maintenance figures by id; null is "not known". Empty without evidence of a running system. */
  kpis: z.array(
    z.strictObject({
      id: z.string(),
      unit: z.enum(['per month', 'hours', 'days', 'share', 'percent']),
      value: z.number().nullable(),
      targetHours: z.number().positive().optional(),
    }),
  ),
  coverage: z.strictObject({
    files: z.int().nonnegative(),
    parsed: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    unknown: z.int().nonnegative(),
  }),
  evidence: z.array(z.string()),
  /** What is not known of it, in numbers of addons and constructs. */
  unknown: z.strictObject({
    /** Addons of no known series: their upgrade is not in the hours. */
    series: z.int().nonnegative(),
    /** Addons of which little or nothing tells whether they are used. */
    usage: z.int().nonnegative(),
    /** Constructs that may stop working; someone has to look. */
    possible: z.int().nonnegative(),
    /** Whether nothing of a running system was given: no database, log or tickets. */
    running: z.boolean(),
  }),
  /** In the order in which they matter. */
  risks: z.array(instanceRiskSchema),
  /** Equal values share a rank; null where the instances cannot be ranked by it. */
  ranks: z.record(z.enum(RANKINGS), z.int().positive().nullable()),
});
export type Instance = z.infer<typeof instanceSchema>;

const sharedAddonSchema = z.strictObject({
  name: z.string(),
  origin: originSchema,
  title: z.string().nullable(),
  /** `same`: version, lines and findings are the same everywhere. `differs`: one addon in several states. */
  state: z.enum(['same', 'differs']),
  instances: z.array(
    z.strictObject({
      instance: z.string(),
      key: z.string(),
      series: seriesSchema.nullable(),
      version: z.string().nullable(),
      lines: z.int().nonnegative(),
      findings: z.int().nonnegative(),
      /** Middle estimate; null where its way is not known. */
      upgradeHours: z.number().nonnegative().nullable(),
    }),
  ),
  /** Findings that are in every one of them. */
  commonFindings: z.int().nonnegative(),
  /** Middle hours of upgrading it in each instance, less those of the dearest one; null where they cannot be added. */
  savedHours: z.number().nonnegative().nullable(),
});
export type SharedAddon = z.infer<typeof sharedAddonSchema>;

export const instanceLimitSchema = z.strictObject({
  kind: z.enum(['target', 'evidence', 'kpis', 'tool', 'reading', 'currency']),
  why: z.string(),
  /** What differs or is meant: targets, sources of evidence ('' is none), versions, names of instances. */
  values: z.array(z.string()),
});

/** Several results side by side: customers, instances or branches. Published as docs/portfolio.schema.json. */
export const instancesSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** In the order given. */
  instances: z.array(instanceSchema),
  /** Sums of what may be added; hours are null where the targets differ or those of an instance are not known. */
  totals: z.strictObject({
    addons: z.int().nonnegative(),
    lines: z.int().nonnegative(),
    upgradeHours: hoursSchema.nullable(),
    /** Addons whose upgrade is not in the hours. */
    notCounted: z.int().nonnegative(),
    /** Null where it cannot be ranked either: targets or evidence differ, or much was not read. */
    interestHours: z.number().nonnegative().nullable(),
    /** Middle hours that upgrading shared addons once would save. */
    savedHours: z.number().nonnegative().nullable(),
  }),
  /** Addons of one name and origin in several instances: what is mended once helps all. Most hours saved first. */
  shared: z.array(sharedAddonSchema),
  /** What cannot be compared between them, and why. */
  limits: z.array(instanceLimitSchema),
});
export type Instances = z.infer<typeof instancesSchema>;

/** Verdicts with nothing in them. */
export function noVerdicts(): Instance['verdicts'] {
  return Object.fromEntries(VERDICTS.map((kind) => [kind, 0])) as Instance['verdicts'];
}
