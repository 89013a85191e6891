import type { AddonSource } from '../../src/domain/addon.js';
import type { PythonClass, PythonFacts, PythonFunction } from '../../src/domain/facts/python.js';
import { withTail } from '../../src/domain/file-lookups.js';
import { productivePython } from '../rules/shared/paths.js';
import { extendsModel, isModelClass, methodsOf, modelsOf, originOf } from '../rules/shared/python.js';
import { replacementsIn } from '../rules/shared/replaced.js';
import type { Core, Extension } from './core.js';

/**
 * ORM methods that the documentation offers for overriding with super(): "Common ORM methods" of the ORM reference
 * (odoo.com/documentation, developer/reference/backend/orm), 14.0 to 19.0, and `init` of its SQL views.
 */
const DOCUMENTED = new Set(
  (
    'create write unlink copy copy_data default_get name_get name_create name_search search search_count search_fetch ' +
    'search_read read read_group formatted_read_group fields_get fields_view_get get_view get_views browse exists ' +
    'export_data load init _compute_display_name _read_group _name_search _search'
  ).split(' '),
);
/** Hooks the framework calls on every model; they are there to be overridden. Source: class BaseModel, odoo/models.py. */
const FRAMEWORK = new Set(['_register_hook', '_unregister_hook', '_auto_init', '_setup_complete', '__init__']);
/**
 * The coding guidelines ("Think extendable") ask for small methods to override, and show `_get_…`; `_prepare_…` is how
 * Odoo names the values handed on. Wanted as hooks, promised by nobody.
 */
const HOOK = /^_(prepare|get)_/;

/** Extensions of Odoo's models and controllers, and Odoo's code replaced at run time. */
export function* pythonExtensions(source: AddonSource, core: Core): Iterable<Extension> {
  for (const facts of productivePython(source)) {
    for (let owner = 0; owner < facts.classes.length; owner++) {
      const entry = facts.classes[owner]!;
      if (entry.kind === 'controller') yield* controllerExtensions(facts, owner, entry, core);
      else if (isModelClass(entry)) yield* modelExtensions(facts, owner, entry, core);
    }
    yield* replaced(facts, core);
  }
}

function* modelExtensions(facts: PythonFacts, owner: number, entry: PythonClass, core: Core): Iterable<Extension> {
  const models = modelsOf(entry).filter((name) => core.hasModel(name));
  if (!extendsModel(entry) || models.length === 0) return;
  const { path } = facts;
  yield { level: 'A', what: `extends the model ${models[0]}`, path, line: entry.line };
  for (const method of methodsOf(facts, owner)) {
    const extension = override(models, { ...method, callsSuper: asksSuper(facts, method) }, core);
    if (extension !== null) yield { ...extension, path, line: method.line };
  }
}

/** Calls the method it overrides, or reads the property: `super().SELF_READABLE_FIELDS + […]`. */
function asksSuper(facts: PythonFacts, method: PythonFunction): boolean {
  if (method.callsSuper || !method.decorators.some(({ name }) => name === 'property')) return method.callsSuper;
  return withTail(facts.attributes, method.name).some(
    (use) => use.chain.endsWith(`super().${method.name}`) && use.line >= method.line && use.line <= method.endLine,
  );
}

/** What overriding a method of Odoo's models amounts to; null for a method that is the addon's own. */
function override(
  models: readonly string[],
  method: PythonFunction,
  core: Core,
): Pick<Extension, 'level' | 'what'> | null {
  const { name, callsSuper, stub } = method;
  if (FRAMEWORK.has(name)) return null;
  const model = models.find((one) => (core.definers(one, name) ?? []).length > 0) ?? null;
  // Without an index, super() or a documented name shows that there is something to override.
  if (model === null && (core.index !== null || !(callsSuper || DOCUMENTED.has(name)))) return null;
  const full = `${model ?? models[0]}.${name}`;
  if (!callsSuper && !stub) {
    // A compute, default or check method declared anew is a private method replaced, like any other.
    return { level: 'C', what: `replaces ${full} without super()` };
  }
  if (DOCUMENTED.has(name)) return { level: 'A', what: `extends ${full}, a documented method of the ORM` };
  if (!name.startsWith('_')) return { level: 'B', what: `extends the public method ${full}` };
  const framework = model !== null && core.definers(model, name)!.every((module) => module === 'odoo');
  if (HOOK.test(name) || framework) return { level: 'B', what: `extends the hook ${full}` };
  return { level: 'C', what: `extends the private method ${full}` };
}

function* controllerExtensions(facts: PythonFacts, owner: number, entry: PythonClass, core: Core): Iterable<Extension> {
  const base = entry.bases.map((one) => ({ one, module: odooModule(originOf(facts, one), core) }));
  const parent = base.find(({ module }) => module !== null && module !== '');
  if (parent === undefined) return;
  const name = parent.one.split('.').at(-1)!;
  yield { level: 'A', what: `extends the controller ${name}`, path: facts.path, line: entry.line };
  const known = core.index?.controllerClass(name)?.classes.flatMap((one) => one.methods.map((method) => method.name));
  for (const method of methodsOf(facts, owner)) {
    if (known === undefined ? !method.callsSuper : !known.includes(method.name)) continue;
    const full = `${name}.${method.name}`;
    const place = { path: facts.path, line: method.line };
    if (!method.callsSuper && !method.stub) yield { level: 'C', what: `replaces ${full} without super()`, ...place };
    else if (method.name.startsWith('_') && !HOOK.test(method.name))
      yield { level: 'C', what: `extends the private method ${full}`, ...place };
    else yield { level: 'B', what: `extends ${full} of a controller`, ...place };
  }
}

function* replaced(facts: PythonFacts, core: Core): Iterable<Extension> {
  for (const { target, module, line } of replacementsIn(facts)) {
    if (module === null) yield { level: 'D', what: `patches ${target} of a model at run time`, path: facts.path, line };
    else if (odooModule(module, core) !== null)
      yield { level: 'D', what: `sets ${target} of ${module} at run time`, path: facts.path, line };
  }
}

/** The addon of Odoo a dotted origin lies in, '' for the framework itself, null for what is not Odoo's. */
function odooModule(origin: string | null, core: Core): string | null {
  const [, inside, addon] = /^(?:odoo|openerp)(\.addons\.(\w+))?(?:\.|$)/.exec(origin ?? '') ?? [null, undefined, ''];
  if (origin === null || !/^(odoo|openerp)(\.|$)/.test(origin)) return null;
  if (inside === undefined) return '';
  return core.hasModule(addon!) ? addon! : null;
}
