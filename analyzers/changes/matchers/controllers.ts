import type { PythonClass, PythonFacts, PythonFunction } from '../../../src/domain/facts/python.js';
import { classOf, resolved, symbolAt } from '../facts/python.js';
import type { Hit, Scope } from '../scope.js';

/** Controllers that extend one of Odoo's, and addresses that Odoo no longer answers. */
export function* matchControllers(scope: Scope): Generator<Hit> {
  const controllers = scope.index('controller', 'controller', (match) => [match.controller]);
  for (const file of scope.source.python) {
    for (const [index, method] of file.functions.entries()) {
      const owner = classOf(file, method.class);
      if (owner === undefined || method.within !== owner.within) continue;
      for (const base of coreBases(file, owner)) {
        for (const change of controllers.get(base) ?? []) {
          const gone = change.match.names.includes(method.name) && method.callsSuper;
          const [before, after] = change.match.signatures[method.name] ?? [];
          if (!gone && !(before && after && !fits(method, before, after))) continue;
          yield {
            change,
            path: file.path,
            line: method.line,
            column: method.column,
            symbol: symbolAt(file, { function: index, class: method.class }),
            subject: `def ${method.name}`,
          };
        }
      }
    }
  }
  yield* addresses(scope);
}

/** Names of the classes of `odoo.addons` that a class extends, under the name Odoo gives them. */
function coreBases(file: PythonFacts, owner: PythonClass): string[] {
  return owner.bases.flatMap((base) => {
    const path = resolved(file, base);
    return path?.startsWith('odoo.addons.') ? [path.slice(path.lastIndexOf('.') + 1)] : [];
  });
}

/** Does an override take the parameters that the framework and `super()` use from now on? */
function fits(method: PythonFunction, before: readonly string[], after: readonly string[]): boolean {
  const named = (names: readonly string[]) => names.filter((name) => !name.startsWith('*') && name !== 'self');
  const own = method.parameters.filter((entry) => entry.kind === 'plain').map((entry) => entry.name);
  const stale = named(before).some((name) => !after.includes(name) && own.includes(name));
  if (stale) return !method.callsSuper;
  const open = method.parameters.some((entry) => entry.kind === 'kwargs');
  return open || named(after).every((name) => before.includes(name) || own.includes(name));
}

function* addresses(scope: Scope): Generator<Hit> {
  const urls = scope.index('url', 'urls', (match) => match.urls);
  const own = new Set(scope.portfolio.registry.routes.map((route) => route.url));
  for (const file of scope.source.javascript) {
    const places = [
      ...file.calls.flatMap((call) => call.args.map((text) => ({ text, line: call.line, column: call.column }))),
      ...file.properties.map(({ value, line, column }) => ({ text: value, line, column })),
    ];
    for (const { text, line, column } of places) {
      const change = text === null || own.has(text) ? undefined : urls.get(text)?.[0];
      if (change) yield { change, path: file.path, line, column, subject: text! };
    }
  }
}
