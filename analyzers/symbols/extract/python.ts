import type { PythonFacts } from '../../../src/domain/facts/python.js';
import { stringsOf } from '../../../src/domain/facts/value.js';
import { type Entry, row } from '../sections.js';
import { isOverload, methodLine, methodsOf, parametersOf } from './models.js';

/** Dotted name of a file, `prefix` being that of its package: `models/sale.py` in `odoo.addons.sale`. */
export function moduleName(prefix: string, path: string): string {
  const inner = path.replace(/\.py$/, '').replace(/(^|\/)__init__$/, '');
  return inner === '' ? prefix : `${prefix}.${inner.split('/').join('.')}`;
}

/**
 * Names that can be imported from a file: `n` its own, functions with their parameters; `i` those it imports, and from where;
 * `s` modules it imports all names of. With `deep`, methods of classes too, as `Class.method`.
 */
export function pythonEntry(prefix: string, file: PythonFacts, deep: boolean): Entry {
  const key = moduleName(prefix, file.path);
  const isPackage = /(^|\/)__init__\.py$/.test(file.path);
  const lines: string[] = [];
  for (const one of file.classes) if (one.within === null) lines.push(row('n', one.name));
  for (const one of file.functions) {
    if (one.within !== null || isOverload(one)) continue;
    const owner = one.class === null ? null : file.classes[one.class]!;
    if (owner === null) lines.push(row('n', one.name, `(${parametersOf(one.parameters)})`));
    else if (deep && owner.within === null) {
      lines.push(row('n', `${owner.name}.${one.name}`, `(${parametersOf(one.parameters)})`));
    }
  }
  for (const one of file.assignments) {
    if (one.function === null && one.class === null && /^\w+$/.test(one.target)) lines.push(row('n', one.target));
  }
  const imported = new Map<string, Set<string>>();
  for (const one of file.imports) {
    if (one.function !== null || one.class !== null) continue;
    const from = absolute(one.module, key, isPackage);
    if (one.name === '*') lines.push(row('s', from));
    else {
      // Where a name comes from matters in the core package only, whose functions have known parameters.
      const source = deep && one.name !== null && one.alias === null ? from : '';
      const names = imported.get(source) ?? new Set();
      imported.set(source, names.add(one.alias ?? one.name ?? one.module.split('.')[0]!));
    }
  }
  for (const [source, names] of imported) lines.push(row('i', [...names].sort().join(','), source));
  return { section: 'python', key, lines };
}

/** `..models` seen from `odoo.addons.sale.wizard.x` is `odoo.addons.sale.models`; `openerp` is told as `odoo`. */
function absolute(module: string, from: string, isPackage: boolean): string {
  const dots = /^\.*/.exec(module)![0].length;
  const rest = module.slice(dots);
  if (dots === 0) {
    // Python 2 tries the same package first; what is not found there is taken from outside by the lookup.
    return /^(odoo|openerp)(\.|$)/.test(rest) ? rest.replace(/^openerp/, 'odoo') : rest;
  }
  const base = from.split('.').slice(0, from.split('.').length - (isPackage ? dots - 1 : dots));
  return [...base, ...(rest === '' ? [] : [rest])].join('.');
}

/** Controllers: `B` module and bases, `M` methods with their URLs. */
export function controllerEntries(module: string, file: PythonFacts): Entry[] {
  return file.classes.flatMap((definition, index): Entry[] => {
    if (definition.kind !== 'controller') return [];
    const lines = [row('B', module, definition.bases.join(','))];
    for (const method of methodsOf(file, index)) {
      const urls = method.decorators
        .filter((decorator) => /(^|\.)route$/.test(decorator.name))
        .flatMap((decorator) => stringsOf(decorator.args[0] ?? decorator.kwargs.route));
      lines.push(methodLine('M', module, method, urls.join(' ')));
    }
    return [{ section: 'controllers', key: definition.name, lines }];
  });
}
