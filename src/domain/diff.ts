import { z } from 'zod';

/** What the findings were held against: the same code before a change, as git has it. */
export const diffSchema = z.strictObject({
  /** As the caller named it. */
  ref: z.string(),
  /** By root, in the order of `roots`: the commit it is compared with; null where the change is not in its repository. */
  commits: z.array(z.string().nullable()),
  /** Keys of the addons in which a file differs, sorted. */
  addons: z.array(z.string()),
});
export type Diff = z.infer<typeof diffSchema>;
