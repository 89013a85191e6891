import type { PythonClass, PythonFacts, PythonFunction } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { isMigrationPath, isTestAddon } from '../shared/paths.js';
import { isAcknowledged, methodSymbol, methodsOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/redefined-member',
    title: 'Field or method written twice in one class',
    family: 'reliability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'Estimate: merge the two, or rename one; run what called the first.' },
    automation: 'manual',
    tool: null,
    why: 'The second takes the place of the first, which Python drops without a word: mostly the leftover of a merge, and one of the two is not what its author thinks runs.',
    remedy: 'Delete the one that is not meant, or give it a name of its own.',
    limits:
      'Methods and fields with one name in the body of one class. Silent on properties with setters, overloads, decorated dispatch, definitions in the branches of an `if` or a `try`, and in upgrade scripts.',
    sources: [
      'https://pylint.readthedocs.io/en/stable/user_guide/messages/error/function-redefined.html',
      'https://docs.python.org/3/reference/executionmodel.html#naming-and-binding',
    ],
    messages: {
      method: '{name} is defined a second time; the one on line {first} never runs.',
      field: '{name} is declared a second time; what line {first} says does not count.',
    },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    if (isTestAddon(source)) return;
    for (const facts of source.python) {
      if (isMigrationPath(facts.path)) continue;
      for (const [index, owner] of facts.classes.entries()) {
        yield* methods(facts, index);
        yield* fields(facts, index, owner);
      }
    }
  },
});

function* methods(facts: PythonFacts, owner: number): Iterable<Draft> {
  const seen = new Map<string, PythonFunction>();
  const column = Math.min(...methodsOf(facts, owner).map((method) => method.column));
  for (const method of methodsOf(facts, owner)) {
    // Deeper than its fellows: it stands in the branch of an `if` or `try`.
    if (
      method.column !== column ||
      method.decorators.some((entry) => !/^(\w+\.)?(api\.\w+|http\.route|route)$/.test(entry.name))
    )
      continue;
    const first = seen.get(method.name);
    seen.set(method.name, method);
    if (first === undefined || isAcknowledged(facts, method.line, /redefined|E0102|F811/)) continue;
    const args = { name: method.name, first: first.line };
    const symbol = methodSymbol(facts, method);
    yield { ...atUse(facts, { ...method, function: null }, { message: 'method', args, subject: method.name }), symbol };
  }
}

function* fields(facts: PythonFacts, index: number, { fields: declared }: PythonClass): Iterable<Draft> {
  const seen = new Map<string, number>();
  for (const field of declared) {
    const first = seen.get(field.name);
    seen.set(field.name, field.line);
    if (first === undefined || first === field.line) continue;
    const use = { line: field.line, column: field.column, function: null, class: index };
    yield atUse(facts, use, { message: 'field', args: { name: field.name, first }, subject: `field:${field.name}` });
  }
}
