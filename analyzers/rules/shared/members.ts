import { isCreated, MOST_PARENTS } from '../../../src/domain/lookups.js';
import type { Model } from '../../../src/domain/portfolio.js';
import type { RuleContext } from '../../../src/domain/rule.js';
import { member, ownWorld, type World } from '../../resolution/world.js';
import { installedWith } from './dependencies.js';
import { isDelegating, isPythonChild } from './reference-doubts.js';

/** `missing` only where everything was seen that could declare it. */
export type Declared = 'found' | 'missing' | 'unknown';

/**
 * Members that every model has, for models of scanned addons where no index of Odoo's own symbols is at hand.
 * Source: odoo/models.py BaseModel, 8.0 to 18.0.
 */
const EVERY_MODEL: Readonly<Record<'field' | 'method', ReadonlySet<string>>> = {
  field: new Set(['id', 'display_name', '__last_update', 'create_uid', 'create_date', 'write_uid', 'write_date']),
  method: new Set([
    ...['search', 'browse', 'create', 'write', 'unlink', 'copy', 'read', 'name_get', 'mapped', 'filtered', 'sorted'],
    ...['with_context', 'sudo', 'with_user', 'with_company', 'search_count', 'search_read', 'exists', 'ensure_one'],
    ...['action_archive', 'action_unarchive', 'toggle_active', 'export_data', 'load', 'flush', 'invalidate_cache'],
    ...['_compute_display_name', '_search_display_name', 'env', 'ref', 'name_search', 'name_create', 'default_get'],
  ]),
};

const worlds = new WeakMap<RuleContext, World | null>();

/** What the addon sees at its own series, or null where no index of that series is at hand. */
export function worldAtOwnSeries(context: RuleContext): World | null {
  let world = worlds.get(context);
  if (world === undefined) {
    world = context.symbols === undefined ? null : ownWorld(context.source, context.portfolio, context.symbols);
    worlds.set(context, world);
  }
  return world;
}

/** Whether the model, its parents or Odoo declare a field or method of that name, as the addon's series has it. */
export function declares(context: RuleContext, model: string, kind: 'field' | 'method', name: string): Declared {
  const family = familyOf(context, model);
  if (family.models.some((one) => (kind === 'field' ? one.fields : one.methods).has(name))) return 'found';
  // A class that takes an abstract model up may bring the member along; what a model takes up is seen.
  const own = context.portfolio.registry.models.get(model);
  if (own?.declarations.some((entry) => entry.kind === 'abstract')) return 'unknown';
  if (!family.whole || family.models.some((one) => isDelegating(one) || isPythonChild(context.portfolio, one)))
    return 'unknown';
  const world = worldAtOwnSeries(context);
  if (world === null) return family.closed && !EVERY_MODEL[kind].has(name) ? 'missing' : 'unknown';
  if (world.open) return 'unknown';
  const { outcome } = member(world, world.from, kind, [model], name);
  if (outcome !== 'missing') return outcome === 'unknown' ? 'unknown' : 'found';
  // With another module of Odoo it would be there: a dependency is missing, which is another finding.
  return world.before.hasModel(model) && world.before[kind](model, name).found.length > 0 ? 'unknown' : 'missing';
}

function isScannedModel({ portfolio }: RuleContext, name: string): boolean {
  const model = portfolio.registry.models.get(name);
  return model !== undefined && isCreated(model);
}

/** Whether a model of that name exists for the addon. */
export function declaresModel(context: RuleContext, model: string): Declared {
  if (isScannedModel(context, model)) return 'found';
  const world = worldAtOwnSeries(context);
  if (world === null) return isComplete(context) ? 'missing' : 'unknown';
  if (world.open) return 'unknown';
  return world.before.hasModel(model) ? 'found' : 'missing';
}

/** Odoo's own `base` and everything the addon needs was scanned. */
function isComplete({ portfolio, source }: RuleContext): boolean {
  const needed = [...installedWith(portfolio, source.addon.name)];
  return needed.every((name) => portfolio.graph.dependencies.has(name));
}

interface Family {
  models: Model[];
  /** The model and all its parents are created by scanned addons. */
  closed: boolean;
  /** All parents were looked at. */
  whole: boolean;
}

function familyOf(context: RuleContext, name: string): Family {
  const { portfolio } = context;
  const odoo = worldAtOwnSeries(context)?.before ?? null;
  const family: Family = { models: [], closed: true, whole: true };
  const seen = new Set<string>();
  const queue = [name];
  for (let at = 0; at < queue.length; at++) {
    const current = queue[at]!;
    if (seen.has(current)) continue;
    seen.add(current);
    if (seen.size > MOST_PARENTS) return { ...family, whole: false };
    const model = portfolio.registry.models.get(current);
    if (model === undefined || !isCreated(model)) family.closed = false;
    if (model !== undefined) {
      family.models.push(model);
      for (const parent of model.parents) queue.push(parent);
    }
    // What scanned addons add to product.template is on product.product, too, though only Odoo says that it delegates.
    for (const { inherit, inherits } of odoo?.model(current)?.declarations ?? [])
      queue.push(...inherit, ...Object.keys(inherits));
  }
  return family;
}
