import { z } from 'zod';

/**
 * What a change looks like in a scanned addon. Every kind is a question that facts can answer; none is a pattern over
 * raw file text. The matcher of a kind lives in `matchers/`.
 */

const list = z.array(z.string());
const some = z.array(z.string()).min(1);
/** Where an element of an XML file stands: loaded data, the arch of a view, a QWeb template, a file of `static/`. */
export const whereSchema = z.enum(['data', 'view', 'template', 'static', 'any']);
export type Where = z.infer<typeof whereSchema>;

const python = [
  /** Modules that are gone (`odoo.` spelling), modules gone with all below them, names gone from a module that stays. */
  z.strictObject({
    kind: z.literal('py.import'),
    modules: list,
    prefixes: list,
    names: z.record(z.string(), z.record(z.string(), z.string().nullable())),
  }),
  /** A name of the Odoo packages, imported or reached through an imported module, somewhere below `under`. */
  z.strictObject({ kind: z.literal('py.symbol'), under: some, names: some }),
  /** `with`: only on functions that carry one of these too. `kwarg` and `value`: only with that literal argument. */
  z.strictObject({
    kind: z.literal('py.decorator'),
    names: some,
    with: list.optional(),
    kwarg: z.string().optional(),
    value: z.string().optional(),
  }),
  /**
   * `on`: `any` receiver, a `record` (self of a model, env[…], super), a `model` among `models`, or a receiver whose
   * last part is the given name (`cr`, `env`, `registry`, `session`, …). `anyReceiver`: names too telling to need one.
   */
  z.strictObject({
    kind: z.literal('py.call'),
    names: some,
    on: z.string(),
    models: list,
    anyReceiver: list.optional(),
    minArgs: z.int().optional(),
    /** The first argument must be of this sort. */
    first: z.enum(['user', 'ids', 'string']).optional(),
  }),
  z.strictObject({
    kind: z.literal('py.kwarg'),
    calls: some,
    kwargs: some,
    /** Only with one of these literal values. */
    values: list.optional(),
    /** Only on a receiver that is a record or a recordset of unknown model. */
    record: z.boolean().optional(),
  }),
  /** `<base>.<name>` read or called: `request.jsonrequest`, `self.env.in_draft`. */
  z.strictObject({ kind: z.literal('py.attr'), base: z.string(), names: some, followedBy: list.optional() }),
  z.strictObject({ kind: z.literal('py.assign'), base: z.string(), names: some }),
  z.strictObject({ kind: z.literal('py.chain'), contains: some }),
  z.strictObject({ kind: z.literal('py.class_attr'), names: some }),
  /** `types`: only on these field types. `with`: only beside this keyword. `without`: only in its absence. */
  z.strictObject({
    kind: z.literal('py.field_kwarg'),
    kwargs: some,
    types: list.optional(),
    with: z.string().optional(),
    without: z.string().optional(),
    value: z.string().optional(),
    valueCall: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('py.field'), names: some }),
  /**
   * A method defined in a class of a model. `models` empty: any model. `has`: only with one of these parameters.
   * `lacks`: only without these parameters (`**kwargs` counts as having them).
   */
  z.strictObject({
    kind: z.literal('py.method_def'),
    names: list,
    prefixes: list.optional(),
    except: list.optional(),
    models: list,
    modelPrefix: z.string().optional(),
    has: list.optional(),
    lacks: list.optional(),
    decorator: z.string().optional(),
    /** Classes of any kind, not only of models. */
    anyClass: z.boolean().optional(),
  }),
  /** A method of a core model whose parameters changed; an override that accepts the new ones is fine. */
  z.strictObject({ kind: z.literal('py.signature'), models: some, name: z.string(), before: list, after: list }),
  /** Methods gone from a model: an override is dead code, a call fails. */
  z.strictObject({ kind: z.literal('py.method'), models: some, names: some }),
  z.strictObject({ kind: z.literal('py.params'), params: some }),
  z.strictObject({ kind: z.literal('py.domain_operator'), operators: some }),
  z.strictObject({ kind: z.literal('py.string'), values: list, prefixes: list }),
  z.strictObject({ kind: z.literal('py.hook'), key: z.string(), params: some }),
  z.strictObject({ kind: z.literal('py.python2') }),
  z.strictObject({ kind: z.literal('py.onchange_domain') }),
  /** `self.pool.get('m')` and `self.pool['m']` inside a model. */
  z.strictObject({ kind: z.literal('py.pool') }),
] as const;

const models = [
  z.strictObject({ kind: z.literal('model'), names: list, suffixes: list.optional(), except: list.optional() }),
  z.strictObject({ kind: z.literal('field'), model: z.string(), names: some }),
  z.strictObject({ kind: z.literal('field.selection'), model: z.string(), name: z.string(), values: some }),
  /** `map`: the id to write instead, where one is known. */
  z.strictObject({ kind: z.literal('xmlid'), names: some, map: z.record(z.string(), z.string()).optional() }),
  z.strictObject({ kind: z.literal('module'), name: z.string() }),
  z.strictObject({ kind: z.literal('manifest.key'), keys: some }),
  /** The version of the manifest begins with another series, or has a form that the target refuses. */
  z.strictObject({ kind: z.literal('manifest.version') }),
  z.strictObject({ kind: z.literal('manifest.data'), endings: some }),
  z.strictObject({ kind: z.literal('file'), names: list, endings: list }),
  z.strictObject({ kind: z.literal('asset.bundle'), bundles: some }),
  /** A transient model created by the addon without an access right. */
  z.strictObject({ kind: z.literal('acl.transient') }),
  /** View id to the elements that it has lost: `tag#name`, `tag@id`. */
  z.strictObject({ kind: z.literal('view.anchor'), views: z.record(z.string(), some) }),
] as const;

const xml = [
  /** `whole`: nothing of the element stays as it is, from its opening tag to its end. */
  z.strictObject({
    kind: z.literal('xml.tag'),
    tags: some,
    where: whereSchema,
    root: z.boolean().optional(),
    whole: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('xml.attr'),
    /** Empty: any element. */
    tags: list,
    /** Any of these attributes. */
    attrs: some,
    values: list.optional(),
    /** Any value but these. */
    notValues: list.optional(),
    prefixes: list.optional(),
    contains: list.optional(),
    endings: list.optional(),
    /** Some element around it bears one of these tags. */
    within: list.optional(),
    /** Attributes that must be there too (`name`, or `name=value`). */
    with: list.optional(),
    /** Attributes that must be missing. */
    without: list.optional(),
    where: whereSchema,
    /** Nothing of the element stays as it is. */
    whole: z.literal(true).optional(),
  }),
  z.strictObject({
    kind: z.literal('xml.class'),
    classes: list,
    prefixes: list,
    attrs: list,
    where: z.array(whereSchema),
  }),
  /** A name used in an expression: attributes of views (`domain`, `invisible`, `t-if`, …). */
  z.strictObject({ kind: z.literal('xml.expr'), names: some, attrs: list, where: z.array(whereSchema) }),
  z.strictObject({
    kind: z.literal('xml.record_field'),
    models: some,
    /** Empty: the record itself. */
    fields: list,
    values: list.optional(),
    contains: list.optional(),
    /** Only on records that set this field too. */
    with: z.string().optional(),
  }),
  /** `<attribute name="…">` in an inherited view. */
  z.strictObject({ kind: z.literal('xml.override'), names: some }),
  z.strictObject({ kind: z.literal('xml.child'), parents: some, allowed: some }),
  z.strictObject({ kind: z.literal('xml.parent'), tag: z.string(), parents: some }),
  /** An xpath expression that steps on this tag, or holds one of these words. */
  z.strictObject({ kind: z.literal('xml.xpath'), tags: list, words: list }),
  /** `tree` among view modes: action records and Python literals. */
  z.strictObject({ kind: z.literal('view.mode'), mode: z.string() }),
] as const;

const javascript = [
  z.strictObject({ kind: z.literal('js.require'), modules: list, prefixes: list }),
  /** Modules that are gone, and names gone from a module that stays (`*`: from whatever module). `map`: where to now. */
  z.strictObject({
    kind: z.literal('js.import'),
    modules: list,
    prefixes: list,
    names: z.record(z.string(), list),
    map: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({
    kind: z.literal('js.call'),
    callees: list,
    endings: list,
    /** The first argument is one of these strings. */
    first: list.optional(),
  }),
  z.strictObject({ kind: z.literal('js.member'), chains: list, bases: list, registry: z.string().optional() }),
  z.strictObject({ kind: z.literal('js.global'), names: some }),
  z.strictObject({
    kind: z.literal('js.prop'),
    names: some,
    prefixes: list,
    contains: list,
    tour: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('js.method_def'), names: some }),
  z.strictObject({ kind: z.literal('js.define'), args: z.int() }),
  z.strictObject({ kind: z.literal('js.patch') }),
] as const;

const controllers = [
  /** A controller class of Odoo: methods gone, or with other parameters (`[before, after]`). */
  z.strictObject({
    kind: z.literal('controller'),
    controller: z.string(),
    names: list,
    signatures: z.record(z.string(), z.tuple([list, list])),
  }),
  z.strictObject({ kind: z.literal('url'), urls: some }),
] as const;

/** Kept for `explain` only. `of` is the kind of question that facts cannot answer. */
const none = z.strictObject({ kind: z.literal('none'), of: z.string() });

export const matchSchema = z.discriminatedUnion('kind', [
  ...python,
  ...models,
  ...xml,
  ...javascript,
  ...controllers,
  none,
]);
export type Match = z.infer<typeof matchSchema>;
export type MatchKind = Match['kind'];
export type MatchOf<K extends MatchKind> = Extract<Match, { kind: K }>;
