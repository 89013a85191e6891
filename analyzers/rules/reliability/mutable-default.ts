import type { Parameter, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol } from '../shared/python.js';

const MUTATORS = /^(append|extend|insert|update|setdefault|pop|popitem|remove|clear|add|discard|sort)$/;

export default defineRule({
  meta: {
    id: 'reliability/mutable-default',
    title: 'Default value shared between calls',
    family: 'reliability',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 10, basis: 'Estimate: default None and one line.' },
    automation: 'assisted',
    tool: null,
    why: 'Python makes the default once. What one call puts into it, the next call, perhaps of another user or database, finds there.',
    remedy: 'Use `None` as the default and make the list or dict inside the function.',
    limits:
      'Reports only where the function changes the default itself. Defaults that are merely read do no harm and are silent, and so are parameters that are given a new value first.',
    sources: [
      'https://docs.python.org/3/tutorial/controlflow.html#default-argument-values',
      'https://pylint.readthedocs.io/en/stable/user_guide/messages/warning/dangerous-default-value.html',
    ],
    messages: { shared: '{function} changes the default of {parameter}, which all calls share.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const [index, method] of facts.functions.entries()) {
        if (isAcknowledged(facts, method.line, /dangerous-default|W0102|B006/)) continue;
        for (const parameter of method.parameters) {
          if (!isMutable(parameter.default) || !isChanged(facts, index, parameter)) continue;
          const symbol = methodSymbol(facts, method);
          const { line, column } = method;
          yield {
            message: 'shared',
            args: { function: symbol, parameter: parameter.name },
            path: facts.path,
            line,
            column,
            symbol,
            subject: parameter.name,
          };
        }
      }
    }
  },
});

function isMutable(value: Value | null): boolean {
  if (value === null) return false;
  return (
    value.kind === 'list' ||
    value.kind === 'dict' ||
    value.kind === 'set' ||
    (value.kind === 'call' && /^(dict|list|set)$/.test(value.callee))
  );
}

/** The parameter is changed in place before it is given another value. */
function isChanged(facts: PythonFacts, index: number, { name }: Parameter): boolean {
  const line = Math.min(
    ...facts.calls
      .filter((call) => call.function === index && call.callee === `${name}.${call.name}` && MUTATORS.test(call.name))
      .map((call) => call.line),
    ...facts.assignments
      .filter(
        (entry) =>
          entry.function === index && (entry.target === `${name}[]` || (entry.augmented && entry.target === name)),
      )
      .map((entry) => entry.line),
  );
  if (!Number.isFinite(line)) return false;
  return !facts.assignments.some(
    (entry) => entry.function === index && entry.target === name && !entry.augmented && entry.line <= line,
  );
}
