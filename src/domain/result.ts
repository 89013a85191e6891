import { z } from 'zod';
import { addonSchema, linesSchema } from './addon.js';
import { calibrationSchema } from './calibration.js';
import { coverageSchema } from './coverage.js';
import { debtItemSchema } from './debt-item.js';
import { diffSchema } from './diff.js';
import { findingSchema } from './finding.js';
import { addonHistoryResultSchema } from './history.js';
import { kpisSchema } from './kpis.js';
import { planSchema } from './plan.js';
import { provenanceSchema } from './provenance.js';
import { scenarioSchema } from './scenario.js';
import { addonScoresSchema, installationSchema } from './score.js';
import { seriesSchema } from './series.js';
import { overrideSurfaceSchema } from './surface.js';
import { observedSchema, systemSchema } from './system.js';
import { acceptedSchema, baselineSummarySchema, problemSchema } from './triage.js';

export const addonResultSchema = z.strictObject({
  ...addonSchema.omit({ depends: true }).shape,
  lines: linesSchema,
  depends: z.array(z.string()),
  /** Scanned addons that depend on it directly. */
  dependents: z.array(z.string()),
  ...addonScoresSchema.shape,
  /** What git tells of it; left out where no history could be read. */
  history: addonHistoryResultSchema.optional(),
  /** How the addon gets at Odoo's own code, level A to D; left out for addons of Odoo itself. */
  overrideSurface: overrideSurfaceSchema.optional(),
  /** What the running system told of it; left out where nothing of it was given. */
  observed: observedSchema.optional(),
  /** Share of its lines that stand somewhere else too, 0 to 1; null for an addon without lines. */
  duplicatedShare: z.number().min(0).max(1).nullable().optional(),
});
export type AddonResult = z.infer<typeof addonResultSchema>;

export const evidenceSchema = z.strictObject({
  source: z.string(),
  /** `from … to …`, ISO dates; null where the source has no time. */
  window: z.string().nullable(),
  basis: z.string(),
});

/** The one object every output is written from. Published as a JSON Schema; see docs/result.schema.json. */
export const resultSchema = z.strictObject({
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('odoo-debt'), version: z.string() }),
  /** When the run was: the day that `--today` names, or an ISO time; left out where the caller passes none. */
  generatedAt: z.string().optional(),
  /** What the result was made of. */
  provenance: provenanceSchema.optional(),
  /** Last path component of each scanned path, made unique; never an absolute path. */
  roots: z.array(z.string()),
  target: seriesSchema,
  /** Ids of the rules that ran, those switched off left out; without it a comparison cannot tell new from newly looked for. */
  rules: z.array(z.string()).optional(),
  addons: z.array(addonResultSchema),
  findings: z.array(findingSchema),
  /** Findings that somebody decided to live with; they are not among `findings` and count in no score. */
  accepted: z.array(acceptedSchema).optional(),
  /** How the findings compare with the baseline, or with the code before a change; left out where there is neither. */
  baseline: baselineSummarySchema.optional(),
  /** The change that the findings were held against; left out where there is none. */
  diff: diffSchema.optional(),
  /** Decisions that do not hold: unknown rules, missing reasons, expired or stale entries. */
  problems: z.array(problemSchema).optional(),
  items: z.array(debtItemSchema),
  plan: planSchema,
  /** Other ways to plan the same items; left out where none were compared. */
  scenarios: z.array(scenarioSchema).optional(),
  /** What the hours of done items said of the estimates; left out without a plan file. */
  calibration: calibrationSchema.optional(),
  /** Upgrade order: an addon comes after what it depends on. */
  waves: z.array(z.array(z.string())),
  /** The chain of addons that depend on each other and takes longest: what no number of people shortens. */
  route: z
    .strictObject({
      criticalPath: z.array(z.strictObject({ addon: z.string(), hours: z.number().nonnegative() })),
      criticalHours: z.number().nonnegative(),
    })
    .optional(),
  /** Whether to mend all of it or to build it anew; left out where nothing scanned is anybody's own. */
  installation: installationSchema.optional(),
  coverage: coverageSchema,
  /** Maintenance figures; null without evidence from a running system. */
  kpis: kpisSchema.nullable(),
  /** What the running system told; left out where nothing of it was given. */
  system: systemSchema.optional(),
  evidence: z.array(evidenceSchema),
});
export type Result = z.infer<typeof resultSchema>;

/** The lists of a result that grow with what was scanned, and what stands in them: no text may be able to hold all of one. */
export const RESULT_LISTS = {
  addons: addonResultSchema,
  findings: findingSchema,
  accepted: acceptedSchema,
  items: debtItemSchema,
} as const;
