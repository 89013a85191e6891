import type { PythonClass, PythonFacts } from '../../../src/domain/facts/python.js';
import { canonical, classOf, resolved, symbolAt } from '../../changes/facts/python.js';
import type { Use } from './types.js';

type Add = (use: Use) => void;

/** Imports from Odoo's packages, and overridden methods of its controllers. */
export function importUses(file: PythonFacts, add: Add): void {
  for (const one of file.imports) {
    if (one.module.startsWith('.')) continue;
    const module = canonical(one.module);
    if (!/^odoo(\.|$)/.test(module)) continue;
    const guarded = file.excepts.some(
      (entry) =>
        entry.line > one.line &&
        entry.line - one.line <= 8 &&
        entry.types.some((type) => /ImportError|ModuleNotFound/.test(type)),
    );
    add({
      kind: 'python',
      module,
      name: one.name === '*' ? null : one.name,
      sure: guarded ? 'possible' : 'certain',
      path: file.path,
      line: one.line,
      column: one.column,
      symbol: symbolAt(file, one),
    });
  }
  for (const [index, method] of file.functions.entries()) {
    const owner = classOf(file, method.class);
    if (owner === undefined || method.within !== owner.within) continue;
    for (const className of coreBases(file, owner)) {
      const symbol = symbolAt(file, { function: index, class: method.class });
      const at = { path: file.path, line: method.line, column: method.column, symbol };
      add({ kind: 'controller', className, definition: method, sure: 'certain', ...at });
    }
  }
}

/** Names of the classes of `odoo.addons` that a class extends. */
function coreBases(file: PythonFacts, owner: PythonClass): string[] {
  return owner.bases.flatMap((base) => {
    const path = resolved(file, base);
    return path?.startsWith('odoo.addons.') ? [path.slice(path.lastIndexOf('.') + 1)] : [];
  });
}
