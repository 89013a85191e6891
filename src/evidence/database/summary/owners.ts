import type { ScannedCode } from '../../../domain/evidence/scanned-code.js';
import type { Bundle } from '../bundle/read.js';

/** Which module creates a model and which extend it, from the database and from the scanned code. */
export interface Owners {
  /** Sorted models by module. */
  own: ReadonlyMap<string, readonly string[]>;
  extended: ReadonlyMap<string, readonly string[]>;
  declarers(model: string): readonly string[];
  extenders(model: string): readonly string[];
  /** Every model that the database knows, sorted. */
  models: readonly string[];
  transient(model: string): boolean;
}

/**
 * ir.model.data has a row per module that defines or inherits a model; the first of a real module is taken for the one
 * that creates it (`_reflect_model` in Odoo's ir_model.py gives no better sign). Where the code was read, the code
 * decides.
 */
export function ownersOf(bundle: Bundle, scanned: ScannedCode): Owners {
  const declared = new Map<string, Set<string>>();
  const extending = new Map<string, Set<string>>();
  const transients = new Set<string>();
  const inDatabase = new Map<string, { first: string | null; others: string[] }>();
  for (const row of bundle.rows('S04') ?? []) {
    const model = inDatabase.get(row.model) ?? { first: null, others: [] };
    inDatabase.set(row.model, model);
    if (row.transient === true) transients.add(row.model);
    if (row.module === null || row.not_a_real_module === true) continue;
    if (row.is_first_declarer === true) model.first = row.module;
    else model.others.push(row.module);
  }
  for (const { model } of bundle.rows('S07') ?? [])
    if (!inDatabase.has(model)) inDatabase.set(model, { first: null, others: [] });
  for (const [model, { first, others }] of inDatabase) {
    const fromCode = scanned.declarers(model);
    const declarers = new Set(fromCode.length > 0 ? fromCode : first === null ? [] : [first]);
    const rest = [...scanned.extenders(model), ...others, ...(first === null ? [] : [first])];
    declared.set(model, declarers);
    extending.set(model, new Set(rest.filter((addon) => !declarers.has(addon))));
  }
  return {
    own: byModule(declared),
    extended: byModule(extending),
    declarers: (model) => [...(declared.get(model) ?? [])].sort(),
    extenders: (model) => [...(extending.get(model) ?? [])].sort(),
    models: [...inDatabase.keys()].sort(),
    transient: (model) => transients.has(model),
  };
}

function byModule(models: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const [model, modules] of models)
    for (const module of modules) result.set(module, [...(result.get(module) ?? []), model]);
  for (const list of result.values()) list.sort();
  return result;
}
