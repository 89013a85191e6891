import type { ScannedCode } from '../domain/evidence/scanned-code.js';
import type { Portfolio } from '../domain/portfolio.js';

/** What evidence asks of the scanned code. Addons found twice count once, by their technical name. */
export function scannedCodeOf({ sources, registry }: Portfolio): ScannedCode {
  const nameOf = (key: string) => sources.get(key)?.addon.name ?? key;
  const named = (model: string, creates: boolean) => {
    const declarations = registry.models.get(model)?.declarations ?? [];
    return unique(declarations.filter((one) => one.creates === creates).map(({ addon }) => nameOf(addon)));
  };
  const tables = tablesOf({ sources });
  return {
    addons: unique([...sources.values()].map(({ addon }) => addon.name)),
    declarers: (model) => named(model, true),
    extenders: (model) => named(model, false),
    table: (model) => tables.get(model) ?? null,
    routes: registry.routes.map(({ url, addon }) => ({ url, addon: nameOf(addon) })),
    crons: cronsOf({ sources }),
  };
}

/** `_table` of the classes that set one. Source: odoo/models.py, `_table` defaults to the model with dots as underscores. */
function tablesOf({ sources }: Pick<Portfolio, 'sources'>): Map<string, string> {
  const tables = new Map<string, string>();
  for (const { python } of sources.values())
    for (const { classes } of python)
      for (const { model, table } of classes) if (model !== null && table !== null) tables.set(model, table);
  return tables;
}

/** Scheduled actions by the name their data give them; a translation or a change in the database is not seen. */
function cronsOf({ sources }: Pick<Portfolio, 'sources'>): { name: string; addon: string }[] {
  const crons: { name: string; addon: string }[] = [];
  for (const { addon, xml } of sources.values())
    for (const { records } of xml)
      for (const { model, fields } of records) {
        const name = model === 'ir.cron' ? fields.find((field) => field.name === 'name')?.text : undefined;
        if (name) crons.push({ name, addon: addon.name });
      }
  return crons;
}

const unique = (names: readonly string[]) => [...new Set(names)].sort();
