import type { Portfolio } from '../../src/domain/portfolio.js';
import type { Series } from '../../src/domain/series.js';
import type { SymbolOutcome } from '../../src/domain/symbols.js';
import { resolveMethod } from './methods.js';
import { elsewhereOf, lost, outcomeOf, type Resolution, THERE, there, unknown } from './outcome.js';
import { nameAt, type RenameKind, renameOf } from './renames.js';
import { ledElsewhere } from './retyped.js';
import type {
  AnchorUse,
  FieldUse,
  JsMethodUse,
  JsModuleUse,
  ModuleUse,
  TemplateUse,
  Use,
  XmlIdUse,
} from './uses/types.js';
import { member, modelAt, type World } from './world.js';

/** Looks a use up in the index of every series from the addon's own to the target. */
export function resolveUse(world: World, use: Use): Resolution {
  switch (use.kind) {
    case 'model':
      return resolveModel(world, use.name);
    case 'field':
      return resolveField(world, use);
    case 'method':
      return resolveMethod(world, use);
    case 'xmlid':
      return resolveXmlId(world, use);
    case 'anchor':
      return resolveAnchor(world, use);
    case 'template':
      return resolveTemplate(world, use);
    case 'module':
      return resolveModule(world, use);
    case 'bundle':
      return lost(world, (series) => there(world.index(series)!.bundle(use.name) !== null)) ?? THERE;
    case 'asset':
      return isScanned(world, use.file)
        ? THERE
        : (lost(world, (series) => world.index(series)!.file(use.file)) ?? THERE);
    case 'js-module':
      return resolveJsModule(world, use);
    case 'js-method':
      return resolveJsMethod(world, use);
    case 'python':
      return resolvePython(world, use.module, use.name);
    case 'controller':
      return resolveController(world, use.className, use.definition.name);
  }
}

/** Adds what the catalogue knows: the fact, and the name at the target where something took over. */
export function withRename(world: World, found: Resolution, kind: RenameKind, names: readonly string[]): Resolution {
  for (const name of names) {
    const rename = renameOf(kind, name, world.from, world.target);
    if (rename === null) continue;
    const change = rename.hop === found.hop ? rename.change : null;
    if (rename.successor === null) {
      if (change !== null) return { ...found, change };
      continue;
    }
    return { ...found, status: 'renamed', successor: nameAt(kind, name, world.from, world.target), change };
  }
  return found;
}

function isScanned(world: World, path: string): boolean {
  return world.names.has(path.slice(0, path.search(/[./]|$/)));
}

function resolveModel(world: World, name: string): Resolution {
  const own = world.models(name)?.declarations.some((one) => one.creates && world.mine.has(one.addon));
  if (own && !world.before.hasModel(name, world.visible(world.from))) return THERE;
  const found = lost(world, (series) => there(world.index(series)!.hasModel(name)));
  return found === null ? THERE : found.status === 'gone' ? withRename(world, found, 'model', [name]) : found;
}

const fields = new WeakMap<World, Map<string, Resolution>>();

/** The same field of the same models is used many times over. */
function resolveField(world: World, use: FieldUse): Resolution {
  const known = fields.get(world) ?? new Map<string, Resolution>();
  fields.set(world, known);
  const { models, name, behind } = use;
  const key = `${models.join()} ${name} ${behind === undefined ? '' : `${behind.models.join()} ${behind.name}`}`;
  let found = known.get(key);
  if (found === undefined) {
    found = followField(world, use);
    known.set(key, found);
  }
  return found;
}

function followField(world: World, use: FieldUse): Resolution {
  const { models, name } = use;
  const found = lost(world, (series) => outcomeOf(member(world, series, 'field', models, name).outcome));
  if (found === null) return (use.behind && ledElsewhere(world, use.behind, name)) ?? THERE;
  if (found.status !== 'gone') return found;
  // Where the whole model is gone or called otherwise, that is the finding; its fields follow from it.
  const kept = models.some((model) => modelAt(world, model, world.target) === model && world.after.hasModel(model));
  if (!kept) return unknown('its model is not in Odoo any more');
  const owners = member(world, world.from, 'field', models, name).symbols.map(
    (one) => (one as { model?: string }).model ?? '',
  );
  const named = [...new Set([...models, ...owners])].map((model) => `${model}.${name}`);
  const renamed = withRename(world, found, 'field', named);
  if (renamed.status === 'renamed') return renamed;
  const elsewhere = elsewhereOf(world, models, name, 'field');
  return elsewhere === null ? renamed : { ...renamed, status: 'moved', successor: elsewhere, certainty: 'possible' };
}

function resolveXmlId(world: World, { id }: XmlIdUse): Resolution {
  const module = id.slice(0, id.indexOf('.'));
  if (world.names.has(module) || world.portfolio.registry.xmlids.get(id)?.some((one) => world.mine.has(one.addon)))
    return THERE;
  if (id.startsWith('base.module_category_') && (world.before.xmlid(id)?.implied || scannedCategories(world).has(id)))
    return unknown('made from the manifests at hand');
  if (world.after.module(module)?.withheld) return unknown('the module is not in the index');
  const found = lost(world, (series) => there(world.index(series)!.xmlid(id) !== null));
  if (found === null) return THERE;
  if (found.status !== 'gone') return found;
  const renamed = withRename(world, found, 'xmlid', [id]);
  if (renamed.successor !== null && world.after.xmlid(renamed.successor) !== null) return renamed;
  const moved = `${nameAt('module', module, world.from, world.target)}${id.slice(module.length)}`;
  if (moved !== id && world.after.xmlid(moved) !== null) return { ...renamed, status: 'moved', successor: moved };
  return { ...renamed, status: 'gone', successor: null };
}

const categories = new WeakMap<World, ReadonlySet<string>>();

/**
 * Categories are made of the manifests of all modules at hand, those scanned too: `Stock/Lots` gives two.
 * Source: create_categories of odoo/modules/db.py, 8.0 to 19.0.
 */
function scannedCategories(world: World): ReadonlySet<string> {
  const known = categories.get(world);
  if (known !== undefined) return known;
  const ids = new Set<string>();
  categories.set(world, ids);
  for (const key of world.mine) {
    const category = world.portfolio.sources.get(key)?.manifest?.values?.category;
    if (typeof category !== 'string') continue;
    const parts = category.split('/').map((part) => part.toLowerCase().replaceAll('&', 'and').replaceAll(' ', '_'));
    for (let end = 1; end <= parts.length; end++) ids.add(`base.module_category_${parts.slice(0, end).join('_')}`);
  }
  return ids;
}

/** The view of Odoo that a scanned view extends in the end. */
function coreView(world: World, id: string): string {
  let current = id;
  for (let step = 0; step < 20 && world.before.view(current) === null; step++) {
    const next = scannedParents(world).get(current);
    if (next === undefined) break;
    current = next;
  }
  return current;
}

const parents = new WeakMap<Portfolio, Map<string, string>>();
function scannedParents({ portfolio }: World): ReadonlyMap<string, string> {
  let known = parents.get(portfolio);
  if (known === undefined) {
    known = new Map();
    for (const [parent, children] of portfolio.registry.viewChildren)
      for (const child of children) known.set(child, parent);
    parents.set(portfolio, known);
  }
  return known;
}

function resolveAnchor(world: World, use: AnchorUse): Resolution {
  const view = coreView(world, use.view);
  const found = lost(world, (series) => {
    const index = world.index(series)!;
    const id = index.view(view) === null ? nameAt('xmlid', view, world.from, series) : view;
    return index.locate(id, exprAt(use.expr, series), world.visible(series));
  });
  return found ?? THERE;
}

/** Lists are called `list` from 18.0 on; that the name changed is another finding. Source: odoo 18.0 ir_ui_view.py. */
export function exprAt(expr: string, series: Series): string {
  return Number(series) < 18 ? expr : expr.replace(/(^|\/|::)tree(?=$|[/[])/g, '$1list');
}

function resolveTemplate(world: World, use: TemplateUse): Resolution {
  const own = world.portfolio.registry.templates.get(use.name)?.some((place) => world.mine.has(place.addon));
  if (own) return THERE;
  const { expr } = use;
  const found = lost(world, (series) => {
    const index = world.index(series)!;
    if (expr === null) return there(index.template(use.name) !== null);
    return index.template(use.name) === null
      ? 'unknown'
      : index.locateInTemplate(use.name, expr, world.visible(series));
  });
  return found ?? THERE;
}

function resolveModule(world: World, { name }: ModuleUse): Resolution {
  if (world.names.has(name)) return THERE;
  const found = lost(world, (series) => {
    const module = world.index(series)!.module(name);
    return module?.withheld ? 'unknown' : there(module !== null);
  });
  return found === null ? THERE : found.status === 'gone' ? withRename(world, found, 'module', [name]) : found;
}

function resolveJsModule(world: World, use: JsModuleUse): Resolution {
  if (isScanned(world, use.name.replace(/^@/, ''))) return THERE;
  const whole = lost(world, (series) => there(world.index(series)!.jsModule(use.name) !== null));
  if (whole !== null) return whole;
  for (const name of use.names) {
    if (name === '*') continue;
    const found = lost(world, (series) => {
      const module = world.index(series)!.jsModule(use.name);
      if (module === null || module.exports === null || module.open) return 'unknown';
      return there(module.exports.has(name));
    });
    if (found?.status === 'gone') return { ...found, why: name };
  }
  return THERE;
}

function resolveJsMethod(world: World, use: JsMethodUse): Resolution {
  for (const method of use.methods) {
    const found = lost(world, (series) => {
      const module = world.index(series)!.jsModule(use.module);
      const owner = module?.classes.find((one) => one.name === use.className);
      if (owner === undefined) return 'unknown';
      if (owner.methods.includes(method)) return 'found';
      const parent = owner.extends === null ? undefined : module!.classes.find((one) => one.name === owner.extends);
      if (parent?.methods.includes(method)) return 'found';
      return owner.extends === null || /^(Component|owl\.Component)$/.test(owner.extends) || parent?.extends === null
        ? 'missing'
        : 'unknown';
    });
    if (found?.status === 'gone') return { ...found, why: method, certainty: 'possible' };
  }
  return THERE;
}

function resolvePython(world: World, module: string, name: string | null): Resolution {
  const addon = /^odoo\.addons\.(\w+)/.exec(module)?.[1] ?? (module === 'odoo.addons' ? name : null);
  if (addon !== null && addon !== undefined && world.names.has(addon)) return THERE;
  const found = lost(world, (series) => {
    const index = world.index(series)!;
    if (name === null) return there(index.hasPythonModule(module));
    return index.pythonName(module, name);
  });
  return found ?? THERE;
}

function resolveController(world: World, className: string, method: string): Resolution {
  const at = (series: Series, name: string, depth: number): SymbolOutcome => {
    const found = world.index(series)!.controllerClass(name);
    if (found === null || depth > 8) return 'unknown';
    if (found.classes.some((one) => one.methods.some((entry) => entry.name === method))) return 'found';
    const bases = [
      ...new Set(found.classes.flatMap((one) => one.bases.map((base) => base.slice(base.lastIndexOf('.') + 1)))),
    ];
    let outcome: SymbolOutcome = 'missing';
    for (const base of bases) {
      if (base === 'Controller' || base === name) continue;
      const inner = at(series, base, depth + 1);
      if (inner === 'found') return 'found';
      if (inner === 'unknown') outcome = 'unknown';
    }
    return outcome;
  };
  return lost(world, (series) => at(series, className, 0)) ?? THERE;
}
