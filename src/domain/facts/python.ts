import { z } from 'zod';
import { positionShape, readErrorSchema } from '../position.js';
import { codeBlockSchema, wordsSchema } from './code-schema.js';
import { valueSchema } from './value-schema.js';

/**
 * Facts of one Python file. Every use carries `function`, the index of the innermost enclosing entry of `functions`
 * (null at module or class level), and `class`, the index into `classes` (null outside classes).
 */

const inScope = { function: z.int().nonnegative().nullable(), class: z.int().nonnegative().nullable() };

export const pythonImportSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** The dotted module as written, relative imports with their leading dots: `odoo.exceptions`, `..models`. */
  module: z.string(),
  /** Null for `import module`; a name such as `UserError` or `*` for `from module import name`. */
  name: z.string().nullable(),
  alias: z.string().nullable(),
});
export type PythonImport = z.infer<typeof pythonImportSchema>;

export const decoratorSchema = z.strictObject({
  ...positionShape,
  /** Dotted name as written: `api.depends`, `http.route`, `classmethod`. */
  name: z.string(),
  args: z.array(valueSchema),
  kwargs: z.record(z.string(), valueSchema),
});
export type Decorator = z.infer<typeof decoratorSchema>;

export const parameterSchema = z.strictObject({
  name: z.string(),
  kind: z.enum(['plain', 'args', 'kwargs']),
  /** The default as a value, or null where the parameter has none. */
  default: valueSchema.nullable(),
});
export type Parameter = z.infer<typeof parameterSchema>;

export const pythonFunctionSchema = z.strictObject({
  ...positionShape,
  endLine: z.int().positive(),
  name: z.string(),
  /** Index into `classes`, or null for a function outside a class. */
  class: z.int().nonnegative().nullable(),
  /** Index into `functions` of the function it is written in, or null. */
  within: z.int().nonnegative().nullable(),
  decorators: z.array(decoratorSchema),
  parameters: z.array(parameterSchema),
  /** `super().<same name>(…)` or the old `super(Class, self).<same name>(…)` is called somewhere inside. */
  callsSuper: z.boolean(),
  /** The value of that call (or a name it was assigned to) is returned. */
  returnsSuper: z.boolean(),
  /** Some `return` carries a value other than None. */
  returnsValue: z.boolean(),
  /** The body holds `yield`. */
  generator: z.boolean(),
  /** Number of statements inside, nested ones included. */
  statements: z.int().nonnegative(),
  /** Cognitive complexity of the white paper: docs/explanation/cognitive-complexity.md. */
  complexity: z.int().nonnegative(),
  /** The body is only `pass`, `...`, a docstring or `raise NotImplementedError`. */
  stub: z.boolean(),
  /** The body begins with a docstring; left out where it does not. */
  docstring: z.literal(true).optional(),
});
export type PythonFunction = z.infer<typeof pythonFunctionSchema>;

export const fieldDefinitionSchema = z.strictObject({
  ...positionShape,
  endLine: z.int().positive(),
  name: z.string(),
  /** Lower-case type: `char`, `many2one`, `float`; `function`, `related`, `property` from old `_columns` too. */
  type: z.string(),
  /** Positional arguments as written. */
  args: z.array(valueSchema),
  kwargs: z.record(z.string(), valueSchema),
  /** Declared in an old-API `_columns` dictionary. */
  columns: z.boolean(),
  /** First and last line of each keyword argument; only where the definition takes several lines. */
  places: z.record(z.string(), z.tuple([z.int().positive(), z.int().positive()])).optional(),
});
export type FieldDefinition = z.infer<typeof fieldDefinitionSchema>;

export const pythonClassSchema = z.strictObject({
  ...positionShape,
  endLine: z.int().positive(),
  name: z.string(),
  /** Base classes as written: `models.Model`, `http.Controller`. */
  bases: z.array(z.string()),
  /** What the bases and attributes make it; null is an ordinary class. */
  kind: z.enum(['model', 'transient', 'abstract', 'controller', 'test']).nullable(),
  /** Index of the function it is written in, or null. */
  within: z.int().nonnegative().nullable(),
  /** `_name`, or null where it is missing or not a literal. */
  model: z.string().nullable(),
  /** `_inherit` as a list; empty where it is missing or not a literal. */
  inherit: z.array(z.string()),
  /** `_inherits`: parent model to the field that holds it. */
  inherits: z.record(z.string(), z.string()),
  table: z.string().nullable(),
  auto: z.boolean().nullable(),
  order: z.string().nullable(),
  recName: z.string().nullable(),
  description: z.string().nullable(),
  decorators: z.array(decoratorSchema),
  /** Every other assignment in the class body, in source order. */
  attributes: z.array(z.strictObject({ ...positionShape, name: z.string(), value: valueSchema })),
  fields: z.array(fieldDefinitionSchema),
});
export type PythonClass = z.infer<typeof pythonClassSchema>;

export const pythonCallSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** Dotted text with inner calls as `()` and subscripts as `[]`: `self.env[].search().write`. */
  callee: z.string(),
  /** The last part: `write`. */
  name: z.string(),
  args: z.array(valueSchema),
  kwargs: z.record(z.string(), valueSchema),
  /** Number of `for`, `while` and comprehension bodies around it inside its function. */
  loop: z.int().nonnegative(),
  /** The value is used: assigned, returned, passed on. False for a bare statement. */
  used: z.boolean(),
  /** Last line; left out where it is the first. */
  endLine: z.int().positive().optional(),
});
export type PythonCall = z.infer<typeof pythonCallSchema>;

export const pythonAttributeSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** The longest chain, as in calls: `self.partner_id.country_id`. Calls' own callees are not repeated here. */
  chain: z.string(),
  /** Assigned to (`record.state = …`, `del`). */
  stored: z.boolean(),
  loop: z.int().nonnegative(),
});
export type PythonAttribute = z.infer<typeof pythonAttributeSchema>;

export const pythonSubscriptSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** What is indexed: `self.env`, `request.env`, `self.pool`. */
  base: z.string(),
  key: z.string(),
});

export const pythonStringSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** The unescaped text, cut at 2,000 characters. f-strings hold `{}` where a value goes. Docstrings are left out. */
  value: z.string(),
});

export const pythonAssignmentSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** Left side as dotted text: `query`, `self.state`, `vals[]`; one entry per target of a tuple. */
  target: z.string(),
  value: valueSchema,
  /** `+=` and the like. */
  augmented: z.boolean(),
});

export const pythonExceptSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** Caught types as written; empty for a bare `except:`. */
  types: z.array(z.string()),
  /** `pass`: nothing but pass, `...` or continue. `logs`: calls a logger. `raises`: raises again. */
  body: z.enum(['pass', 'logs', 'raises', 'other']),
  loop: z.int().nonnegative(),
  /** Line of the `try` it belongs to. */
  tryLine: z.int().positive().optional(),
});

export const pythonRaiseSchema = z.strictObject({ ...positionShape, ...inScope, type: z.string() });

export const domainTermSchema = z.strictObject({
  ...positionShape,
  /** Left side as written: `partner_id.country_id`. */
  field: z.string(),
  operator: z.string(),
  value: valueSchema,
});

/** A list literal that holds at least one `(field, operator, value)` triple with literal field and operator. */
export const pythonDomainSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** Callee it is an argument of (`self.env[].search`) or `fields.X:<keyword>`; empty otherwise. */
  context: z.string(),
  /** The model named in the same expression (`self.env['sale.order'].search`), or null. */
  model: z.string().nullable(),
  terms: z.array(domainTermSchema),
});
export type PythonDomain = z.infer<typeof pythonDomainSchema>;

/** A name that stands for each element of something: in a `for`, a comprehension, or as first parameter of a lambda. */
export const pythonBindingSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  /** Last line on which the name stands for it. */
  endLine: z.int().positive(),
  name: z.string(),
  how: z.enum(['for', 'lambda']),
  /**
   * Dotted text of what is gone through: `self`, `order.order_line`, `self.env[].search()`. For a lambda the callee that
   * it is passed to: `self.filtered`. Empty where the name is one of several (`for index, line in …`).
   */
  source: z.string(),
  /** What a `for` goes through, as a value; also where the name is one of several. */
  value: valueSchema.optional(),
});
export type PythonBinding = z.infer<typeof pythonBindingSchema>;

/** `name in …` and `name not in …`: somebody looks whether a name is one of several. */
export const pythonComparisonSchema = z.strictObject({
  ...positionShape,
  ...inScope,
  name: z.string(),
  operator: z.enum(['in', 'not in']),
  value: valueSchema,
});

export const commentSchema = z.strictObject({ ...positionShape, text: z.string() });
export type Comment = z.infer<typeof commentSchema>;

export const pythonFactsSchema = z.strictObject({
  language: z.literal('python'),
  path: z.string(),
  lines: z.int().nonnegative(),
  dialect: z.enum(['python2', 'python3']),
  errors: z.array(readErrorSchema),
  imports: z.array(pythonImportSchema),
  classes: z.array(pythonClassSchema),
  functions: z.array(pythonFunctionSchema),
  calls: z.array(pythonCallSchema),
  attributes: z.array(pythonAttributeSchema),
  subscripts: z.array(pythonSubscriptSchema),
  strings: z.array(pythonStringSchema),
  assignments: z.array(pythonAssignmentSchema),
  excepts: z.array(pythonExceptSchema),
  raises: z.array(pythonRaiseSchema),
  domains: z.array(pythonDomainSchema),
  bindings: z.array(pythonBindingSchema).optional(),
  comparisons: z.array(pythonComparisonSchema).optional(),
  comments: z.array(commentSchema),
  /** Functions long enough to be looked for elsewhere. */
  blocks: z.array(codeBlockSchema).optional(),
  /** Words outside comments and docstrings. */
  words: wordsSchema.optional(),
  /** First statement after a `return`, `raise`, `continue` or `break` of the same block; `endLine` is that of the block. */
  unreachable: z.array(z.strictObject({ ...positionShape, endLine: z.int().positive() })).optional(),
});
export type PythonFacts = z.infer<typeof pythonFactsSchema>;
