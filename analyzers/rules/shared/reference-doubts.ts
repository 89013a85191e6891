import type { AddonSource } from '../../../src/domain/addon.js';
import { inFunction, onLine, placedAt, pythonFile, withValue, xmlFile } from '../../../src/domain/file-lookups.js';
import { addonsNamed } from '../../../src/domain/lookups.js';
import type { Model, Portfolio, Reference } from '../../../src/domain/portfolio.js';
import { madeByCode, makesIds } from './made-by-code.js';
import { isPythonHeir } from './python.js';

/** Members every model has without declaring them. Source: odoo/models.py BaseModel (8.0 to 18.0). */
const BASE_MEMBERS = new Set([
  ...['id', 'create_uid', 'create_date', 'write_uid', 'write_date', 'display_name', '__last_update', 'global', 'uid'],
  ...['exists', 'unlink', 'copy', 'write', 'create', 'toggle_active', 'action_archive', 'action_unarchive', 'name_get'],
  '_read_group_expand_full',
]);

/**
 * True where a reference that looks missing may exist after all, because something outside the reach of the registry
 * makes it: records created by code, delegated fields, files that are never loaded, look-ups that allow for nothing.
 */
export function isDoubtful(portfolio: Portfolio, source: AddonSource, reference: Reference): boolean {
  if (isUnloaded(source, reference.path)) return true;
  switch (reference.kind) {
    case 'xmlid':
    case 'view':
    case 'template':
      // Views that website makes for each snippet and page template: website/models/ir_module_module.py (17.0, 18.0).
      if (/^website\.(new_page_template|configurator)_/.test(reference.name)) return true;
      if (portfolio.registry.templates.has(reference.name)) return true;
      return isMadeByCode(portfolio, reference.name) || isTolerant(source, reference);
    case 'field':
    case 'method':
      return (
        BASE_MEMBERS.has(reference.name.split('.').at(-1)!) ||
        isDelegated(portfolio, reference.name) ||
        isInOtherModel(source, reference)
      );
    case 'model':
      // Names without a dot: mostly keys of a dictionary that is called env.
      return !reference.name.includes('.') || isTolerant(source, reference);
    default:
      return false;
  }
}

/**
 * Odoo modules whose code gives XML ids to records that no data file holds, so that an index of their files is not whole.
 * Source: uses of `_update_xmlids`, `_load_records` and `xml_id` in the Python and `<function>` data of 12.0 to 18.0.
 */
const MAKES_IDS =
  /^(account|stock|stock_account|point_of_sale|pos_restaurant|website|website_sale|fleet|hr_holidays|lunch|l10n_\w+)\./;

/**
 * True where a name that the addon's own version of Odoo does not know may exist after all: an id that Odoo's code makes,
 * a field that people or data make (`x_`), or a word that is not the name of a field or button at that place.
 */
export function isUnsure(
  source: AddonSource,
  { kind, name, path, line, column }: { kind: string; name: string; path: string; line: number; column: number },
): boolean {
  if (kind === 'xmlid') return MAKES_IDS.test(name);
  if (kind !== 'field' && kind !== 'method') return false;
  const member = name.slice(name.lastIndexOf('.') + 1);
  if (member.startsWith('x_')) return true;
  const file = xmlFile(source, path);
  if (file === undefined) return false;
  // Domains and expressions of a view are read as text, and a filter has a name of its own; the element itself is sure of its name. An anchor
  // (`position`) may stand in a subview of another model.
  const here = placedAt(file.nodes, line, column);
  return !here.some(
    (node) =>
      (node.tag !== 'filter' && node.attributes.name === member && node.attributes.position === undefined) ||
      node.tag === 'function',
  );
}

/** XML outside static/ counts only where the manifest loads it. */
function isUnloaded(source: AddonSource, path: string): boolean {
  if (!path.endsWith('.xml') || path.startsWith('static/')) return false;
  return withValue(source.manifest?.entries ?? [], path).length === 0;
}

/** A longer name is not cut up at each of its underscores: what it may stand for cannot be told. */
const LONGEST_NAME = 1000;

function isMadeByCode(portfolio: Portfolio, id: string): boolean {
  const dot = id.indexOf('.');
  const [addon, name] = [id.slice(0, dot), id.slice(dot + 1)];
  const owner = addonsNamed(portfolio, addon)[0];
  if (owner === undefined) return false;
  const made = madeByCode(portfolio, owner);
  if (made.open || made.ids.has(name) || (name.startsWith('model_') && made.namelessModel)) return true;
  if (name.length > LONGEST_NAME) return true;
  const byCode = makesIds(portfolio);
  return [...name.matchAll(/_/g)].some(({ index }) => {
    if (!portfolio.registry.xmlids.has(`${addon}.${name.slice(0, index)}`)) return false;
    // Code names what belongs to a record after it: `<id>_x1y2`. A record of a model with _inherits gives its parent the
    // id `<id>_<parent>`: odoo/models.py _load_records.
    return byCode || parentNames(portfolio).has(name.slice(index + 1));
  });
}

const parents = new WeakMap<Portfolio, ReadonlySet<string>>();

/** Parents of all `_inherits`, written as in XML ids: `product_template`. */
function parentNames(portfolio: Portfolio): ReadonlySet<string> {
  let names = parents.get(portfolio);
  if (names === undefined) {
    const classes = [...portfolio.sources.values()].flatMap((source) => source.python.flatMap((file) => file.classes));
    names = new Set([
      'product_template',
      ...classes.flatMap((entry) => Object.keys(entry.inherits).map((name) => name.replaceAll('.', '_'))),
    ]);
    parents.set(portfolio, names);
  }
  return names;
}

/** `env.ref(id, False)`, `raise_if_not_found=False`, or a look-up inside try. */
function isTolerant(source: AddonSource, { path, line }: Reference): boolean {
  const file = pythonFile(source, path);
  if (file === undefined) return false;
  const calls = onLine(file.calls, line).filter((call) => /^(ref|_xmlid_to_res_id|xmlid_to_res_id)$/.test(call.name));
  if (calls.some((call) => call.args.length > 1 || 'raise_if_not_found' in call.kwargs)) return true;
  const within = (onLine(file.calls, line)[0] ?? onLine(file.subscripts, line)[0])?.function ?? null;
  return inFunction(file.excepts, within).some((entry) => entry.line > line && entry.body !== 'raises');
}

/** The model takes fields from another through `delegate=True`, or is a mixin whose users bring what it names. */
function isDelegated(portfolio: Portfolio, name: string): boolean {
  const model = portfolio.registry.models.get(name.slice(0, Math.max(0, name.lastIndexOf('.'))));
  if (model === undefined) return false;
  if (model.declarations.some((entry) => entry.kind === 'abstract') || isPythonChild(portfolio, model)) return true;
  return isDelegating(model);
}

const delegating = new WeakMap<Model, boolean>();

/** Takes fields of another model through a many2one with `delegate=True`. */
export function isDelegating(model: Model): boolean {
  let known = delegating.get(model);
  if (known === undefined) {
    known = [...model.fields.values()].some((some) => some.some(({ definition }) => 'delegate' in definition.kwargs));
    delegating.set(model, known);
  }
  return known;
}

const children = new WeakMap<Portfolio, Map<Model, boolean>>();

/** A class of the model is built on a class that is not the ORM's, whose fields and methods it takes the way of Python. */
export function isPythonChild(portfolio: Portfolio, model: Model): boolean {
  const known = children.get(portfolio) ?? new Map<Model, boolean>();
  children.set(portfolio, known);
  let child = known.get(model);
  if (child === undefined) {
    child = model.declarations.some(({ addon, path, line }) => {
      const source = portfolio.sources.get(addon);
      const owner = source && onLine(pythonFile(source, path)?.classes ?? [], line)[0];
      return owner !== undefined && isPythonHeir(owner);
    });
    known.set(model, child);
  }
  return child;
}

/** Elements below `<groupby name="x">` belong to the model that x points at. */
function isInOtherModel(source: AddonSource, { path, line, column }: Reference): boolean {
  const file = xmlFile(source, path);
  let node = placedAt(file?.nodes ?? [], line, column)[0];
  while (file !== undefined && node !== undefined && node.parent >= 0) {
    node = file.nodes[node.parent];
    if (node?.tag === 'groupby') return true;
  }
  return false;
}
