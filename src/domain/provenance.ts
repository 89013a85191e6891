import { z } from 'zod';

/** What a result was made of, so that a reader can tell whether two were made alike. */
export const provenanceSchema = z.strictObject({
  /**
   * Digest of what was asked: target, rules and their settings, costs, planning, tickets and limits. Paths, threads, the day and the
   * contents of files are not in it: two runs with the same digest were asked the same.
   */
  settings: z.string().regex(/^[0-9a-f]{12}$/),
  /**
   * What each git checkout was at, sorted by name; local changes were not looked for. Left out where git was not to be read.
   */
  checkouts: z
    .array(
      z.strictObject({
        /** Root, and the path below it where the checkout lies deeper. */
        name: z.string(),
        /** Null: in no git repository, or git does not tell. */
        commit: z
          .string()
          .regex(/^[0-9a-f]{40,64}$/)
          .nullable(),
      }),
    )
    .optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;
