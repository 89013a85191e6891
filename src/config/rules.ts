import { z } from 'zod';
import { InputErrors } from '../domain/errors.js';
import { isImportedRule, type Severity } from '../domain/finding.js';
import { issueLines } from '../domain/issues.js';
import type { Draft, Rule } from '../domain/rule.js';
import { didYouMean } from '../domain/suggest.js';
import type { Config } from './schema.js';

/**
 * The rules that are on, with the severities and options of the configuration.
 * @throws InputErrors for every rule or option that does not exist.
 */
export function configureRules(all: readonly Rule[], { rules }: Pick<Config, 'rules'>): Rule[] {
  const mistakes = [
    ...unknownRules(all, rules),
    ...all.flatMap((rule) => optionMistakes(rule, rules.options[rule.meta.id])),
  ];
  if (mistakes.length > 0) throw new InputErrors(mistakes);
  const off = new Set(rules.off);
  return all
    .filter((rule) => !off.has(rule.meta.id))
    .map((rule) => withSeverity(withOptions(rule, rules.options[rule.meta.id]), rules.severity[rule.meta.id]));
}

function unknownRules(all: readonly Rule[], { off, severity, options }: Config['rules']): string[] {
  const known = new Set(all.map((rule) => rule.meta.id));
  const asked = { off, severity: Object.keys(severity), options: Object.keys(options) };
  return Object.entries(asked).flatMap(([key, ids]) =>
    ids
      // Which rules other tools have, only their reports tell; options they have none.
      .filter((id) => !known.has(id) && (key === 'options' || !isImportedRule(id)))
      .map((id) => `rules.${key}: ${id}: no such rule${didYouMean(id, known) || '; odoo-debt rules lists them'}`),
  );
}

function optionMistakes({ meta, options }: Rule, given: Config['rules']['options'][string] | undefined): string[] {
  if (given === undefined) return [];
  const schema = options ?? z.strictObject({});
  const parsed = schema.safeParse(given);
  if (parsed.success) return [];
  return issueLines(parsed.error, schema).map((line) => `rules.options.${meta.id}: ${line}`);
}

function withOptions(rule: Rule, options: Readonly<Record<string, unknown>> | undefined): Rule {
  if (options === undefined) return rule;
  return { ...rule, check: (context) => rule.check({ ...context, options }) };
}

/** A severity that a team has set holds for every finding of the rule, also where the rule grades them itself. */
function withSeverity(rule: Rule, severity: Severity | undefined): Rule {
  if (severity === undefined) return rule;
  return {
    ...rule,
    meta: { ...rule.meta, severity },
    check: function* (context): Iterable<Draft> {
      for (const draft of rule.check(context)) yield { ...draft, severity };
    },
  };
}
