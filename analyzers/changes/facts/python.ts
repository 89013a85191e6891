import type { PythonClass, PythonFacts, PythonFunction } from '../../../src/domain/facts/python.js';
import { PassingMap } from '../../../src/domain/passing.js';

/** The Odoo packages under their present name: `openerp.tools` is `odoo.tools`. Source: odoo/__init__.py 10.0 alias. */
export function canonical(module: string): string {
  return module === 'openerp' || module.startsWith('openerp.') ? `odoo${module.slice('openerp'.length)}` : module;
}

/** Names of a file and the dotted path that its imports give them: `tools` → `odoo.tools`. */
export function aliasesOf(file: PythonFacts): ReadonlyMap<string, string> {
  let aliases = aliasCache.get(file);
  if (aliases === undefined) {
    aliases = new Map();
    for (const { module, name, alias } of file.imports) {
      if (module.startsWith('.') || name === '*') continue;
      if (name === null)
        aliases.set(alias ?? module.split('.')[0]!, alias ? canonical(module) : canonical(module.split('.')[0]!));
      else aliases.set(alias ?? name, `${canonical(module)}.${name}`);
    }
    aliasCache.set(file, aliases);
  }
  return aliases;
}
const aliasCache = new PassingMap<PythonFacts, Map<string, string>>();

/** A chain with its first part spelled out by the file's imports; null where it is no imported name. */
export function resolved(file: PythonFacts, chain: string): string | null {
  const end = chain.search(/[.([]/);
  const head = end < 0 ? chain : chain.slice(0, end);
  const path = aliasesOf(file).get(head);
  return path === undefined ? null : path + (end < 0 ? '' : chain.slice(end));
}

export function isModelClass(definition: PythonClass | undefined): definition is PythonClass {
  const kind = definition?.kind;
  return kind === 'model' || kind === 'transient' || kind === 'abstract';
}

/** Models that a class is part of: what it extends, and its own name. */
export function modelsOf(definition: PythonClass): string[] {
  const own = definition.model;
  return own === null || definition.inherit.includes(own) ? definition.inherit : [own, ...definition.inherit];
}

export function classOf(file: PythonFacts, index: number | null): PythonClass | undefined {
  return index === null ? undefined : file.classes[index];
}

/** `Class.method` or the name of the function or class something stands in; '' at module level. */
export function symbolAt(file: PythonFacts, place: { function: number | null; class: number | null }): string {
  const owner = classOf(file, place.class)?.name;
  const method = outermost(file, place.function)?.name;
  return [owner, method].filter(Boolean).join('.');
}

function outermost(file: PythonFacts, index: number | null): PythonFunction | undefined {
  let method = index === null ? undefined : file.functions[index];
  while (method && method.within !== null && method.class === null) method = file.functions[method.within];
  return method;
}

/** Files that only tests read: their names change with the tests of Odoo, not with its programming interface. */
export function isTest(path: string): boolean {
  return /(^|\/)tests?\//.test(path);
}
