import { z } from 'zod';
import { positionShape, readErrorSchema } from '../position.js';
import { codeBlockSchema, wordsSchema } from './code-schema.js';

/** Facts of one JavaScript file. */

export const jsImportSchema = z.strictObject({
  ...positionShape,
  /** As written: `@web/core/utils/hooks`, `./widget`, or the argument of `require("web.core")`. */
  module: z.string(),
  /** Imported or destructured names; `default` and `*` stand for those forms. */
  names: z.array(z.string()),
  how: z.enum(['import', 'require', 'dynamic', 'export']),
});
export type JsImport = z.infer<typeof jsImportSchema>;

export const jsClassSchema = z.strictObject({
  ...positionShape,
  name: z.string().nullable(),
  /** The parent as written: `Component`, `AbstractAction`, `FormController.prototype`; null without one. */
  extends: z.string().nullable(),
  /** `class`: ES class. `extend`: `Parent.extend({…})`. `include`: `Parent.include({…})`, which changes the parent. */
  how: z.enum(['class', 'extend', 'include']),
  methods: z.array(z.string()),
  /** Template names: `static template = "x"`, `template: 'x'`, `Class.template = "x"`. */
  template: z.string().nullable(),
});
export type JsClass = z.infer<typeof jsClassSchema>;

export const jsPatchSchema = z.strictObject({
  ...positionShape,
  /** What is patched, as written: `ListController.prototype`. */
  target: z.string(),
  /** The patch name of 15.0–16.0 (`patch(obj, "name", {…})`), else null. */
  name: z.string().nullable(),
  methods: z.array(z.string()),
});
export type JsPatch = z.infer<typeof jsPatchSchema>;

export const jsRegistrationSchema = z.strictObject({
  ...positionShape,
  /** `registry.category("actions").add(…)` gives `actions`; `field_registry.add(…)` gives `field_registry`. */
  registry: z.string(),
  key: z.string(),
});

export const jsCallSchema = z.strictObject({
  ...positionShape,
  /** Dotted text: `this._rpc`, `odoo.define`, `$.Deferred`, `new Widget` for constructors. */
  callee: z.string(),
  /** String arguments by position; null for any other kind of argument. */
  args: z.array(z.string().nullable()),
});
export type JsCall = z.infer<typeof jsCallSchema>;

export const jsMemberSchema = z.strictObject({
  ...positionShape,
  /** The longest chain: `odoo.session_info.user_companies`. Callees are not repeated here. */
  chain: z.string(),
  assigned: z.boolean(),
});

/** A property of an object literal or class body: `run: "text foo"`, `jsLibs: […]`, `static props = …`. */
export const jsPropertySchema = z.strictObject({
  ...positionShape,
  name: z.string(),
  /** The string value, or null for anything else. */
  value: z.string().nullable(),
});

export const javascriptFactsSchema = z.strictObject({
  language: z.literal('javascript'),
  path: z.string(),
  lines: z.int().nonnegative(),
  errors: z.array(readErrorSchema),
  /** `odoo.define`: legacy module(s). `es`: imports or exports. `plain`: neither. */
  format: z.enum(['odoo.define', 'es', 'plain']),
  /** `/** @odoo-module` comment at the top, with its options (`alias=web.x`), or null. */
  odooModule: z.string().nullable(),
  /** `odoo.define("name", …)`: name and number of arguments. */
  defines: z.array(z.strictObject({ ...positionShape, name: z.string().nullable(), args: z.int() })),
  imports: z.array(jsImportSchema),
  exports: z.array(z.string()),
  classes: z.array(jsClassSchema),
  patches: z.array(jsPatchSchema),
  registrations: z.array(jsRegistrationSchema),
  /** Template names used: `template` members, `xml` tags' names, `renderToString("x")`, `qweb.render("x")`. */
  templates: z.array(z.strictObject({ ...positionShape, name: z.string() })),
  calls: z.array(jsCallSchema),
  members: z.array(jsMemberSchema),
  properties: z.array(jsPropertySchema),
  /** Names read but declared nowhere in the file: `$`, `moment`, `odoo`. Each once, where it is first used. */
  globals: z.array(z.strictObject({ ...positionShape, name: z.string() })),
  comments: z.array(z.strictObject({ ...positionShape, text: z.string() })),
  /** Methods and functions long enough to be looked for elsewhere. */
  blocks: z.array(codeBlockSchema).optional(),
  /** Words of the whole file, comments included. */
  words: wordsSchema.optional(),
});
export type JavaScriptFacts = z.infer<typeof javascriptFactsSchema>;
