import { z } from 'zod';
import { positionShape, readErrorSchema } from '../position.js';
import { wordsSchema } from './code-schema.js';

/**
 * Facts of one XML file: every element once, in `nodes`, and what Odoo makes of them. Lists below name elements by
 * their index into `nodes`, so no text is held twice.
 */

const nodeIndex = z.int().nonnegative();

export const xmlNodeSchema = z.strictObject({
  ...positionShape,
  endLine: z.int().positive(),
  tag: z.string(),
  attributes: z.record(z.string(), z.string()),
  /** First and last line of each attribute, where the opening tag takes more than one line. */
  places: z.record(z.string(), z.tuple([z.int().positive(), z.int().positive()])).optional(),
  /** Index of the parent element, or -1 for the root. */
  parent: z.int().min(-1),
  /** Text directly inside, trimmed, pieces joined by one space; empty where there is none. Cut at 2,000 characters. */
  text: z.string(),
});
export type XmlNode = z.infer<typeof xmlNodeSchema>;

export const xmlRecordFieldSchema = z.strictObject({
  node: nodeIndex,
  name: z.string(),
  ref: z.string().nullable(),
  eval: z.string().nullable(),
  search: z.string().nullable(),
  type: z.string().nullable(),
  text: z.string(),
});
export type XmlRecordField = z.infer<typeof xmlRecordFieldSchema>;

/**
 * A record that loading the file creates or changes: `<record>` and every shortcut tag that stands for one
 * (`<menuitem>`, `<template>`, `<report>`, `<act_window>`, `<url>`, `<asset>`), which keep their tag in `tag`.
 */
export const xmlRecordSchema = z.strictObject({
  node: nodeIndex,
  tag: z.string(),
  /** As written: `view_order_form` or `sale.view_order_form`; null without an id. */
  id: z.string().nullable(),
  /** `ir.ui.view`, `ir.ui.menu`, …: also for shortcut tags. */
  model: z.string(),
  noupdate: z.boolean(),
  forcecreate: z.boolean(),
  fields: z.array(xmlRecordFieldSchema),
});
export type XmlRecord = z.infer<typeof xmlRecordSchema>;

/** One place where an inherited view changes its parent. */
export const viewOperationSchema = z.strictObject({
  node: nodeIndex,
  kind: z.enum(['xpath', 'element', 'jquery']),
  /** The xpath expression; for `element` the tag (`field[@name='partner_id']` style, with its attributes); for `jquery` the selector. */
  expr: z.string(),
  position: z.enum(['inside', 'before', 'after', 'replace', 'attributes', 'move']),
});
export type ViewOperation = z.infer<typeof viewOperationSchema>;

export const xmlViewSchema = z.strictObject({
  /** Index into `records`. */
  record: z.int().nonnegative(),
  /** Root element of the arch, or null where it is missing. */
  arch: nodeIndex.nullable(),
  model: z.string().nullable(),
  /** `form`, `tree`, `list`, `kanban`, `search`, `qweb`, …: the tag of the arch; null for inherited views. */
  type: z.string().nullable(),
  inherit: z.string().nullable(),
  mode: z.enum(['primary', 'extension']),
  priority: z.string().nullable(),
  groups: z.array(z.string()),
  operations: z.array(viewOperationSchema),
});
export type XmlView = z.infer<typeof xmlViewSchema>;

/** A QWeb or OWL template of a file in `static/` (root `<templates>`), or a `t-name` inside a view. */
export const xmlTemplateSchema = z.strictObject({
  node: nodeIndex,
  name: z.string().nullable(),
  /** `t-extend` or `t-inherit`. */
  inherit: z.string().nullable(),
  /** `t-inherit-mode`; `t-jquery` operations count as extension. */
  mode: z.enum(['primary', 'extension']),
  owl: z.boolean(),
  operations: z.array(viewOperationSchema),
});
export type XmlTemplate = z.infer<typeof xmlTemplateSchema>;

export const xmlFunctionSchema = z.strictObject({
  node: nodeIndex,
  model: z.string(),
  name: z.string(),
  noupdate: z.boolean(),
});
export const xmlDeleteSchema = z.strictObject({
  node: nodeIndex,
  model: z.string(),
  id: z.string().nullable(),
  search: z.string().nullable(),
});

export const xmlFactsSchema = z.strictObject({
  language: z.literal('xml'),
  path: z.string(),
  lines: z.int().nonnegative(),
  /** Tag of the root element: `odoo`, `openerp`, `templates`, …; null when nothing could be read. */
  root: z.string().nullable(),
  errors: z.array(readErrorSchema),
  nodes: z.array(xmlNodeSchema),
  records: z.array(xmlRecordSchema),
  views: z.array(xmlViewSchema),
  templates: z.array(xmlTemplateSchema),
  functions: z.array(xmlFunctionSchema),
  deletes: z.array(xmlDeleteSchema),
  comments: z.array(z.strictObject({ ...positionShape, text: z.string() })),
  /** Words outside comments: of tags, attributes and texts, uncut. */
  words: wordsSchema.optional(),
});
export type XmlFacts = z.infer<typeof xmlFactsSchema>;
