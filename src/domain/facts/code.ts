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
export type CodeBlock = z.infer<typeof codeBlockSchema>;

/**
 * Blocks with fewer tokens are not kept: no duplicate could be found in them. A hundred is the default of SonarQube
 * (https://docs.sonarsource.com/sonarqube-server/latest/user-guide/code-metrics/metrics-definition/, "Duplicated blocks":
 * "at least 100 successive and duplicated tokens … spread over at least 10 lines"). Brackets, commas and semicolons are not
 * counted here; they are 23 % of the tokens of the models of OCA/sale-workflow 14.0, so 75 is about the same size.
 */
export const LEAST_DUPLICATED_TOKENS = 75;

/** Every word of a file: pairs of its hash and how often it stands there. See analyzers/tokens/words.ts. */
export const wordsSchema = z.array(z.int());
