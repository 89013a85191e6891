import type { Parameter, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { callsOf, inClass, indexIn, inFunction, toTarget } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { assignmentsTo, isAcknowledged, isModelClass, methodSymbol, type Scoped } from '../shared/python.js';

const MUTATORS = 'append extend insert update setdefault pop popitem remove clear add discard sort'.split(' ');

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
      'Reports where the function changes the default, keeps it in an object, and where a method changes a list or dictionary that stands in the body of a model class. Defaults that are merely read or handed on do no harm and are silent, and so are parameters that are given a new value first. `default=[]` of a field is silent: Odoo converts the value and keeps none of it.',
    sources: [
      'https://docs.python.org/3/tutorial/controlflow.html#default-argument-values',
      'https://pylint.readthedocs.io/en/stable/user_guide/messages/warning/dangerous-default-value.html',
    ],
    messages: {
      shared: '{function} changes the default of {parameter}, which all calls share.',
      kept: '{function} gives the default of {parameter} away: whoever changes it changes the default of all calls.',
      attribute:
        '{function} changes {attribute} of the class, which all records, users and databases of the process share.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const [index, method] of facts.functions.entries()) {
        if (isAcknowledged(facts, method.line, /dangerous-default|W0102|B006/)) continue;
        for (const parameter of method.parameters) {
          if (!isMutable(parameter.default)) continue;
          const message = isChanged(facts, index, parameter)
            ? 'shared'
            : isKept(facts, index, parameter)
              ? 'kept'
              : null;
          if (message === null) continue;
          const symbol = methodSymbol(facts, method);
          const { line, column } = method;
          yield {
            message,
            args: { function: symbol, parameter: parameter.name },
            path: facts.path,
            line,
            column,
            symbol,
            subject: parameter.name,
          };
        }
      }
      yield* sharedAttributes(facts);
    }
  },
});

/** Lists and dictionaries in the body of a model class that a method changes in place. */
function* sharedAttributes(facts: PythonFacts): Iterable<Draft> {
  for (const [index, owner] of facts.classes.entries()) {
    if (!isModelClass(owner)) continue;
    for (const { name, value } of owner.attributes) {
      if (!isMutable(value)) continue;
      const change = changeOf(facts, index, name);
      const at = change?.function == null ? undefined : facts.functions[change.function];
      if (change === undefined || at === undefined || isAcknowledged(facts, change.line, /shared|RUF012|cache/))
        continue;
      const symbol = methodSymbol(facts, at);
      yield {
        message: 'attribute',
        args: { function: symbol, attribute: name },
        path: facts.path,
        line: change.line,
        column: change.column,
        symbol,
        subject: name,
      };
    }
  }
}

function changeOf(facts: PythonFacts, owner: number, name: string): Scoped | undefined {
  const receivers = [`self.${name}`, `cls.${name}`];
  const calls = inClass(facts.calls, owner);
  const assignments = inClass(facts.assignments, owner);
  // `self.x = []` in the class gives each record a value of its own; models refuse that, but Odoo's own setters may.
  if (receivers.some((receiver) => toTarget(assignments, receiver).some((entry) => !entry.augmented))) return undefined;
  return (
    firstOf(
      calls,
      receivers.flatMap((receiver) => MUTATORS.flatMap((method) => callsOf(calls, `${receiver}.${method}`))),
    ) ??
    firstOf(
      assignments,
      receivers.flatMap((receiver) => toTarget(assignments, `${receiver}[]`)),
    )
  );
}

/** The first of some entries of a list that stands in a function. */
function firstOf<T extends Scoped>(list: readonly T[], some: readonly T[]): T | undefined {
  let first: T | undefined;
  for (const entry of some)
    if (entry.function !== null && (first === undefined || indexIn(list, entry) < indexIn(list, first))) first = entry;
  return first;
}

/** The parameter itself is stored in an object or returned, before it is given another value. */
function isKept(facts: PythonFacts, index: number, { name }: Parameter): boolean {
  if (assignmentsTo(facts, index, name).length > 0) return false;
  return inFunction(facts.assignments, index).some(
    (entry) => /^(self|cls)\./.test(entry.target) && entry.value.kind === 'name' && entry.value.name === name,
  );
}

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
  const calls = inFunction(facts.calls, index);
  const own = assignmentsTo(facts, index, name);
  const changes = [
    ...MUTATORS.flatMap((method) => callsOf(calls, `${name}.${method}`)),
    ...assignmentsTo(facts, index, `${name}[]`),
    ...own.filter((entry) => entry.augmented),
  ];
  if (changes.length === 0) return false;
  const line = changes.reduce((least, entry) => Math.min(least, entry.line), Number.POSITIVE_INFINITY);
  return !own.some((entry) => !entry.augmented && entry.line <= line);
}
