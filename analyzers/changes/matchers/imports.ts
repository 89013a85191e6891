import type { PythonFacts } from '../../../src/domain/facts/python.js';
import { scannedNames } from '../facts/own.js';
import { canonical, isTest, symbolAt } from '../facts/python.js';
import type { Hit, Scope } from '../scope.js';

/** Imports of modules that are gone, and of names gone from a module that stays. */
export function* matchImports(scope: Scope): Generator<Hit> {
  const modules = scope.index('py.import', 'modules', (match) => match.modules);
  const names = scope.index('py.import', 'names', (match) =>
    Object.entries(match.names).flatMap(([module, map]) => Object.keys(map).map((name) => `${module}:${name}`)),
  );
  const prefixes = scope
    .of('py.import')
    .flatMap((change) => change.match.prefixes.map((prefix) => ({ prefix, change })));
  const own = scannedNames(scope.portfolio);
  for (const file of scope.source.python) {
    const seen = new Set<string>();
    for (const entry of file.imports) {
      if (entry.module.startsWith('.')) continue;
      const paths = pathsOf(entry);
      if (own.has(addonOf(paths[0]!) ?? '')) continue;
      const module = canonical(entry.module);
      const name = first(names.get(`${module}:${entry.name}`));
      const whole =
        first(paths.flatMap((path) => modules.get(path) ?? [])) ??
        prefixes.find(({ prefix }) =>
          [entry.module, ...paths].some((path) => path === prefix || path.startsWith(`${prefix}.`)),
        )?.change;
      const found = name ?? whole;
      if (found === undefined) continue;
      // `from openerp import api, fields` is one line to change, whatever it imports.
      const isModuleItself = found === whole && modules.get(`${module}.${entry.name}`) === undefined;
      const key = isModuleItself ? `${entry.line}|${entry.module}|${found.id}` : '';
      if (key !== '' && seen.has(key)) continue;
      seen.add(key);
      const moved = found.match.names[module]?.[entry.name ?? ''] ?? null;
      yield {
        change: found,
        path: file.path,
        line: entry.line,
        column: entry.column,
        symbol: symbolAt(file, entry),
        subject: entry.name && !isModuleItself ? `${entry.module}.${entry.name}` : entry.module,
        ...(moved && entry.name ? { instead: `from ${moved} import ${entry.name}` } : {}),
        ...(isTest(file.path) || isGuarded(file, entry.line) ? { certainty: 'likely' as const } : {}),
      };
    }
  }
}

/** `from a.b import c` may import the module `a.b.c` or a name of `a.b`: both paths are asked. */
function pathsOf(entry: PythonFacts['imports'][number]): string[] {
  const module = canonical(entry.module);
  return entry.name && entry.name !== '*' ? [`${module}.${entry.name}`, module] : [module];
}

function addonOf(path: string): string | undefined {
  return /^odoo\.addons\.([^.]+)/.exec(path)?.[1];
}

/** An import in a `try` whose `except` stands just below it has a way out. */
function isGuarded(file: PythonFacts, line: number): boolean {
  return file.excepts.some(
    (entry) =>
      entry.line > line &&
      entry.line - line <= 8 &&
      entry.types.some((type) => /ImportError|ModuleNotFoundError/.test(type)),
  );
}

function first<T>(list: readonly T[] | undefined): T | undefined {
  return list?.[0];
}
