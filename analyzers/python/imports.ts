import type { FileContext } from './context.js';
import { K } from './kinds.js';
import { firstChild, lastChild, nextSibling, textOf } from './tree.js';

/** Reads one import statement: an entry per imported name, at the place of that name. */
export function readImport(file: FileContext, statement: number): void {
  const { tree } = file;
  const kind = tree.kinds[statement];
  const compact = (node: number): string => textOf(tree, node).replace(/\s+/g, '');
  let child = firstChild(tree, statement);
  let from: string | null = kind === K.FutureImport ? '__future__' : null;
  if (kind === K.ImportFrom && child >= 0) {
    from = compact(child);
    child = nextSibling(tree, child);
  }
  for (; child >= 0; child = nextSibling(tree, child)) {
    if (tree.kinds[child] === K.Wildcard) {
      add(file, child, from ?? '', '*', null);
    } else if (tree.kinds[child] === K.AliasedImport) {
      const name = compact(firstChild(tree, child));
      const alias = textOf(tree, lastChild(tree, child));
      add(file, child, from ?? name, from === null ? null : name, alias);
    } else if (tree.kinds[child] === K.DottedName) {
      const name = compact(child);
      add(file, child, from ?? name, from === null ? null : name, null);
    }
  }
}

function add(file: FileContext, node: number, module: string, name: string | null, alias: string | null): void {
  const { function: within, class: owner } = file.scope;
  file.facts.imports.push({ ...file.at(node), function: within, class: owner, module, name, alias });
  if (name === '*') return;
  if (name !== null) file.imported.set(alias ?? name, module.endsWith('.') ? module + name : `${module}.${name}`);
  else if (alias !== null) file.imported.set(alias, module);
}
