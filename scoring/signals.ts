import type { AddonSource } from '../src/domain/addon.js';
import type { WeighContext } from './context.js';
import { CORE_MODELS } from './core-models.js';
import { extendedModels } from './surface.js';

/** What an addon offers to people and machines, read from its code: each entry is a place or a name. */
export interface Signals {
  dependents: string[];
  menus: string[];
  crons: string[];
  reports: string[];
  routes: string[];
  coreModels: string[];
  /** All models it extends in place, core or not. */
  extendedModels: string[];
  ownModels: string[];
  extendedViews: string[];
  ownViews: string[];
  javascript: string[];
}

export function staticSignals(source: AddonSource, { portfolio }: Pick<WeighContext, 'portfolio'>): Signals {
  const records = source.xml.flatMap((file) =>
    file.records.map((record) => ({ record, place: `${file.path}:${file.nodes[record.node]?.line ?? 1}` })),
  );
  const of = (...models: string[]) =>
    records.filter(({ record }) => models.includes(record.model)).map(({ place }) => place);
  const views = source.xml.flatMap((file) =>
    file.views.map((view) => {
      const record = file.records[view.record];
      return { view, place: `${file.path}:${(record && file.nodes[record.node]?.line) ?? 1}` };
    }),
  );
  const classes = source.python.flatMap((file) => file.classes.filter((entry) => entry.kind !== 'test'));
  const extended = [...new Set(classes.flatMap(extendedModels))].sort();
  return {
    dependents: [...(portfolio.graph.dependents.get(source.addon.name) ?? [])],
    menus: of('ir.ui.menu'),
    crons: of('ir.cron'),
    reports: of('ir.actions.report', 'ir.actions.report.xml'),
    routes: routePlaces(source),
    coreModels: extended.filter((name) => name in CORE_MODELS),
    extendedModels: extended,
    ownModels: classes
      .filter((entry) => entry.kind === 'model')
      .flatMap((entry) => ownModel(entry.model, entry.inherit)),
    extendedViews: views.filter(({ view }) => view.inherit !== null).map(({ place }) => place),
    ownViews: views.filter(({ view }) => view.inherit === null).map(({ place }) => place),
    javascript: source.javascript.filter((file) => !/(?:^|\/)(?:lib|tests)\//.test(file.path)).map((file) => file.path),
  };
}

function ownModel(name: string | null, inherit: readonly string[]): string[] {
  return name !== null && !inherit.includes(name) ? [name] : [];
}

function routePlaces(source: AddonSource): string[] {
  return source.python.flatMap((file) =>
    file.functions
      .filter((method) => method.decorators.some(({ name }) => name === 'route' || name.endsWith('.route')))
      .map((method) => `${file.path}:${method.line}`),
  );
}

/** True for addons that install themselves. Source: `auto_install` in odoo/modules/module.py: true, or a list of triggers since 14.0. */
export function isGlue(source: AddonSource): boolean {
  const value = source.manifest?.values?.auto_install;
  return (value === true || (Array.isArray(value) && value.length > 0)) && source.addon.depends.length > 1;
}
