import type { AddonSource } from '../../src/domain/addon.js';
import { MOST_PARENTS } from '../../src/domain/lookups.js';
import { PassingMap } from '../../src/domain/passing.js';
import type { Model, Portfolio } from '../../src/domain/portfolio.js';
import type { RuleContext } from '../../src/domain/rule.js';
import { hopsBetween, type Series } from '../../src/domain/series.js';
import type { FieldSymbol, MethodSymbol, SymbolIndex, Visible } from '../../src/domain/symbols.js';
import { nameAt } from './renames.js';
import { type ScannedScope, type Some, scannedScope } from './scanned.js';

/** One addon, what it sees of the scanned addons, and Odoo's own symbols before and after each step. */
export interface World {
  source: AddonSource;
  portfolio: Portfolio;
  from: Series;
  target: Series;
  /** Series after `from` that have an index, the target last; the steps in which something can be found gone. */
  steps: readonly Series[];
  before: SymbolIndex;
  after: SymbolIndex;
  index(series: Series): SymbolIndex | null;
  /** Modules that the addon depends on in a series, as Odoo knows them there. */
  visible(series: Series): Visible;
  /** Some dependency is neither scanned nor in the index: what is not found may come from there. */
  open: boolean;
  /** Keys of the addon and of the scanned addons it depends on. */
  mine: Some;
  /** Names of the same addons. */
  names: Pick<Some, 'has'>;
  models(name: string): Model | null;
}

const worlds = new PassingMap<AddonSource, Map<string, World | null>>();

/** Null where the series of the addon is unknown, it is at the target already, or an index is missing at either end. */
export function worldOf(context: RuleContext): World | null {
  const { source, target } = context;
  const known = worlds.get(source) ?? new Map<string, World | null>();
  worlds.set(source, known);
  const cached = known.get(target);
  if (cached !== undefined) return cached;
  const world = makeWorld(context);
  known.set(target, world);
  return world;
}

function makeWorld({ source, portfolio, target, symbols }: RuleContext): World | null {
  const from = source.addon.series;
  if (from === null || symbols === undefined) return null;
  const steps = hopsBetween(from, target).filter((series) => symbols(series) !== null);
  return createWorld(source, portfolio, from, target, steps, symbols);
}

/** An addon at its own series only: source and target are the same. */
export function ownWorld(
  source: AddonSource,
  portfolio: Portfolio,
  symbols: (series: Series) => SymbolIndex | null,
): World | null {
  const from = source.addon.series;
  return from === null ? null : createWorld(source, portfolio, from, from, [from], symbols);
}

function createWorld(
  source: AddonSource,
  portfolio: Portfolio,
  from: Series,
  target: Series,
  steps: readonly Series[],
  symbols: (series: Series) => SymbolIndex | null,
): World | null {
  const before = symbols(from);
  const after = symbols(target);
  if (before === null || after === null || steps.length === 0) return null;
  const scope = scannedScope(source, portfolio);
  const closures = new Map<Series, Visible>();
  return {
    source,
    portfolio,
    from,
    target,
    steps,
    before,
    after,
    index: symbols,
    visible: (series) => {
      const known = closures.get(series);
      if (known !== undefined) return known;
      const visible = visibleAt(scope, from, series, symbols(series));
      closures.set(series, visible);
      return visible;
    },
    open: scope.outside.some((name) => !before.hasModule(name) || before.module(name)?.withheld === true),
    mine: scope.keys,
    names: scope.names,
    models: (name) => portfolio.registry.models.get(name) ?? null,
  };
}

function visibleAt(scope: ScannedScope, from: Series, series: Series, index: SymbolIndex | null): Visible {
  if (index === null) return null;
  const names = scope.outside.map((name) => (index.hasModule(name) ? name : nameAt('module', name, from, series)));
  return index.closure(names);
}

export type MemberKind = 'field' | 'method';

export interface Member {
  /** `own`: declared by the addon or by a scanned addon it depends on. */
  outcome: 'own' | 'found' | 'missing' | 'unknown';
  /** Declarations in the index, nearest first. */
  symbols: readonly (FieldSymbol | MethodSymbol)[];
}

/** Models of Odoo that stand for a model at a series: itself, or what it was renamed to on the way. */
export function modelAt(world: World, name: string, series: Series): string {
  const index = world.index(series);
  if (index === null || index.hasModel(name)) return name;
  return nameAt('model', name, world.from, series);
}

/**
 * A field or method on any of the given models, as the addon sees it at a series.
 * @param except Leaves out declarations for which it is true, among the scanned ones.
 */
export function member(
  world: World,
  series: Series,
  kind: MemberKind,
  models: readonly string[],
  name: string,
  except: (addon: string, model: string) => boolean = () => false,
): Member {
  const index = world.index(series);
  if (index === null) return { outcome: 'unknown', symbols: [] };
  const { family, created, whole } = scannedFamily(world, models);
  for (const one of family) {
    const declared = kind === 'field' ? one.model?.fields.get(name) : one.model?.methods.get(name);
    if (declared?.some((entry) => world.mine.has(entry.addon) && !except(entry.addon, one.name)))
      return { outcome: 'own', symbols: [] };
  }
  let sure = whole;
  for (const one of family) {
    const real = modelAt(world, one.name, series);
    if (!index.hasModel(real) && one.created) {
      // A model of the addon itself has what every model has.
      const common = lookup(index, kind, 'base', name, world.visible(series));
      if (common.found.length > 0) return { outcome: 'found', symbols: common.found };
      continue;
    }
    const looked = lookup(index, kind, real, name, world.visible(series));
    if (looked.found.length > 0) return { outcome: 'found', symbols: looked.found };
    if (looked.unknownParents.some((parent) => !created.has(parent))) sure = false;
  }
  return { outcome: sure ? 'missing' : 'unknown', symbols: [] };
}

type Looked = { found: readonly (FieldSymbol | MethodSymbol)[]; unknownParents: readonly string[] };
const looks = new WeakMap<SymbolIndex, WeakMap<object, Map<string, Looked>>>();
const EVERYTHING = {};

function lookup(index: SymbolIndex, kind: MemberKind, model: string, name: string, visible: Visible): Looked {
  const owner = visible ?? EVERYTHING;
  let spans = looks.get(index);
  if (spans === undefined) {
    spans = new WeakMap();
    looks.set(index, spans);
  }
  let known = spans.get(owner);
  if (known === undefined) {
    known = new Map();
    spans.set(owner, known);
  }
  const key = `${kind} ${model} ${name}`;
  let looked = known.get(key);
  if (looked === undefined) {
    looked = kind === 'field' ? index.field(model, name, visible) : index.method(model, name, visible);
    known.set(key, looked);
  }
  return looked;
}

interface Relative {
  name: string;
  model: Model | null;
  created: boolean;
}

/** The models and all that scanned code lets them inherit from, and the names of those that scanned code makes. */
interface Family {
  family: readonly Relative[];
  created: ReadonlySet<string>;
  /** All were looked at: there are not more parents than are looked through. */
  whole: boolean;
}

const families = new WeakMap<World, Map<string, Family>>();

function scannedFamily(world: World, names: readonly string[]): Family {
  const known = families.get(world) ?? new Map<string, Family>();
  families.set(world, known);
  const key = names.join();
  let found = known.get(key);
  if (found === undefined) {
    found = gatherFamily(world, names);
    known.set(key, found);
  }
  return found;
}

function gatherFamily(world: World, names: readonly string[]): Family {
  const seen = new Set(names);
  const family: Relative[] = [];
  for (const name of seen) {
    if (family.length === MOST_PARENTS) break;
    const { relative, declared } = relativeOf(world, name);
    family.push(relative);
    if (declared) for (const parent of relative.model!.parents) seen.add(parent);
  }
  const created = new Set(family.filter((one) => one.created).map((one) => one.name));
  return { family, created, whole: family.length === seen.size };
}

const relatives = new WeakMap<World, Map<string, { relative: Relative; declared: boolean }>>();

/** A model as the addon sees it, and whether what it sees of the scanned code declares it. */
function relativeOf(world: World, name: string): { relative: Relative; declared: boolean } {
  const known = relatives.get(world) ?? new Map<string, { relative: Relative; declared: boolean }>();
  relatives.set(world, known);
  let found = known.get(name);
  if (found === undefined) {
    const model = world.models(name);
    const declared = model?.declarations.filter((one) => world.mine.has(one.addon)) ?? [];
    // `_inherit = [_name, 'mixin']` is no literal and looks like a new model; one that Odoo has is none.
    const created = declared.some((one) => one.creates) && !world.before.hasModel(name);
    found = { relative: { name, model, created }, declared: declared.length > 0 };
    known.set(name, found);
  }
  return found;
}

const comodels = new WeakMap<World, Map<string, string | null>>();

/** The model that a relational field leads to at the addon's own series; null where it is none or cannot be told. */
export function comodelOf(world: World, models: readonly string[], field: string): string | null {
  const known = comodels.get(world) ?? new Map<string, string | null>();
  comodels.set(world, known);
  const key = `${models.join(',')}.${field}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  // A field that is related to itself through others leads nowhere.
  known.set(key, null);
  const found = findComodel(world, models, field);
  known.set(key, found);
  return found;
}

const RELATIONAL = new Set(['many2one', 'one2many', 'many2many']);

function findComodel(world: World, models: readonly string[], field: string): string | null {
  for (const one of scannedFamily(world, models).family) {
    for (const { definition, addon } of one.model?.fields.get(field) ?? []) {
      if (!world.mine.has(addon)) continue;
      const target =
        definition.kwargs.comodel_name ??
        definition.kwargs.relation ??
        (RELATIONAL.has(definition.type) ? definition.args[0] : undefined);
      if (target?.kind === 'string') return target.value;
    }
  }
  for (const symbol of member(world, world.from, 'field', models, field, () => true).symbols) {
    const found = symbol as FieldSymbol;
    if (found.comodel !== null) return found.comodel;
    if (found.related !== null && found.related !== '?') return throughPath(world, models, found.related);
  }
  return null;
}

function throughPath(world: World, models: readonly string[], path: string): string | null {
  let current: readonly string[] = models;
  const parts = path.split('.');
  if (parts.length < 2) return null;
  let next: string | null = null;
  for (const part of parts) {
    next = comodelOf(world, current, part);
    if (next === null) return null;
    current = [next];
  }
  return next;
}
