import type { PythonFacts } from '../../../src/domain/facts/python.js';
import { canonical, classOf, isModelClass, resolved, symbolAt } from '../facts/python.js';
import type { ChangeOf } from '../load.js';
import type { Hit, Scope } from '../scope.js';

type Use = { line: number; column: number; function: number | null; class: number | null };

/** Modules, not packages: what stands below them is an object (`odoo.http.request`). */
const FLAT = new Set([
  'odoo.http',
  'odoo.exceptions',
  'odoo.fields',
  'odoo.api',
  'odoo.osv.fields',
  'odoo.osv.expression',
]);

/** Names of the Odoo packages: imported by name, or reached through an imported module. */
export function* matchSymbols(scope: Scope): Generator<Hit> {
  const names = scope.index('py.symbol', 'names', (match) => match.names);
  if (names.size === 0) return;
  const below = (path: string, change: ChangeOf<'py.symbol'>) =>
    change.match.under.some((root) => path === root || (!FLAT.has(root) && path.startsWith(`${root}.`)));
  for (const file of scope.source.python) {
    const hit = (change: ChangeOf<'py.symbol'>, use: Use, subject: string): Hit => ({
      change,
      path: file.path,
      line: use.line,
      column: use.column,
      symbol: symbolAt(file, use),
      subject,
    });
    for (const entry of file.imports) {
      if (entry.name === null || entry.module.startsWith('.')) continue;
      for (const change of names.get(entry.name) ?? []) {
        if (below(canonical(entry.module), change)) yield hit(change, entry, `${entry.module}.${entry.name}`);
      }
    }
    for (const { chain, use } of chainsOf(file)) {
      const dot = chain.lastIndexOf('.');
      if (dot < 0) continue;
      const candidates = names.get(chain.slice(dot + 1));
      if (!candidates) continue;
      const path = resolved(file, chain.slice(0, dot));
      if (path === null) continue;
      for (const change of candidates) if (below(path, change)) yield hit(change, use, chain);
    }
  }
}

/** Every dotted chain of a file that may name something: calls, attributes, decorators, bases, exceptions. */
export function* chainsOf(file: PythonFacts): Generator<{ chain: string; use: Use }> {
  for (const call of file.calls) yield { chain: call.callee, use: call };
  for (const attribute of file.attributes) yield { chain: attribute.chain, use: attribute };
  for (const entry of file.raises) yield { chain: entry.type, use: entry };
  for (const entry of file.excepts) for (const chain of entry.types) yield { chain, use: entry };
  for (const [index, definition] of file.classes.entries()) {
    const use = { line: definition.line, column: definition.column, function: definition.within, class: index };
    for (const chain of definition.bases) yield { chain, use };
  }
  for (const [index, method] of file.functions.entries()) {
    for (const decorator of method.decorators) {
      yield {
        chain: decorator.name,
        use: { line: decorator.line, column: decorator.column, function: index, class: method.class },
      };
    }
  }
}

/** Decorators of methods: `@api.multi`, `@http.route(type='json')`. */
export function* matchDecorators(scope: Scope): Generator<Hit> {
  const names = scope.index('py.decorator', 'names', (match) => match.names);
  if (names.size === 0) return;
  for (const file of scope.source.python) {
    for (const [index, method] of file.functions.entries()) {
      for (const decorator of method.decorators) {
        const full = resolved(file, decorator.name) ?? decorator.name;
        const key = /(^|\.)(\w+\.\w+)$/.exec(full)?.[2] ?? full;
        for (const change of names.get(key) ?? []) {
          const { with: beside, kwarg, value } = change.match;
          if (beside && !method.decorators.some((other) => beside.includes(other.name))) continue;
          const given = kwarg === undefined ? null : decorator.kwargs[kwarg];
          if (kwarg !== undefined && given === undefined) continue;
          if (value !== undefined && !(given?.kind === 'string' && given.value === value)) continue;
          yield {
            change,
            path: file.path,
            line: decorator.line,
            column: decorator.column,
            symbol: symbolAt(file, { function: index, class: method.class }),
            subject: `@${decorator.name}${kwarg === undefined ? '' : `(${kwarg}="${value}")`}`,
          };
        }
      }
    }
  }
}

/** `request.jsonrequest`, `self.env.in_draft`, `self._cr`: a name right behind a telling base. */
export function* matchAttributes(scope: Scope): Generator<Hit> {
  const names = scope.index('py.attr', 'names', (match) => match.names.map((name) => `${match.base}.${name}`));
  const last = scope.index('py.attr', 'last parts', (match) => match.names);
  const assigned = scope.index('py.assign', 'names', (match) => match.names.map((name) => `${match.base}.${name}`));
  const chains = scope.of('py.chain');
  if (names.size + assigned.size + chains.length === 0) return;
  for (const file of scope.source.python) {
    // Most chains end in no name of interest: one look at each part is all they cost.
    const uses = [
      ...file.attributes.map((use) => ({ chain: use.chain, use })),
      ...file.calls.map((use) => ({ chain: use.callee, use })),
    ];
    for (const { chain, use } of uses) {
      const base = { path: file.path, line: use.line, column: use.column, symbol: symbolAt(file, use) };
      const parts = chain.split('.');
      for (let index = 1; index < parts.length; index++) {
        if (!last.has(parts[index]!.replace(/[([].*/s, ''))) continue;
        const key = `${parts[index - 1]}.${parts[index]!.replace(/[([].*/s, '')}`;
        for (const change of names.get(key) ?? []) {
          if (parts[index - 1] === 'self' && !isModelClass(classOf(file, use.class))) continue;
          // `self.request.x` and `werkzeug.request.x` are other objects.
          if (change.match.base === 'request' && (index !== 1 || resolved(file, 'request') !== 'odoo.http.request'))
            continue;
          yield { ...base, change, subject: key };
        }
      }
      for (const change of chains) {
        const found = change.match.contains.find((part) => `.${chain}.`.includes(`.${part}.`));
        if (found) yield { ...base, change, subject: found };
      }
    }
    for (const entry of file.assignments) {
      const key = entry.target.split('.').slice(-2).join('.');
      for (const change of assigned.get(key) ?? []) {
        if (change.match.base === 'request' && entry.target.startsWith('self')) continue;
        yield {
          change,
          path: file.path,
          line: entry.line,
          column: entry.column,
          symbol: symbolAt(file, entry),
          subject: `${key} =`,
        };
      }
    }
  }
}
