import type { AddonSource } from './addon.js';
import type { FieldDefinition, PythonFunction } from './facts/python.js';
import type { Position } from './position.js';

/** A place in the scanned code: addon key, path relative to the addon, line and column. */
export interface Place extends Position {
  addon: string;
  path: string;
}

export interface ModelDeclaration extends Place {
  /** Class name in the source. */
  className: string;
  kind: 'model' | 'transient' | 'abstract';
  /** True where the class creates the model (`_name` that is not among its `_inherit`), false where it extends it. */
  creates: boolean;
  inherit: readonly string[];
}

export interface ModelField extends Place {
  definition: FieldDefinition;
}

export interface ModelMethod extends Place {
  definition: PythonFunction;
}

/** One model as all scanned addons make it together. */
export interface Model {
  name: string;
  declarations: ModelDeclaration[];
  /** `_inherit` and `_inherits` parents of all declarations, sorted. */
  parents: string[];
  fields: Map<string, ModelField[]>;
  methods: Map<string, ModelMethod[]>;
}

export interface XmlIdDeclaration extends Place {
  /** Full id, `module.name`. */
  id: string;
  model: string;
}

export interface Route extends Place {
  url: string;
  auth: string;
  className: string;
  method: string;
}

export interface AccessRight extends Place {
  id: string;
  /** Model name (`sale.order`), as far as `model_id` tells. */
  model: string | null;
  /** Full XML id of the group, or null for everybody. */
  group: string | null;
  read: boolean;
  write: boolean;
  create: boolean;
  unlink: boolean;
}

export type ReferenceKind = 'model' | 'field' | 'method' | 'xmlid' | 'view' | 'template' | 'asset' | 'file';

/**
 * `found`: declared in the scanned code. `missing`: it would have to be in the scanned code, and is not.
 * `outside`: belongs to an addon that was not scanned. `unknown`: built at run time or too dynamic to tell.
 */
export type ReferenceOutcome = 'found' | 'missing' | 'outside' | 'unknown';

export interface Reference extends Place {
  kind: ReferenceKind;
  name: string;
  outcome: ReferenceOutcome;
  why: string;
}

/** The merged symbol table of everything that was scanned. */
export interface Registry {
  models: Map<string, Model>;
  xmlids: Map<string, XmlIdDeclaration[]>;
  /** View XML id to the ids of the views that inherit it. */
  viewChildren: Map<string, string[]>;
  /** QWeb and OWL template names. */
  templates: Map<string, Place[]>;
  /** Asset bundle to the addons that add to it. */
  bundles: Map<string, Place[]>;
  routes: Route[];
  access: AccessRight[];
  references: Reference[];
}

/** Who depends on whom. Keys are addon names. */
export interface DependencyGraph {
  /** Scanned addons a scanned addon depends on directly. */
  dependencies: Map<string, string[]>;
  dependents: Map<string, string[]>;
  /** Names that manifests ask for and no scanned addon bears: Odoo's own addons, or missing ones. */
  outside: Map<string, string[]>;
  /** Groups of addons that depend on each other in a circle. */
  cycles: string[][];
  /** Upgrade order: an addon stands in a later wave than everything it depends on. */
  waves: string[][];
}

export interface Portfolio {
  /** By addon key, sorted. */
  sources: ReadonlyMap<string, AddonSource>;
  registry: Registry;
  graph: DependencyGraph;
}
