import type { FieldDefinition, PythonClass, PythonFacts, PythonFunction } from '../../src/domain/facts/index.js';
import { stringOf } from '../../src/domain/facts/value.js';
import { inClass, withTail } from '../../src/domain/file-lookups.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import type { RuleContext } from '../../src/domain/rule.js';
import { member, ownWorld, type World } from '../resolution/world.js';
import { productivePython } from '../rules/shared/paths.js';
import { isModelClass, methodsOf, modelsOf } from '../rules/shared/python.js';
import { coreNamesOf } from './core-names.js';
import { hasOpaqueFiles, type Mentions, mentionsOf } from './mentions.js';

/** A member of a model that no scanned code names. */
export interface DeadMember<T> {
  facts: PythonFacts;
  owner: PythonClass;
  definition: T;
}

/** How often names are defined in the scanned code; each definition is a mention of itself. */
interface Definitions {
  fields: ReadonlyMap<string, number>;
  methods: ReadonlyMap<string, number>;
}

const definitions = new WeakMap<Portfolio, Definitions>();

function definitionsOf(portfolio: Portfolio): Definitions {
  let found = definitions.get(portfolio);
  if (found === undefined) {
    const fields = new Map<string, number>();
    const methods = new Map<string, number>();
    const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const source of portfolio.sources.values()) {
      for (const facts of source.python) {
        for (const { name } of facts.functions) add(methods, name);
        for (const owner of facts.classes) for (const { name } of owner.fields) add(fields, name);
      }
    }
    found = { fields, methods };
    definitions.set(portfolio, found);
  }
  return found;
}

/** What a search for dead members stands on; null where too little is known of what the addon inherits from. */
interface Ground {
  world: World;
  mentions: Mentions;
  definitions: Definitions;
}

function groundOf({ source, portfolio, symbols }: RuleContext): Ground | null {
  if (!source.addon.installable || symbols === undefined || hasOpaqueFiles(source)) return null;
  const world = ownWorld(source, portfolio, symbols);
  if (world === null) return null;
  return { world, mentions: mentionsOf(portfolio), definitions: definitionsOf(portfolio) };
}

/** Nothing of Odoo's and nothing else that was scanned has a member of this name on the models, and all of it is known. */
function isOwn({ world }: Ground, kind: 'field' | 'method', owner: PythonClass, name: string): boolean {
  const models = modelsOf(owner);
  if (models.length === 0 || (world.open && owner.inherit.length > 0)) return false;
  const own = world.source.addon.key;
  if (member(world, world.from, kind, models, name, (addon) => addon === own).outcome !== 'missing') return false;
  const names = coreNamesOf(world.before);
  return !(kind === 'field' ? names.fields : names.methods).has(name);
}

/** Decorators that change how a method is called, not by whom. Source: odoo/api.py (8.0 to 18.0). */
const PLAIN =
  /^(api\.(multi|one|model|model_create_multi|returns|cr|cr_uid\w*|private|readonly)|staticmethod|classmethod)$/;

/** Private methods of models that no scanned code names, in source order. */
export function* deadMethods(context: RuleContext): Iterable<DeadMember<PythonFunction>> {
  const ground = groundOf(context);
  if (ground === null) return;
  for (const facts of productivePython(context.source)) {
    for (const [index, owner] of facts.classes.entries()) {
      // Methods of a mixin are for the models that take it, in other addons.
      if (!isModelClass(owner) || owner.kind === 'abstract') continue;
      for (const definition of methodsOf(facts, index)) {
        const { name } = definition;
        if (!/^_[a-z]/.test(name) || definition.stub || definition.callsSuper) continue;
        if (!definition.decorators.every((entry) => PLAIN.test(entry.name))) continue;
        if (ground.mentions.count(name) > ground.definitions.methods.get(name)!) continue;
        if (ground.mentions.isPutTogether(name) || !isOwn(ground, 'method', owner, name)) continue;
        yield { facts, owner, definition };
      }
    }
  }
}

/**
 * Names the ORM or the web client looks for on any model. Source: odoo/models.py MAGIC_COLUMNS, `_rec_name`, `_active_name`,
 * `_parent_name`, `_parent_store`, `_order` defaults and `_check_company` (14.0 to 18.0); odoo/fields.py Monetary.
 */
const MAGIC = new Set([
  ...['id', 'name', 'x_name', 'active', 'x_active', 'sequence', 'state', 'color', 'display_name', 'date', 'type'],
  ...['parent_id', 'parent_path', 'parent_left', 'parent_right', 'company_id', 'currency_id', 'x_currency_id'],
]);

/** Settings act by the beginning of their names. Source: odoo/addons/base/models/res_config.py _get_classified_fields. */
const SETTINGS = /^(default|group|module|config)_/;

/** Fields of models that no scanned code, view or data file names, in source order. */
export function* deadFields(context: RuleContext): Iterable<DeadMember<FieldDefinition>> {
  const ground = groundOf(context);
  if (ground === null) return;
  for (const facts of productivePython(context.source)) {
    for (const [index, owner] of facts.classes.entries()) {
      if (!isModelClass(owner) || owner.kind === 'abstract') continue;
      for (const definition of owner.fields) {
        const { name } = definition;
        if (MAGIC.has(name) || SETTINGS.test(name) || ground.definitions.fields.get(name) !== 1) continue;
        const own = 1 + ownAssignments(facts, index, definition);
        if (ground.mentions.count(name) > own || ground.mentions.isPutTogether(name)) continue;
        if (isOwn(ground, 'field', owner, name)) yield { facts, owner, definition };
      }
    }
  }
}

/** How often the field's own compute method sets it: that alone is no use. */
function ownAssignments(facts: PythonFacts, owner: number, { name, kwargs }: FieldDefinition): number {
  const compute = kwargs.compute?.kind === 'name' ? kwargs.compute.name : stringOf(kwargs.compute);
  if (compute === null) return 0;
  return withTail(inClass(facts.attributes, owner), name.slice(name.lastIndexOf('.') + 1)).filter((use) => {
    const within = use.function === null ? undefined : facts.functions[use.function];
    return use.stored && within?.name === compute && use.chain.endsWith(`.${name}`);
  }).length;
}
