import { z } from 'zod';
import { severitySchema } from './finding.js';
import { positionShape } from './position.js';

/** What people decide about findings: in a comment beside the code, in the register, or by a baseline. */

/** A comment that begins with `odoo-debt:`, as it stands in a file. */
export const directiveSchema = z.strictObject({
  ...positionShape,
  /** Relative to the addon. */
  path: z.string(),
  /** What follows `odoo-debt:`, on one line. */
  text: z.string(),
  /** The line of code it speaks of: its own where it stands beside code, else the next line that holds code. */
  covers: z.int().positive(),
});
export type Directive = z.infer<typeof directiveSchema>;

const reason = z.string().trim().min(10).describe('Why this is right: a sentence that a reviewer can agree with.');
const person = z.string().trim().min(1);
const untilDate = z.iso.date();

/** Which findings an entry is about: by id, or by rule with globs for addon and path. */
const whichShape = {
  findings: z.array(z.string()).nonempty().optional().describe('Ids of findings.'),
  rule: z.string().optional().describe('Id of a rule; all its findings, or those that addon and path leave.'),
  addon: z.string().optional().describe('Key of the addon; * stands for any letters.'),
  path: z
    .string()
    .optional()
    .describe('Path as reports show it, relative to the root; * stands for a name, ** for folders.'),
};

const named = (entry: { findings?: unknown; rule?: unknown }) =>
  entry.findings !== undefined || entry.rule !== undefined;
const NAMED = { message: 'name findings by their ids, or a rule' };

export const acceptEntrySchema = z
  .strictObject({
    ...whichShape,
    owner: person.describe('Who answers for it.'),
    reason,
    until: untilDate.optional().describe('Last day on which it holds.'),
    note: z.string().optional().describe('Anything else; the program passes it on.'),
  })
  .refine(named, NAMED);
export type AcceptEntry = z.infer<typeof acceptEntrySchema>;

export const snoozeEntrySchema = z
  .strictObject({
    ...whichShape,
    until: untilDate.describe('Last day on which it stays out of sight; it comes back by itself.'),
    owner: person.optional(),
    reason: z.string().optional(),
    note: z.string().optional(),
  })
  .refine(named, NAMED);
export type SnoozeEntry = z.infer<typeof snoozeEntrySchema>;

const item = z.string().min(1).describe('Id of a debt item.');

/** The register of decisions, a file in the repository that is reviewed like code. */
export const registerSchema = z.strictObject({
  version: z.literal(1).default(1),
  accept: z.array(acceptEntrySchema).default([]).describe('Findings that stay as they are.'),
  snooze: z.array(snoozeEntrySchema).default([]).describe('Findings that are put off to a date.'),
  estimate: z
    .array(z.strictObject({ item, hours: z.number().positive(), reason: z.string().optional() }))
    .default([])
    .describe('Hours that the team gives an item, in the place of the computed middle.'),
  assign: z
    .array(z.strictObject({ item, to: person }))
    .default([])
    .describe('Who does an item.'),
  note: z
    .array(z.strictObject({ item, text: z.string().min(1) }))
    .default([])
    .describe('Remarks on an item.'),
});
export type Register = z.infer<typeof registerSchema>;

/** Path, as reports show it, to rule to what was there. */
export const baselineFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  counts: z.record(
    z.string(),
    z.record(
      z.string(),
      z.strictObject({
        count: z.int().positive(),
        /** Which ones: exact where the code has moved; the count alone decides where ids are left out or changed. */
        ids: z.array(z.string()).default([]),
      }),
    ),
  ),
});
export type Baseline = z.infer<typeof baselineFileSchema>;

/** What a baseline makes of a scan. `fixed`: was in the baseline and is gone. */
export const baselineSummarySchema = z.strictObject({
  known: z.int().nonnegative(),
  new: z.int().nonnegative(),
  fixed: z.int().nonnegative(),
});
export type BaselineSummary = z.infer<typeof baselineSummarySchema>;

/** A finding that somebody decided to live with. */
export const acceptedSchema = z.strictObject({
  id: z.string(),
  rule: z.string(),
  addon: z.string(),
  path: z.string(),
  line: z.int().positive(),
  severity: severitySchema,
  message: z.string(),
  reason: z.string(),
  owner: z.string().nullable(),
  /** Last day on which the decision holds, or null for no end. */
  until: z.iso.date().nullable(),
  /** `inline`: a comment. `register`: accepted. `snooze`: put off to `until`. */
  by: z.enum(['inline', 'register', 'snooze']),
  /** Where the decision stands: `path:line` of the comment, or the place in the register (`accept.0`). */
  where: z.string(),
  note: z.string().nullable(),
});
export type Accepted = z.infer<typeof acceptedSchema>;

export const PROBLEM_KINDS = ['directive', 'missing-reason', 'unknown-rule', 'expired', 'stale'] as const;

/** A decision that does not hold: it names what is not there, says too little, is over, or is about nothing. */
export const problemSchema = z.strictObject({
  kind: z.enum(PROBLEM_KINDS),
  /** File that holds the decision, relative to its root, or the register. */
  path: z.string(),
  /** Null in the register. */
  line: z.int().positive().nullable(),
  message: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;
