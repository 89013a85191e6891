import path from 'node:path';
import { globSync } from 'glob';
import { z } from 'zod';
import { resultSchema } from '../../src/domain/result.js';
import { type FieldDocs, fieldDocs } from './field-docs.js';
import { cell, HEAD } from './markdown.js';

type Node = {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Node[];
  oneOf?: Node[];
  items?: Node | false;
  prefixItems?: Node[];
  properties?: Record<string, Node>;
  required?: string[];
  additionalProperties?: Node | boolean;
};
type Definitions = Record<string, Node>;

/** More values than this would hide the row. */
const MAX_VALUES = 12;

/** The reference of result.json: every object with its fields, from the zod schemas and the comments beside them. */
export async function resultPage(root: string): Promise<string> {
  const { $defs: definitions = {}, ...top } = await namedSchema(root);
  const docs = fieldDocs(root);
  const names = Object.keys(definitions)
    .filter((name) => isObject(definitions[name]!))
    .sort();
  const sections = [
    section('The result', 'resultSchema', top, definitions, docs),
    ...names.map((name) => section(title(name), name, definitions[name]!, definitions, docs)),
  ];
  return `${['# result.json', HEAD, INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `What \`odoo-debt scan --output result.json\` writes, and every other command reads. [\`result.schema.json\`](../result.schema.json) says the
same to programs. Hours are hours of work, shares go from 0 to 1, scores from 0 to 100, dates are ISO 8601, lists are sorted, and the same
input gives the same bytes. A field marked *optional* is left out where nothing is known; \`null\` says that something was looked for
and could not be told. \`schemaVersion\` changes when a field changes its meaning or goes; fields may be added.`;

/** JSON Schema in which every schema that src/domain exports has its own name. */
async function namedSchema(root: string): Promise<Node & { $defs?: Definitions }> {
  const registry = z.registry<{ id: string }>();
  const files = globSync('src/domain/**/*.ts', { cwd: root, posix: true }).sort();
  const seen = new Set<unknown>([resultSchema]);
  for (const file of files) {
    const exported = (await import(path.join(root, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(exported).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!(value instanceof z.ZodType) || seen.has(value)) continue;
      seen.add(value);
      registry.add(value, { id: name });
    }
  }
  return z.toJSONSchema(resultSchema, { io: 'output', metadata: registry }) as Node & { $defs?: Definitions };
}

function isObject({ properties, anyOf, oneOf }: Node): boolean {
  return properties !== undefined || (anyOf ?? oneOf ?? []).some((one) => one.properties !== undefined);
}

function title(name: string): string {
  return name
    .replace(/Schema$/, '')
    .replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}

function section(heading: string, name: string, node: Node, definitions: Definitions, docs: FieldDocs): string {
  const variants = node.properties === undefined ? (node.anyOf ?? node.oneOf ?? []) : [node];
  const tables = variants.map((variant) => {
    const rows = rowsOf(variant, name, '', definitions, docs);
    return ['| field | type | meaning |', '|---|---|---|', ...rows].join('\n');
  });
  const about = docs.about(name);
  return [`## ${heading}`, ...(about === null ? [] : [about]), tables.join('\n\nor\n\n')].join('\n\n');
}

function rowsOf(node: Node, name: string, prefix: string, definitions: Definitions, docs: FieldDocs): string[] {
  return Object.entries(node.properties ?? {}).flatMap(([key, field]) => {
    const place = prefix + key;
    const optional = !(node.required ?? []).includes(key);
    const doc = docs.field(name, place) ?? '';
    const type = `${typeOf(field, definitions)}${optional ? '; *optional*' : ''}`;
    const own = `| \`${place}\` | ${type} | ${cell(doc)} |`;
    const { node: inner, suffix } = inside(field);
    return [own, ...(inner ? rowsOf(inner, name, `${place}${suffix}.`, definitions, docs) : [])];
  });
}

/** The object that a field holds without a name of its own, and how its fields are reached. */
function inside(field: Node): { node: Node | null; suffix: string } {
  if (field.properties !== undefined) return { node: field, suffix: '' };
  if (field.items) {
    const { node, suffix } = inside(field.items);
    return { node, suffix: `[]${suffix}` };
  }
  if (typeof field.additionalProperties === 'object') {
    const { node, suffix } = inside(field.additionalProperties);
    return { node, suffix: `.*${suffix}` };
  }
  const objects = (field.anyOf ?? field.oneOf ?? []).filter(({ type }) => type !== 'null');
  return objects.length === 1 ? inside(objects[0]!) : { node: null, suffix: '' };
}

function typeOf(node: Node, definitions: Definitions): string {
  if (node.$ref !== undefined) {
    const name = node.$ref.replace('#/$defs/', '');
    const target = definitions[name];
    if (target === undefined || !isObject(target)) return target ? typeOf(target, definitions) : 'the result';
    return `[${title(name)}](#${title(name).replaceAll(' ', '-')})`;
  }
  if (node.const !== undefined) return `\`${JSON.stringify(node.const)}\``;
  if (node.enum !== undefined) return values(node.enum);
  const choices = node.anyOf ?? node.oneOf;
  if (choices !== undefined) return [...new Set(choices.map((one) => typeOf(one, definitions)))].join(' or ');
  if (node.prefixItems !== undefined) return `[${node.prefixItems.map((one) => typeOf(one, definitions)).join(', ')}]`;
  if (node.items) return `list of ${typeOf(node.items, definitions)}`;
  if (typeof node.additionalProperties === 'object' && node.properties === undefined)
    return `by name: ${typeOf(node.additionalProperties, definitions)}`;
  return (
    [node.type ?? []]
      .flat()
      .map((type) => PLAIN[type])
      .join(' or ') || 'anything'
  );
}

const PLAIN: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: 'true or false',
  object: 'object',
  null: 'null',
};

function values(all: readonly unknown[]): string {
  const shown = all.slice(0, MAX_VALUES).map((value) => `\`${String(value)}\``);
  return all.length > MAX_VALUES ? `${shown.join(', ')} … (${all.length} values)` : shown.join(', ');
}
