import type { AddonSource } from '../../domain/addon.js';
import { isCreated, MOST_PARENTS } from '../../domain/lookups.js';
import type {
  DependencyGraph,
  Model,
  Place,
  Reference,
  ReferenceKind,
  ReferenceOutcome,
} from '../../domain/portfolio.js';
import { needsOutside } from '../graph.js';

/** What references of one addon are resolved against. */
export interface Scope {
  source: AddonSource;
  models: ReadonlyMap<string, Model>;
  /** Names of all scanned addons. */
  scanned: ReadonlySet<string>;
  /** Everything the addon needs was scanned, `base` too: what is not found then does not exist. */
  closed: boolean;
  emit(kind: ReferenceKind, name: string, place: Omit<Place, 'addon'>, outcome: ReferenceOutcome, why: string): void;
}

export function scopeOf(
  source: AddonSource,
  models: ReadonlyMap<string, Model>,
  scanned: ReadonlySet<string>,
  graph: DependencyGraph,
  references: Reference[],
): Scope {
  return {
    source,
    models,
    scanned,
    closed: scanned.has('base') && !needsOutside(graph, source.addon.name),
    emit: (kind, name, place, outcome, why) => {
      references.push({
        kind,
        name,
        addon: source.addon.key,
        path: place.path,
        line: place.line,
        column: place.column,
        outcome,
        why,
      });
    },
  };
}

export type Verdict = readonly [ReferenceOutcome, string];

/** Is a model declared in the scanned code? */
export function resolveModel(scope: Scope, name: string): Verdict {
  const model = scope.models.get(name);
  if (model !== undefined && isCreated(model)) return ['found', ''];
  if (scope.closed && !model) return ['missing', `no scanned addon declares the model ${name}`];
  return ['outside', `the model ${name} belongs to an addon that was not scanned`];
}

/**
 * Fields that every model has. Source: odoo/models.py BaseModel (MAGIC_COLUMNS, LOG_ACCESS_COLUMNS, display_name) and
 * `xml_id`, `.id` of the import format.
 */
const EVERY_MODEL = new Set([
  'id',
  'display_name',
  '__last_update',
  'create_uid',
  'create_date',
  'write_uid',
  'write_date',
  '.id',
]);

/**
 * Methods of BaseModel that a button or a field keyword may name. Source: odoo/models.py and odoo/orm/models.py, 8.0–19.0.
 */
const BASE_METHODS = new Set([
  'action_archive',
  'action_unarchive',
  'toggle_active',
  'create',
  'write',
  'unlink',
  'copy',
  'read',
  'search',
  'name_get',
  'export_data',
  'load',
  '_compute_display_name',
  '_search_display_name',
  '_compute_concurrency_field',
  'compute_concurrency_field',
  'compute_concurrency_field_with_access',
  '_compute_properties',
]);

/** Is a field or method on a model, its parents included? `missing` needs the whole family of the model to be scanned. */
export function resolveMember(scope: Scope, modelName: string, kind: 'field' | 'method', name: string): Verdict {
  if ((kind === 'field' ? EVERY_MODEL : BASE_METHODS).has(name)) return ['found', ''];
  const seen = new Set<string>();
  const queue = [modelName];
  let outside: string | null = null;
  while (queue.length > 0) {
    const current = queue.pop()!;
    if (seen.has(current)) continue;
    seen.add(current);
    if (seen.size > MOST_PARENTS) return ['unknown', `${modelName} has more than ${MOST_PARENTS} parents`];
    const model = scope.models.get(current);
    if (!model) {
      outside ??= current;
      continue;
    }
    if ((kind === 'field' ? model.fields : model.methods).has(name)) return ['found', ''];
    if (!isCreated(model)) outside ??= current;
    for (const parent of model.parents) queue.push(parent);
  }
  if (outside !== null) return ['outside', `${outside} belongs to an addon that was not scanned`];
  return ['missing', `${modelName} and its parents declare no ${kind} ${name}`];
}

/** The model a relational field leads to, searched in the model and its parents; null where it cannot be told. */
export function comodelOf(scope: Scope, modelName: string, field: string): string | null {
  const seen = new Set<string>();
  const queue = [modelName];
  while (queue.length > 0) {
    const current = queue.pop()!;
    const model = scope.models.get(current);
    if (seen.has(current) || !model) continue;
    seen.add(current);
    if (seen.size > MOST_PARENTS) return null;
    for (const { definition } of model.fields.get(field) ?? []) {
      const target =
        definition.kwargs.comodel_name ?? (RELATIONAL.has(definition.type) ? definition.args[0] : undefined);
      if (target?.kind === 'string') return target.value;
    }
    for (const parent of model.parents) queue.push(parent);
  }
  return null;
}

export const RELATIONAL = new Set(['many2one', 'one2many', 'many2many']);
