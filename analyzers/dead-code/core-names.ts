import type { SymbolIndex } from '../../src/domain/symbols.js';

/** Names of all members that Odoo's own models have in a series. */
interface CoreNames {
  fields: ReadonlySet<string>;
  methods: ReadonlySet<string>;
}

const known = new WeakMap<SymbolIndex, CoreNames>();

/**
 * Odoo asks for some members by name on any model (`_get_report_values`, `access_token`): a name that some model of Odoo
 * has may be called by Odoo on this one.
 */
export function coreNamesOf(index: SymbolIndex): CoreNames {
  let names = known.get(index);
  if (names === undefined) {
    const fields = new Set<string>();
    const methods = new Set<string>();
    for (const name of index.models()) {
      const model = index.model(name);
      for (const field of model?.fields.keys() ?? []) fields.add(field);
      for (const method of model?.methods.keys() ?? []) methods.add(method);
    }
    names = { fields, methods };
    known.set(index, names);
  }
  return names;
}
