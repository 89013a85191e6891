import type { PythonFacts } from '../../../src/domain/facts/python.js';
import { classOf, isModelClass, symbolAt } from '../facts/python.js';
import type { Hit, Index, Scope } from '../scope.js';

/** Operators that are no word of anything else: a text that is just that is one, wherever it stands and however spelled. */
const UNMISTAKABLE = /^(not )?inselect$/i;

/** Strings and domains: magic names, operators, onchange results. */
export function* matchLiterals(scope: Scope): Generator<Hit> {
  const values = scope.index('py.string', 'values', (match) => match.values);
  const prefixes = scope
    .of('py.string')
    .flatMap((change) => change.match.prefixes.map((prefix) => ({ prefix, change })));
  const operators = scope.index('py.domain_operator', 'operators', (match) => match.operators);
  const onchange = scope.of('py.onchange_domain')[0];
  for (const file of scope.source.python) {
    if (values.size + prefixes.length > 0 || onchange) {
      for (const entry of file.strings) {
        const at = { path: file.path, line: entry.line, column: entry.column, symbol: symbolAt(file, entry) };
        for (const change of values.get(entry.value) ?? []) yield { ...at, change, subject: entry.value };
        for (const { prefix, change } of prefixes)
          if (entry.value.startsWith(prefix)) yield { ...at, change, subject: entry.value };
        const method = entry.function === null ? undefined : file.functions[entry.function];
        if (onchange && entry.value === 'domain' && method && isModelClass(classOf(file, entry.class))) {
          const answers =
            method.decorators.some((decorator) => /(^|\.)onchange$/.test(decorator.name)) && method.returnsValue;
          if (answers) yield { ...at, change: onchange, subject: `domain of ${method.name}` };
        }
      }
    }
    if (operators.size > 0) yield* matchOperatorWords(file, operators);
    for (const domain of operators.size > 0 ? file.domains : []) {
      for (const term of domain.terms) {
        const word = UNMISTAKABLE.test(term.operator) ? term.operator.toLowerCase() : term.operator;
        for (const change of operators.get(word) ?? []) {
          const symbol = symbolAt(file, domain);
          yield {
            change,
            path: file.path,
            line: term.line,
            column: term.column,
            symbol,
            subject: `${term.field} ${term.operator}`,
          };
        }
      }
    }
  }
}

/** Operators kept in a variable, or written in a way that no domain is recognised by. */
function* matchOperatorWords(file: PythonFacts, operators: Index<'py.domain_operator'>): Generator<Hit> {
  const inDomain = new Set(
    file.domains.flatMap((domain) => domain.terms.map((term) => `${term.line} ${term.operator}`)),
  );
  for (const entry of file.strings) {
    if (!UNMISTAKABLE.test(entry.value) || inDomain.has(`${entry.line} ${entry.value}`)) continue;
    for (const change of operators.get(entry.value.toLowerCase()) ?? []) {
      const { line, column } = entry;
      yield { change, path: file.path, line, column, symbol: symbolAt(file, entry), subject: entry.value };
    }
  }
}
