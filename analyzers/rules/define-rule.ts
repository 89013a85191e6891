import type { Rule } from '../../src/domain/rule.js';

/**
 * Gives a rule its type. Every rule file is one `export default defineRule({ meta, requires, check })`, in that order,
 * with its helpers below; the file's place is its id: `<family>/<id>.ts`.
 */
export const defineRule = (rule: Rule): Rule => rule;
