import { withValue } from '../../src/domain/file-lookups.js';
import { fieldsNamed, modelsWithMethod } from '../../src/domain/lookups.js';
import type { Reference } from '../../src/domain/portfolio.js';
import type { RuleContext } from '../../src/domain/rule.js';
import { type Use, usesOf } from './uses/index.js';
import { member, ownWorld, type World } from './world.js';

/** Something that the addon names and its own version of Odoo does not have. */
export interface UnknownSymbol {
  kind: 'model' | 'field' | 'method' | 'xmlid';
  name: string;
  path: string;
  line: number;
  column: number;
}

/** Ids that Odoo makes itself. Source: odoo/addons/base/models/ir_model.py, odoo/modules/db.py. */
const MADE_BY_ODOO = /^(model|field|selection|constraint|relation|module)_/;

/**
 * Fields that Odoo makes in a way no reader sees: `ir.rule.global` is a keyword and set through the class, ir.property
 * takes `value` in its own create. Source: odoo/addons/base/models/ir_rule.py, ir_property.py (8.0–17.0).
 */
const UNSEEN = new Set(['ir.rule.global', 'ir.property.value']);

/**
 * Models that take fields of another through `delegate=True`, which the index does not hold.
 * Source: ir_cron.py, base_automation.py, journal_creation.py in the trees of 10.0 to 19.0.
 */
const DELEGATING = new Set(['ir.cron', 'base.automation', 'account.bank.statement.import.journal.creation']);

/** Whether the addon's own version of Odoo has what a reference names, though the scanned code looks complete. */
export function isKnownToOdoo({ source, symbols }: RuleContext, reference: Pick<Reference, 'kind' | 'name'>): boolean {
  const { series } = source.addon;
  const index = series === null ? null : (symbols?.(series) ?? null);
  if (index === null) return false;
  const { kind, name } = reference;
  const dot = name.lastIndexOf('.');
  // A model of Odoo's that looks like the scanned code's own: whether a member is missing is asked of the index below.
  if (kind === 'field' || kind === 'method') return index.hasModel(name.slice(0, dot));
  if (kind === 'model') return index.hasModel(name);
  return kind !== 'file' && (index.xmlid(name) !== null || index.template(name) !== null);
}

/**
 * Names in data files and views that neither the scanned addons nor the addon's own version of Odoo know. Only where
 * every dependency is scanned or in the index: a single one that is not might bring the name. Python is left out, whose
 * names may be made or asked for at run time.
 */
export function unknownAtOwnSeries(context: RuleContext): UnknownSymbol[] {
  const { source, portfolio, symbols } = context;
  const world = symbols === undefined ? null : ownWorld(source, portfolio, symbols);
  if (world === null || world.open || missesScanned(world)) return [];
  const found: UnknownSymbol[] = [];
  for (const use of usesOf(world)) {
    if (use.path.endsWith('.py') || !isLoaded(world, use.path)) continue;
    const unknown = unknownName(world, use);
    if (unknown !== null) found.push({ ...unknown, path: use.path, line: use.start ?? use.line, column: use.column });
  }
  return found;
}

/** A scanned dependency that is of another series says nothing about this one. */
function missesScanned(world: World): boolean {
  for (const key of world.mine) if (world.portfolio.sources.get(key)?.addon.series !== world.from) return true;
  return false;
}

/** Files that the manifest loads; demo data are, too. */
function isLoaded({ source }: World, path: string): boolean {
  return withValue(source.manifest?.entries ?? [], path).length > 0;
}

function unknownName(world: World, use: Use): Pick<UnknownSymbol, 'kind' | 'name'> | null {
  const { registry } = world.portfolio;
  switch (use.kind) {
    case 'model': {
      if (!use.name.includes('.') || registry.models.has(use.name) || world.before.hasModel(use.name)) return null;
      return { kind: 'model', name: use.name };
    }
    case 'field':
      return use.sure === 'certain' ? unknownMember(world, use.models, use.name, 'field') : null;
    case 'method':
      return use.how === 'name' ? unknownMember(world, use.models, use.name, 'method') : null;
    case 'xmlid':
      return use.how === 'text' || use.how === 'override' ? null : unknownId(world, use.id);
    default:
      return null;
  }
}

function unknownMember(
  world: World,
  models: readonly string[],
  name: string,
  kind: 'field' | 'method',
): Pick<UnknownSymbol, 'kind' | 'name'> | null {
  const { registry } = world.portfolio;
  if (member(world, world.from, kind, models, name).outcome !== 'missing') return null;
  if (UNSEEN.has(`${models[0]}.${name}`) || models.some((model) => DELEGATING.has(model))) return null;
  if (!models.every((model) => world.before.hasModel(model))) return null;
  // Some scanned addon declares a member of that name: it may come from there by a way that is not followed.
  const named = kind === 'field' ? fieldsNamed(registry, name) : modelsWithMethod(registry, name);
  if (named.length > 0) return null;
  // With a module more it would be there: a missing dependency, or one that the index does not see.
  const anywhere = models.some((model) => world.before[kind](model, name).found.length > 0);
  return anywhere ? null : { kind, name: `${models[0]}.${name}` };
}

function unknownId(world: World, id: string): Pick<UnknownSymbol, 'kind' | 'name'> | null {
  const dot = id.indexOf('.');
  const [module, name] = [id.slice(0, dot), id.slice(dot + 1)];
  const symbol = world.before.module(module);
  if (symbol === null || symbol.withheld || !symbol.installable || world.names.has(module)) return null;
  if (MADE_BY_ODOO.test(name) || world.portfolio.registry.xmlids.has(id) || world.before.xmlid(id) !== null)
    return null;
  // `t-call` in a file of `static/` names a template of the web client.
  if (world.portfolio.registry.templates.has(id)) return null;
  // Ids of templates and charts of accounts are made by code when a company is set up.
  if (module.startsWith('l10n_') || /^\d+_/.test(name)) return null;
  return { kind: 'xmlid', name: id };
}
