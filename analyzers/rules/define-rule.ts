import type { z } from 'zod';
import type { Draft, Rule, RuleContext } from '../../src/domain/rule.js';

/** A rule with options: its check gets them complete, defaults filled in. */
interface RuleWithOptions<S extends z.ZodObject> extends Omit<Rule, 'check' | 'options'> {
  /** Every key with a default and a description. */
  options: S;
  check(context: RuleContext & { options: z.output<S> }): Iterable<Draft>;
}

/**
 * Gives a rule its type. Every rule file is one `export default defineRule({ meta, requires, options, check })`, in that
 * order, with its helpers below; the file's place is its id: `<family>/<id>.ts`. Most rules have no options.
 */
export function defineRule<S extends z.ZodObject>(rule: RuleWithOptions<S>): Rule;
export function defineRule(rule: Rule): Rule;
export function defineRule<S extends z.ZodObject>(rule: Rule | RuleWithOptions<S>): Rule {
  const { options } = rule;
  if (options === undefined) return rule;
  const check = rule.check as Rule['check'];
  return { ...rule, check: (context) => check({ ...context, options: options.parse(context.options ?? {}) }) };
}
