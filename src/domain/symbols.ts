import type { Series } from './series.js';

/**
 * What is known of Odoo's own public symbols in one series: names and shapes, no code and no texts. The index is built
 * from a source tree by analyzers/symbols; rules and the registry see it through these interfaces only.
 */

/** Where an index comes from. */
export interface SymbolProvenance {
  /** The version as `release.py` spells it, with the nightly stamp where it has one: `17.0-20240709`. */
  release: string;
  edition: 'community' | 'enterprise' | 'unknown';
  /** Public repository the tree was taken from, or a word of the user's; null where nobody said. */
  repository: string | null;
}

export interface ModuleSymbol {
  name: string;
  version: string | null;
  category: string | null;
  license: string | null;
  autoInstall: boolean;
  installable: boolean;
  depends: readonly string[];
  /** Its contents are not in the index (proprietary licence, or not installable): nothing may be said about them. */
  withheld: boolean;
}

/** One class that creates or extends a model. `module` is `odoo` for the core package. */
export interface ModelDeclarationSymbol {
  module: string;
  kind: 'model' | 'transient' | 'abstract';
  /** It creates the model; false where it extends one. */
  creates: boolean;
  inherit: readonly string[];
  /** `_inherits`: parent model to the field that holds it. */
  inherits: Readonly<Record<string, string>>;
}

/** One declaration of a field. Attributes a later declaration leaves out stay as the earlier ones set them. */
export interface FieldSymbol {
  name: string;
  module: string;
  /** Lower-case type; columns of the old API are given the type they hold (`function` with `type='char'` is `char`). */
  type: string;
  comodel: string | null;
  /** The inverse field of a one2many. */
  inverse: string | null;
  /** Dotted path, null where it is not related. */
  related: string | null;
  /** Name of the computing method; `?` where it is computed by something without a name (lambda, function object). */
  compute: string | null;
  required: boolean;
  /** What `store` says; null where it does not say. */
  store: boolean | null;
  /** Literal keys of a selection; null where it has none or they are computed. Keys of `selection_add` start with `+`. */
  selection: readonly string[] | null;
}

export interface MethodSymbol {
  name: string;
  module: string;
  /** `self, vals, limit=, *args, **kwargs`: a trailing `=` marks a default. */
  parameters: string;
  /** Dotted names as written: `api.model`, `classmethod`. */
  decorators: readonly string[];
}

export interface ModelSymbol {
  name: string;
  declarations: readonly ModelDeclarationSymbol[];
  /** Fields and methods declared on the model itself, by name, one entry per declaration. */
  fields: ReadonlyMap<string, readonly FieldSymbol[]>;
  methods: ReadonlyMap<string, readonly MethodSymbol[]>;
}

export interface XmlIdSymbol {
  /** Full id. */
  id: string;
  model: string;
  /** Module whose files declare it: differs from the prefix of the id where one module fills in another's name. */
  module: string;
  /** Only in demo data. */
  demo: boolean;
  /** Only in a file that the manifest does not list: loaded by code, or not at all. */
  unlisted: boolean;
  /** Made by Odoo itself and not written in a file: `model_…`, `field_…`, `base.module_…`. */
  implied: boolean;
}

/** An element of a view without its texts. */
export interface SkeletonNode {
  tag: string;
  /** Attributes that are kept as written: `name`, `id`, `class`, `t-call`, … */
  plain: Record<string, string>;
  /** Attributes that hold labels or code: a short hash of the value, enough to compare it with. */
  hashed: Record<string, string>;
  children: SkeletonNode[];
  parent: SkeletonNode | null;
}

export interface ViewSymbol {
  id: string;
  module: string;
  model: string | null;
  /** `form`, `tree`, `list`, `qweb`, …; null for views that inherit. */
  type: string | null;
  inherit: string | null;
  mode: 'primary' | 'extension';
  priority: number;
  demo: boolean;
  /** The arch as written in its own record: the whole view, or the operations of a view that inherits. A fresh copy. */
  arch(): SkeletonNode | null;
}

export interface TemplateSymbol {
  name: string;
  module: string;
  inherit: string | null;
  mode: 'primary' | 'extension';
  /** File in the module. */
  path: string;
  arch(): SkeletonNode | null;
}

export interface BundleEntry {
  module: string;
  /** `append`, `prepend`, `before`, `after`, `include`, `remove`, `replace`, or `legacy` for `<link>` and `<script>`. */
  directive: string;
  path: string;
  /** The second path of `before`, `after` and `replace`. */
  target: string | null;
}

export interface JsClassSymbol {
  name: string;
  extends: string | null;
  methods: readonly string[];
}

export interface JsModuleSymbol {
  /** `@web/core/registry`, `web.core`. */
  name: string;
  module: string;
  kind: 'es' | 'odoo.define';
  /** Exported names; null for `odoo.define`, whose value is made at run time. */
  exports: ReadonlySet<string> | null;
  /** Some `export * from` leads to a module that is not in the index. */
  open: boolean;
  classes: readonly JsClassSymbol[];
  /** `registry key` pairs it adds. */
  registrations: readonly { registry: string; key: string }[];
}

export interface ControllerMethodSymbol extends MethodSymbol {
  urls: readonly string[];
}

export interface ControllerSymbol {
  name: string;
  /** One per class of that name: its module, its bases as written, its methods. */
  classes: readonly { module: string; bases: readonly string[]; methods: readonly ControllerMethodSymbol[] }[];
}

/** `found` and `missing` are certain as far as the index reaches; `unknown` says that it does not reach. */
export type SymbolOutcome = 'found' | 'missing' | 'unknown';

/** Modules whose symbols count; null lets all count. */
export type Visible = ReadonlySet<string> | null;

export interface MemberLookup<T> {
  /** Declarations on the model and everything it inherits from, nearest first. */
  found: readonly (T & { model: string })[];
  /** Ancestors the index does not know: with any of them, an empty `found` proves nothing. */
  unknownParents: readonly string[];
}

/** The symbols of one series. `module`, `model` and the like give null for what is not there. */
export interface SymbolIndex {
  readonly series: Series;
  readonly provenance: SymbolProvenance;
  /** Entries per kind. */
  counts(): Readonly<Record<string, number>>;

  /** Makes ready beside this thread what is asked for first; never throws. */
  ahead?(): Promise<unknown>;

  modules(): readonly string[];
  module(name: string): ModuleSymbol | null;
  hasModule(name: string): boolean;
  /**
   * What an addon sees that depends on `names`: those modules, all they depend on, `base` and the core package `odoo`.
   * Names the index does not know stay in the set.
   */
  closure(names: Iterable<string>): Set<string>;

  models(): readonly string[];
  model(name: string): ModelSymbol | null;
  hasModel(name: string, visible?: Visible): boolean;
  /** A field by name: own, of `_inherit` parents, delegated by `_inherits`, of `base` and of BaseModel. */
  field(model: string, name: string, visible?: Visible): MemberLookup<FieldSymbol>;
  /** A method by name: own, of `_inherit` parents, of `base` and of BaseModel. */
  method(model: string, name: string, visible?: Visible): MemberLookup<MethodSymbol>;
  /** Whether fields of that type take the keyword; `unknown` for types the index does not know. */
  fieldKeyword(type: string, keyword: string): SymbolOutcome;

  xmlids(module: string): readonly XmlIdSymbol[];
  xmlid(id: string): XmlIdSymbol | null;

  views(): readonly string[];
  view(id: string): ViewSymbol | null;
  /** Views that inherit a view directly, in the order Odoo applies them: by priority, then by id. */
  viewChildren(id: string): readonly ViewSymbol[];
  /**
   * The view with every visible extension applied, as far as the skeletons allow; null where the view or a parent it is
   * made from is not in the index. Shared by all who see the same: not to be changed.
   */
  combinedView(id: string, visible?: Visible): SkeletonNode | null;
  /** Whether an xpath matches in the combined view. `unknown` for what the skeleton does not hold. */
  locate(id: string, expr: string, visible?: Visible): SymbolOutcome;

  templates(): readonly string[];
  /** A template of `static/`, by `t-name`. */
  template(name: string): TemplateSymbol | null;
  /** Whether an xpath matches in a template of `static/` with the extensions of visible modules applied. */
  locateInTemplate(name: string, expr: string, visible?: Visible): SymbolOutcome;

  bundles(): readonly string[];
  bundle(name: string): readonly BundleEntry[] | null;
  /** Whether `module/static/…` is a script, style or template file of the module. `unknown` for other kinds of files. */
  file(path: string): SymbolOutcome;

  jsModules(): readonly string[];
  jsModule(name: string): JsModuleSymbol | null;
  /** Whether any module registers the key: services, fields, views, client actions. */
  registration(registry: string, key: string): boolean;

  controllers(): readonly string[];
  controllerClass(name: string): ControllerSymbol | null;
  /** `Class.method` of the controllers that serve a URL. */
  route(url: string): readonly { module: string; className: string; method: string }[];

  pythonModules(): readonly string[];
  hasPythonModule(name: string): boolean;
  /**
   * Whether `from <module> import <name>` works. `openerp.…` means the same as `odoo.…`. `unknown` for modules outside
   * Odoo, and where a name may come from a star import of something that is not in the index.
   */
  pythonName(module: string, name: string): SymbolOutcome;
  /** Parameters of a function, or of `Class.method` in the core package; null where they are not known. */
  pythonSignature(module: string, name: string): string | null;
}

/**
 * `%(action_open)d` → `%(sale.action_open)d`: a reference in an arch or an xpath without a module means the module whose
 * file it stands in. The index holds them whole, so expressions must be made whole before they are looked up.
 * Source: odoo/tools/convert.py _process and id_get.
 */
export function qualifyReferences(text: string, module: string): string {
  return text.includes('%(') ? text.replace(/%\(\s*(\w+)\s*\)([ds])/g, `%(${module}.$1)$2`) : text;
}
