import { z } from 'zod';
import { positionShape, readErrorSchema } from '../position.js';
import { directiveSchema } from '../triage.js';

/** A literal as Python's `literal_eval` would give it, in JSON terms: tuples and sets become lists. */
export type Literal = string | number | boolean | null | Literal[] | { [key: string]: Literal };
export const literalSchema: z.ZodType<Literal> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(literalSchema), z.record(z.string(), literalSchema)]),
);

/** A path or name written in the manifest, with its place: entries of `data`, `depends`, `assets`, … */
export const manifestEntrySchema = z.strictObject({ ...positionShape, key: z.string(), value: z.string() });
export type ManifestEntry = z.infer<typeof manifestEntrySchema>;

export const manifestFactsSchema = z.strictObject({
  language: z.literal('manifest'),
  path: z.string(),
  lines: z.int().nonnegative(),
  errors: z.array(readErrorSchema),
  /** The dictionary; keys whose value is not a literal are left out and named in `errors`. Null when there is none. */
  values: z.record(z.string(), literalSchema).nullable(),
  /** Where each top-level key stands. */
  keys: z.record(z.string(), z.strictObject(positionShape)),
  /** Every string inside a list value (assets: `key` is `assets:<bundle>`), in source order. */
  entries: z.array(manifestEntrySchema),
  /** Comments that speak to this program; left out where there are none. */
  directives: z.array(directiveSchema).optional(),
});
export type ManifestFacts = z.infer<typeof manifestFactsSchema>;
