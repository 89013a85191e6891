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
      const { line, column } = file.nodes[node]!;
      const at = { path: file.path, line, column, endLine: tagEnd(file, node), symbol: symbols[node] ?? '' };
      const located = kind === 'element' ? `//${expr}` : expr;
      if (kind !== 'jquery') add({ kind: 'anchor', view: id, expr: located, sure: 'certain', ...at });
    }
  }
  for (const [index, model] of models) if (model !== null) nodeUses(world, file, index, model, symbols, anchors, add);
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
  const place = { path: file.path, line: node.line, column: node.column, symbol: symbols[index] ?? '' };
  const { name, domain, context, attrs, filter_domain } = node.attributes;
  const field = (start: string, path: string, sure: 'certain' | 'likely' | 'possible', anchor?: true) => {
    let models = [start];
    for (const part of path.split('.')) {
      add({ kind: 'field', models, name: part, sure, ...place, ...(anchor ? { anchor } : {}) });
      const next = comodelOf(world, models, part);
      if (next === null) return;
      models = [next];
    }
  };
  if (node.tag === 'field' && name && /^\w+$/.test(name))
    field(model, name, 'certain', anchors.has(index) || undefined);
  if (node.tag === 'button' && node.attributes.type === 'object' && name && /^\w+$/.test(name) && !anchors.has(index))
    add({ kind: 'method', models: [model], name, how: 'name', sure: 'certain', ...place });
  const inside = node.tag === 'field' && name ? comodelOf(world, [model], name) : model;
  const texts: [string | undefined, string | null][] = [
    [node.tag === 'field' ? domain : undefined, inside],
    [node.tag === 'filter' ? domain : undefined, model],
    [attrs, model],
    [filter_domain, model],
  ];
  for (const [text, start] of texts) {
    if (!text || start === null) continue;
    for (const match of text.matchAll(TERM)) field(start, match[2]!, 'certain');
  }
  if (node.tag === 'filter') for (const match of (context ?? '').matchAll(GROUP_BY)) field(model, match[3]!, 'certain');
  if (anchors.has(index)) return;
  for (const attribute of EXPRESSIONS) {
    const text = node.attributes[attribute];
    if (!text || !/[a-z]{2}/.test(text)) continue;
    for (const match of text.replace(/(['"]).*?\1/g, "''").matchAll(WORD)) field(model, match[1]!, 'likely');
  }
}

/**
 * Last line of an opening tag: facts hold no places of attributes. It ends before its first child, and takes no more
 * lines than it has attributes and a bracket.
 */
function tagEnd(file: XmlFacts, index: number): number {
  const node = file.nodes[index]!;
  const child = file.nodes[index + 1];
  const inner = child?.parent === index ? child.line - 1 : node.endLine;
  const most = node.line + Object.keys(node.attributes).length;
  return Math.max(node.line, Math.min(inner, most, node.endLine));
}
