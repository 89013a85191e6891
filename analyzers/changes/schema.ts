import { z } from 'zod';
import { automationSchema, certaintySchema } from '../../src/domain/finding.js';
import { type Series, seriesSchema } from '../../src/domain/series.js';
import { EFFORT_CLASSES } from './effort.js';
import { matchSchema } from './match.js';

/** Areas of the fact base; each is one file of `data/`. */
export const AREAS = [
  'manifest',
  'hook-signature',
  'python-api',
  'orm',
  'fields',
  'xml-data',
  'xml-view',
  'qweb',
  'javascript',
  'assets',
  'security',
  'cron',
  'controllers',
  'tests',
  'module-rename',
  /** Modules of the OCA that Odoo or another module took over, as OpenUpgrade tells. */
  'oca-module',
  'model-rename',
  'field-rename',
  'xmlid-rename',
  'method-gone',
  'view-anchor',
  /** 20.0, read from the scripts of Odoo's development branch: marked, and never more than possible. */
  'next-series',
] as const;
export const areaSchema = z.enum(AREAS);
export type Area = z.infer<typeof areaSchema>;

/** Rules that report changes; each is one file of `rules/upgrade/`. */
export const UPGRADE_RULES = [
  'upgrade/python-import',
  'upgrade/python-api',
  'upgrade/python2',
  'upgrade/method-override',
  'upgrade/model',
  'upgrade/field',
  'upgrade/xmlid',
  'upgrade/module',
  'upgrade/view-syntax',
  'upgrade/view-anchor',
  'upgrade/data-file',
  'upgrade/manifest',
  'upgrade/assets',
  'upgrade/javascript',
  'upgrade/template',
  'upgrade/controller',
] as const;
export const upgradeRuleSchema = z.enum(UPGRADE_RULES);
export type UpgradeRule = z.infer<typeof upgradeRuleSchema>;

export const BREAK_MODES = [
  'import-error',
  'attribute-error',
  'key-error',
  'type-error',
  'override-signature',
  'raises',
  'load-error',
  'install-error',
  'js-error',
  'access-error',
  'syntax-error',
  'ignored',
  'behaviour',
  'warning',
] as const;

/** One thing that changed between two versions of Odoo. A fact without a source does not load. */
export const changeSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
    area: areaSchema,
    /** The old construct, in words. */
    old: z.string().min(1),
    /** The rule that reports it; null where nothing does (`decides` false). */
    rule: upgradeRuleSchema.nullable(),
    match: matchSchema,
    /** First series that warns or documents a replacement. */
    deprecatedIn: seriesSchema.nullable(),
    /** First series in which it no longer works; null while it still does. */
    breaksIn: seriesSchema.nullable(),
    breakMode: z.enum(BREAK_MODES),
    /** The construct itself exists only from this series on. */
    validSince: seriesSchema.nullable(),
    replacement: z.string(),
    replacementSince: seriesSchema.nullable(),
    automation: automationSchema,
    /** A tool that is known to rewrite it, with its script where one is named. */
    tool: z.string().nullable(),
    effort: z.enum(EFFORT_CLASSES),
    minutes: z.number().positive(),
    /** False: facts cannot tell an occurrence from its look-alikes; kept to be explained. */
    decides: z.boolean(),
    /** Why it does not decide; null where it does. */
    reason: z.string().nullable(),
    /** How sure a match is at best. */
    certainty: certaintySchema,
    source: z.string().min(1),
    confidence: z.enum(['verified', 'documented', 'memory']),
    /** `curated`: written by hand. `generated`: from a comparison of source trees, then checked. */
    origin: z.enum(['curated', 'generated']),
    note: z.string(),
    example: z.strictObject({ before: z.string(), after: z.string() }).optional(),
  })
  .refine((change) => change.decides === (change.match.kind !== 'none'), 'a fact decides exactly if it has a matcher')
  .refine((change) => change.decides === (change.reason === null), 'a fact that does not decide says why')
  .refine((change) => change.decides === (change.rule !== null), 'a fact that decides names its rule')
  .refine((change) => !change.decides || (change.breaksIn ?? change.deprecatedIn) !== null, 'a fact needs its series');
export type Change = z.infer<typeof changeSchema> & {
  /**
   * Set on the way to a target that still has the construct, though deprecated: the later series in which it stops
   * working; `breaksIn` is null there.
   */
  breaksLater?: Series;
};
