import type { z } from 'zod';
import type { codeBlockSchema } from './code-schema.js';

/** Schemas stand in files of their own, so that reading threads, which need none, load no zod. */
export type CodeBlock = z.infer<typeof codeBlockSchema>;

/**
 * Blocks with fewer tokens are not kept: no duplicate could be found in them. A hundred is the default of SonarQube
 * (https://docs.sonarsource.com/sonarqube-server/latest/user-guide/code-metrics/metrics-definition/, "Duplicated blocks":
 * "at least 100 successive and duplicated tokens … spread over at least 10 lines"). Brackets, commas and semicolons are not
 * counted here; they are 23 % of the tokens of the models of OCA/sale-workflow 14.0, so 75 is about the same size.
 */
export const LEAST_DUPLICATED_TOKENS = 75;
