import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { symbolsOfNodes } from '../../changes/facts/xml-symbols.js';
import { comodelOf, type World } from '../world.js';
import type { Use } from './types.js';
import { fullId, modelsOfNodes } from './view-models.js';

/** `('state', '=', 'draft')` in the text of an attribute. */
const TERM = /\(\s*(['"])([a-z_][\w.]*)\1\s*,\s*(['"])[^'"]{1,10}\3\s*,/g;
const GROUP_BY = /(['"])group_by\1\s*:\s*(['"])(\w+)(?::\w+)?\2/g;
/** Attributes whose value is a Python expression over fields. Source: odoo/tools/view_validation.py, 17.0 on. */
const EXPRESSIONS = ['invisible', 'readonly', 'required', 'column_invisible'];
const WORD = /(?<![.\w'"])([a-z_]\w*)(?![\w'"]|\s*\()/g;

/** Fields, methods and anchors that the views of one file use. */
export function viewUses(world: World, file: XmlFacts, add: (use: Use) => void): void {
  if (file.views.length === 0) return;
  const symbols = symbolsOfNodes(file);
  const models = modelsOfNodes(world, file);
  const anchors = new Set<number>();
  for (const view of file.views) {
    if (view.inherit === null) continue;
    const id = fullId(view.inherit, world);
    for (const { node, kind, expr } of view.operations) {
      anchors.add(node);
      const { column, line: start, attributes } = file.nodes[node]!;
      const named = kind === 'xpath' ? 'expr' : attributes.name === undefined ? 'id' : 'name';
      const at = { path: file.path, ...lineOf(file, node, named), column, start, symbol: symbols[node] ?? '' };
      const located = kind === 'element' ? `//${expr}` : expr;
      if (kind !== 'jquery') add({ kind: 'anchor', view: id, expr: located, sure: 'certain', ...at });
    }
  }
  // `<field name="arch">` holds the operations; it is a field of the view's record.
  const wrappers = new Set(file.views.flatMap((view) => (view.arch === null ? [] : [view.arch])));
  const isWrapper = (index: number) => wrappers.has(index) && file.nodes[index]!.attributes.name === 'arch';
  for (const [index, model] of models)
    if (model !== null && !isWrapper(index)) nodeUses(world, file, index, model, symbols, anchors, add);
}

function nodeUses(
  world: World,
  file: XmlFacts,
  index: number,
  model: string,
  symbols: readonly string[],
  anchors: ReadonlySet<number>,
  add: (use: Use) => void,
): void {
  const node = file.nodes[index]!;
  const at = (attribute: string) => ({
    path: file.path,
    ...lineOf(file, index, attribute),
    column: node.column,
    start: node.line,
    symbol: symbols[index] ?? '',
  });
  const { name, domain, context, attrs, filter_domain } = node.attributes;
  const field = (start: string, path: string, attribute: string, sure: 'certain' | 'likely' = 'certain') => {
    let models = [start];
    let behind: { behind?: { models: readonly string[]; name: string } } = {};
    for (const part of path.split('.')) {
      const anchor = attribute === 'name' && anchors.has(index) ? { anchor: true as const } : {};
      add({ kind: 'field', models, name: part, sure, ...at(attribute), ...anchor, ...behind });
      const next = comodelOf(world, models, part);
      if (next === null) return;
      behind = { behind: { models, name: part } };
      models = [next];
    }
  };
  if (node.tag === 'field' && name && /^\w+$/.test(name)) field(model, name, 'name');
  if (node.tag === 'button' && node.attributes.type === 'object' && name && /^\w+$/.test(name) && !anchors.has(index))
    add({ kind: 'method', models: [model], name, how: 'name', sure: 'certain', ...at('name') });
  const inside = node.tag === 'field' && name ? comodelOf(world, [model], name) : model;
  const texts: [string, string | undefined, string | null][] = [
    ['domain', node.tag === 'field' ? domain : undefined, inside],
    ['domain', node.tag === 'filter' ? domain : undefined, model],
    ['attrs', attrs, model],
    ['filter_domain', filter_domain, model],
  ];
  for (const [attribute, text, start] of texts) {
    if (!text || start === null) continue;
    for (const match of text.matchAll(TERM)) field(start, match[2]!, attribute);
  }
  if (node.tag === 'filter') for (const match of (context ?? '').matchAll(GROUP_BY)) field(model, match[3]!, 'context');
  if (anchors.has(index)) return;
  for (const attribute of EXPRESSIONS) {
    const text = node.attributes[attribute];
    if (!text || !/[a-z]{2}/.test(text)) continue;
    for (const match of text.replace(/(['"]).*?\1/g, "''").matchAll(WORD)) field(model, match[1]!, attribute, 'likely');
  }
}

/**
 * Where an attribute stands, told beside the place of its element (which tells the finding apart from others): an opening
 * tag may take many lines, and the one that names the lost thing is the one to change.
 */
export function lineOf(file: XmlFacts, index: number, attribute: string): { line: number; endLine: number } {
  const node = file.nodes[index]!;
  const [line, endLine] = node.places?.[attribute] ?? [node.line, node.line];
  return { line, endLine };
}
