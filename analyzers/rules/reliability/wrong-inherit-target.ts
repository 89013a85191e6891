import type { AddonSource } from '../../../src/domain/addon.js';
import type { PythonClass, PythonFacts, XmlFacts, XmlView } from '../../../src/domain/facts/index.js';
import { withValue, xmlFile } from '../../../src/domain/file-lookups.js';
import { isReferred } from '../../../src/domain/lookups.js';
import { PassingMap } from '../../../src/domain/passing.js';
import type { Portfolio } from '../../../src/domain/portfolio.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { installedWith } from '../shared/dependencies.js';
import { atNode, atUse } from '../shared/drafts.js';
import { dataEntries } from '../shared/manifest.js';
import { declaresModel, worldAtOwnSeries } from '../shared/members.js';
import { isTestAddon, productivePython } from '../shared/paths.js';
import { isAcknowledged, isModelClass } from '../shared/python.js';
import { fullId } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'reliability/wrong-inherit-target',
    title: 'Inheritance from the wrong thing',
    family: 'reliability',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 20, basis: 'Estimate: correct the model or the view, install and look at the form once.' },
    automation: 'manual',
    tool: null,
    why: 'A view that extends the view of another model is ignored without a word. A model that extends one that does not exist stops the installation. A model that takes the name of an existing one replaces it, with all its fields and methods.',
    remedy:
      'Give the view the model of the view it extends. Correct the name in `_inherit`. To extend a model, name it in `_inherit` and leave `_name` out.',
    limits:
      'Parents that were not scanned are looked up in the index of the Odoo version of the addon; where neither knows the view or some dependency is unknown, the rule is silent. Views with `mode="primary"` may be of another model. Models whose `_inherit` is no literal are silent.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/addons/base/models/ir_ui_view.py (_get_inheriting_views: only views of the same model; 8.0 to 19.0)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (_build_model: "Model %r does not exist in registry"; a class whose _name is not among its _inherit makes a new model)',
    ],
    messages: {
      view: '{view} is a view of {model} and extends {parent}, a view of {other}: it is ignored.',
      parent: '{class} inherits {model}, which neither the scanned addons nor Odoo {series} declare.',
      replaced: '{class} is called {model} and does not inherit it: it replaces the model of {owner}.',
    },
  },
  requires: ['python', 'xml'],
  *check(context): Iterable<Draft> {
    if (isTestAddon(context.source)) return;
    yield* views(context);
    for (const facts of productivePython(context.source)) {
      for (const [index, owner] of facts.classes.entries()) {
        if (!isModelClass(owner) || hasHiddenParents(owner)) continue;
        const found = judge(context, facts, owner);
        if (found === null || isAcknowledged(facts, owner.line, /inherit/)) continue;
        yield atUse(facts, { line: owner.line, column: owner.column, function: null, class: index }, found);
      }
    }
  },
});

function* views(context: RuleContext): Iterable<Draft> {
  const { source } = context;
  const loaded = new Set(dataEntries(source).map((entry) => entry.value));
  for (const facts of source.xml) {
    if (!loaded.has(facts.path)) continue;
    for (const view of facts.views) {
      if (view.inherit === null || view.model === null || view.mode === 'primary') continue;
      const parent = fullId(source.addon.name, view.inherit);
      const other = modelOfView(context, parent);
      if (other === null || other === view.model || isDerived(context, view.model, other)) continue;
      const record = facts.records[view.record]!;
      const id = fullId(source.addon.name, record.id ?? '');
      if (isOpenedById(context, id)) continue;
      yield atNode(facts, record.node, id, {
        message: 'view',
        args: { view: id, model: view.model, parent, other },
        subject: parent,
      });
    }
  }
}

/** The view is opened by its id: then it is applied whatever its model. Source: ir_ui_view.py _get_combined_archs (16.0). */
function isOpenedById({ source, portfolio }: RuleContext, id: string): boolean {
  const own = id.slice(id.indexOf('.') + 1);
  if (isReferred(portfolio.registry, 'xmlid', id)) return true;
  return source.python.some(({ strings }) => withValue(strings, id).length > 0 || withValue(strings, own).length > 0);
}

/** The model of the view is made from that of its parent: by `_inherit` under a new name, or `_inherits`. */
function isDerived({ portfolio, source, symbols }: RuleContext, model: string, parent: string): boolean {
  if (portfolio.registry.models.get(model)?.parents.includes(parent)) return true;
  const { series } = source.addon;
  const declarations = (series === null ? null : symbols?.(series))?.model(model)?.declarations ?? [];
  return declarations.some((entry) => entry.inherit.includes(parent) || parent in entry.inherits);
}

/** The model of a view, or null where it is not known or several records of that id disagree. */
function modelOfView({ source, portfolio, symbols }: RuleContext, id: string): string | null {
  const scanned = scannedModelOf(source, portfolio, id);
  if (scanned !== undefined) return scanned;
  const { series } = source.addon;
  return (series === null ? null : symbols?.(series))?.view(id)?.model ?? null;
}

const scannedModels = new PassingMap<AddonSource, Map<string, string | null | undefined>>();

/** Undefined where no scanned view has the id. */
function scannedModelOf(asking: AddonSource, portfolio: Portfolio, id: string): string | null | undefined {
  const known = scannedModels.get(asking) ?? new Map<string, string | null | undefined>();
  scannedModels.set(asking, known);
  if (known.has(id)) return known.get(id);
  const models = new Set<string | null>();
  for (const { addon, path, line, column } of portfolio.registry.xmlids.get(id) ?? []) {
    const source = portfolio.sources.get(addon);
    const file = source && xmlFile(source, path);
    const view = file && viewAt(file, line, column);
    if (view && view.arch !== null) models.add(view.model);
  }
  const model = models.size === 0 ? undefined : models.size === 1 ? [...models][0]! : null;
  known.set(id, model);
  return model;
}

const viewsAt = new PassingMap<XmlFacts, ReadonlyMap<string, XmlView>>();

/** The first view whose record begins there. */
function viewAt(file: XmlFacts, line: number, column: number): XmlView | undefined {
  let views = viewsAt.get(file);
  if (views === undefined) {
    const placed = file.views.map((view): [string, XmlView] => {
      const node = file.nodes[file.records[view.record]!.node]!;
      return [`${node.line}:${node.column}`, view];
    });
    views = new Map(placed.reverse());
    viewsAt.set(file, views);
  }
  return views.get(`${line}:${column}`);
}

function judge(
  context: RuleContext,
  facts: PythonFacts,
  owner: PythonClass,
): (Pick<Draft, 'message' | 'args'> & { subject: string }) | null {
  const { series } = context.source.addon;
  for (const model of owner.inherit) {
    if (declaresModel(context, model) === 'missing')
      return { message: 'parent', args: { class: owner.name, model, series: series ?? '' }, subject: model };
  }
  const replaced =
    owner.model === null || owner.inherit.includes(owner.model) ? null : ownerOf(context, facts, owner.model);
  return replaced === null
    ? null
    : { message: 'replaced', args: { class: owner.name, model: owner.model!, owner: replaced }, subject: owner.model! };
}

/** The addon below this one that creates the model, or null. */
function ownerOf(context: RuleContext, facts: PythonFacts, model: string): string | null {
  const { source } = context;
  const scanned = scannedOwnerOf(context, model);
  if (scanned !== null) return scanned;
  // Python 2 code and mixed trees may keep a copy of a model for a series that lacks it.
  if (facts.errors.length > 0) return null;
  const world = worldAtOwnSeries(context);
  if (world === null || !world.before.hasModel(model, world.visible(world.from))) return null;
  const owner = world.before.model(model)?.declarations.find((entry) => entry.creates)?.module ?? null;
  return owner === source.addon.name ? null : owner;
}

const scannedOwners = new PassingMap<AddonSource, Map<string, string | null>>();

function scannedOwnerOf({ source, portfolio }: RuleContext, model: string): string | null {
  const known = scannedOwners.get(source) ?? new Map<string, string | null>();
  scannedOwners.set(source, known);
  let owner = known.get(model);
  if (owner === undefined) {
    const below = installedWith(portfolio, source.addon.name);
    const creating = (portfolio.registry.models.get(model)?.declarations ?? []).filter((entry) => entry.creates);
    const names = creating.map((entry) => portfolio.sources.get(entry.addon)?.addon.name);
    owner = names.find((name) => name !== undefined && name !== source.addon.name && below.has(name)) ?? null;
    known.set(model, owner);
  }
  return owner;
}

/** `_inherit` is there and is no literal, or holds more than literals. */
function hasHiddenParents(owner: PythonClass): boolean {
  const given = owner.attributes.findLast((entry) => entry.name === '_inherit')?.value;
  if (given === undefined || given.kind === 'string') return false;
  if (given.kind !== 'list' && given.kind !== 'tuple') return owner.inherit.length === 0;
  return given.items.length !== owner.inherit.length;
}
