import { z } from 'zod';

/** A file or folder, relative to its root, and the reason. */
export const pathReasonSchema = z.strictObject({ path: z.string(), why: z.string() });
export type PathReason = z.infer<typeof pathReasonSchema>;

/** What was looked at, what was not, and what could not be told. */
export const coverageSchema = z.strictObject({
  /** Source files that a reader was asked to read. */
  files: z.int().nonnegative(),
  /** Those that were read whole. */
  parsed: z.int().nonnegative(),
  failed: z.array(pathReasonSchema),
  skipped: z.array(pathReasonSchema),
  /** Questions the program could not answer, in words, each with how often: "12 references to models outside the scanned code". */
  unknown: z.array(z.string()),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** How the reason of a file begins that reading was stopped at: it took too long, too much memory, or its thread died. */
export const STOPPED = 'reading was stopped';

/** Files that another run, with more time or memory, may read; without them the result is not what was asked for. */
export function stoppedFiles({ failed }: Pick<Coverage, 'failed'>): PathReason[] {
  return failed.filter(({ why }) => why.startsWith(`${STOPPED}: `));
}
