import { z } from 'zod';

/**
 * A function, method or view as a sequence of statements, for finding the same sequence elsewhere. Spacing, comments,
 * quotes, brackets and commas do not count, so that code survives a formatter as the same code.
 */
export const codeBlockSchema = z.strictObject({
  /** `Class.method`, a function's name, or the full XML id of a view. */
  symbol: z.string(),
  /** Four numbers a statement, in source order: first line, last line, 32-bit hash of its tokens, number of tokens. */
  statements: z.array(z.int()),
});

/** Every word of a file: pairs of its hash and how often it stands there. See analyzers/tokens/words.ts. */
export const wordsSchema = z.array(z.int());
