import type { AddonSource } from '../src/domain/addon.js';
import type { Factor, Score } from '../src/domain/score.js';
import type { WeighContext } from './context.js';
import { CORE_MODELS } from './core-models.js';
import { counted, factor, saturate, scoreOf } from './factor.js';
import { extendedModels } from './surface.js';

/** Said with every usage figure that rests on the code alone. */
export const STATIC_ONLY = 'static: no use was observed; no evidence was given';

/** What an addon offers to people and machines, read from its code: each entry is a place or a name. */
export interface Signals {
  dependents: string[];
  menus: string[];
  crons: string[];
  reports: string[];
  routes: string[];
  coreModels: string[];
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
  return {
    dependents: [...(portfolio.graph.dependents.get(source.addon.name) ?? [])],
    menus: of('ir.ui.menu'),
    crons: of('ir.cron'),
    reports: of('ir.actions.report', 'ir.actions.report.xml'),
    routes: routePlaces(source),
    coreModels: [...new Set(classes.flatMap(extendedModels))].filter((name) => name in CORE_MODELS).sort(),
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

/** Most points of a signal and the count that gives half of them. Opinions; a middle is set by PRIOR. */
const SIGNAL_POINTS: readonly [keyof Signals, number, number, string][] = [
  ['dependents', 16, 2, 'scanned addon that needs it'],
  ['coreModels', 14, 2, 'model of the daily work that it extends'],
  ['menus', 12, 2, 'menu entry'],
  ['crons', 9, 1, 'scheduled action'],
  ['routes', 8, 2, 'web route'],
  ['reports', 7, 1, 'report'],
  ['ownModels', 6, 3, 'model of its own'],
  ['extendedViews', 6, 4, 'existing view that it extends'],
  ['ownViews', 4, 6, 'view of its own'],
  ['javascript', 3, 3, 'client-side file'],
];

/** What is installed was wanted once: where nothing is known, an addon is neither used (100) nor unused (0). */
const PRIOR = 15;
/** Points of a glue addon whose parts were not scanned. Assumption: the apps it joins are in use, or nobody had it. */
const GLUE_OUTSIDE = 20;

/**
 * Usage as far as the code tells, 0 to 100: it says what people could use, not what they do. Confidence is always low.
 */
export function usageOf(source: AddonSource, context: WeighContext): Score {
  const factors = [
    factor('prior', PRIOR, 0, `nothing observed, so a start between used and unused (${STATIC_ONLY})`),
    ...signalFactors(source, context),
    ...glueFactor(source, context),
    ...notInstallable(source),
  ];
  return scoreOf(factors, 'low');
}

function signalFactors(source: AddonSource, context: WeighContext): Factor[] {
  const signals = staticSignals(source, context);
  return SIGNAL_POINTS.flatMap(([id, points, half, noun]) => {
    const list = signals[id];
    if (list.length === 0) return [];
    return [
      factor(
        kebab(id),
        points * saturate(list.length, half),
        list.length,
        `${counted(list.length, noun)} (${STATIC_ONLY})`,
        list,
      ),
    ];
  });
}

/**
 * An addon that Odoo installs by itself as soon as its parts are there (`auto_install`, with two parts or more) has no
 * menus of its own and is used as much as the least used of its parts, never less than its own signals say.
 */
function glueFactor(source: AddonSource, context: WeighContext): Factor[] {
  if (!isGlue(source)) return [];
  const own = signalPoints(source, context);
  const parts = [...context.portfolio.sources.values()].filter(
    (other) => other.addon.key !== source.addon.key && source.addon.depends.includes(other.addon.name),
  );
  const scanned = parts.map((part) => signalPoints(part, context));
  const worth = scanned.length > 0 ? Math.min(...scanned) : GLUE_OUTSIDE;
  const why =
    scanned.length > 0
      ? 'installs itself where its parts are: judged like the least used of them'
      : 'installs itself where its parts are, which were not scanned';
  const points = Math.max(0, worth - own);
  return [factor('glue', points, source.addon.depends.length, `${why} (${STATIC_ONLY})`, source.addon.depends)];
}

function signalPoints(source: AddonSource, context: WeighContext): number {
  return signalFactors(source, context).reduce((sum, { points }) => sum + points, 0);
}

/** True for addons that install themselves. Source: `auto_install` in odoo/modules/module.py: true, or a list of triggers since 14.0. */
export function isGlue(source: AddonSource): boolean {
  const value = source.manifest?.values?.auto_install;
  return (value === true || (Array.isArray(value) && value.length > 0)) && source.addon.depends.length > 1;
}

function notInstallable(source: AddonSource): Factor[] {
  if (source.addon.installable) return [];
  return [
    factor('not-installable', -30, 1, 'the manifest says installable: False, so this version cannot be installed anew'),
  ];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
