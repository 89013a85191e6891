import { classOf, isModelClass, symbolAt } from '../facts/python.js';
import type { Hit, Scope } from '../scope.js';

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
    for (const domain of operators.size > 0 ? file.domains : []) {
      for (const term of domain.terms) {
        for (const change of operators.get(term.operator) ?? []) {
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
