import { createHash } from 'node:crypto';
import type { XmlNode } from '../../../src/domain/facts/xml.js';
import { qualifyReferences, type SkeletonNode } from '../../../src/domain/symbols.js';
import { cell } from '../sections.js';

/**
 * Attributes kept as written: those that hold names and that real xpaths select by. Measured on the 3,600 xpaths of
 * Odoo 12.0 and 17.0 and of OCA server-tools, sale-workflow and web: @name 2,350, @id 530, hasclass() 2,155, @t-set 114,
 * @t-call 98, @t-if 62, @data-js 42, @t-foreach 36, @t-field 35, @for 28, @t-esc 28, the rest below 20 each.
 * A letter stands for each in the index.
 */
const PLAIN: Readonly<Record<string, string>> = {
  name: 'n',
  id: 'i',
  class: 'c',
  position: 'p',
  mode: 'M',
  expr: 'x',
  for: 'f',
  type: 'y',
  widget: 'w',
  special: 's',
  role: 'r',
  'data-js': 'j',
  'data-name': 'N',
  'data-key': 'K',
  't-name': 'a',
  't-call': 'l',
  't-call-assets': 'A',
  't-field': 'd',
  't-set': 'e',
  't-as': 'b',
  't-ref': 'h',
  't-slot': 'o',
  't-set-slot': 'q',
  't-snippet': 'u',
  't-snippet-call': 'v',
  't-install': 'I',
  't-component': 'm',
  't-tag': 't',
  't-inherit': 'k',
  't-jquery': 'J',
  't-operation': 'O',
  't-js': 'D',
  't-css': 'S',
  'data-action': 'B',
  'data-variable': 'V',
  itemprop: 'T',
  inherit_id: 'P',
};
/** Labels and code that are selected by: a hash is enough to compare with, and tells nothing. */
const HASHED: Readonly<Record<string, string>> = {
  't-if': '1',
  't-elif': '2',
  't-foreach': '3',
  't-esc': '4',
  't-out': '5',
  't-raw': '6',
  href: '7',
  't-attf-class': '8',
  string: '9',
  title: '0',
  groups: '+',
  't-value': '-',
  src: '*',
};
const BARE: Readonly<Record<string, string>> = { 't-else': '!' };
/** `$0` as the text of an element in a replacement stands for what is replaced. Source: odoo/tools/template_inheritance.py. */
export const REPLACED = '$';
const NAMES: ReadonlyMap<string, string> = new Map(
  [...Object.entries(PLAIN), ...Object.entries(HASHED), ...Object.entries(BARE)].map(([name, letter]) => [
    letter,
    name,
  ]),
);

export const isPlain = (name: string): boolean => Object.hasOwn(PLAIN, name) || Object.hasOwn(BARE, name);

/** Labels of fields are left out: a field is selected by its name. */
export const isHashed = (name: string, tag: string): boolean =>
  Object.hasOwn(HASHED, name) && !(name === 'string' && tag === 'field');

/** 18 bits of the value, as three letters: two different labels are taken for one in 1 of 262,144 comparisons. */
export function hashOf(value: string): string {
  return createHash('sha256').update(value).digest('base64').slice(0, 3);
}

const DEPTHS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Tags whose attributes are operations, not anchors: `<attribute name="class" add="…">` needs its values. */
const attributeLine = (node: XmlNode): string[] => {
  const { name = '', add, remove } = node.attributes;
  if (!isPlain(name) && !isHashed(name, '')) return [`n${name}`];
  const shown = (value: string) => (isPlain(name) ? cell(value) : hashOf(value));
  if (add !== undefined || remove !== undefined) {
    return [`n${name}`, ...(add ? [`>${shown(add)}`] : []), ...(remove ? [`<${shown(remove)}`] : [])];
  }
  return [`n${name}`, `=${shown(node.text)}`];
};

function nodeLine(node: XmlNode, depth: number, module: string, tag = node.tag): string {
  const parts = [`${DEPTHS[depth]}${tag}`];
  if (node.tag === 'attribute') parts.push(...attributeLine(node));
  else {
    for (const [name, value] of Object.entries(node.attributes)) {
      if (Object.hasOwn(PLAIN, name)) parts.push(PLAIN[name] + cell(qualifyReferences(value, module)));
      else if (Object.hasOwn(BARE, name)) parts.push(BARE[name]!);
      else if (isHashed(name, node.tag)) parts.push(HASHED[name] + hashOf(value));
    }
    if (node.text === '$0') parts.push(REPLACED);
  }
  return parts.join('\t');
}

/**
 * Lines of the tree below and with `root`, given the elements of the file in document order.
 * @param rootTag The tag Odoo gives the root, where it is not the one written.
 */
export function skeletonLines(nodes: readonly XmlNode[], root: number, module: string, rootTag?: string): string[] {
  const lines: string[] = [];
  const depths = new Map<number, number>([[root, 0]]);
  for (let index = root; index < nodes.length; index++) {
    const node = nodes[index]!;
    const outer = index === root ? -1 : depths.get(node.parent);
    // Document order: the first element whose parent is not inside ends the tree.
    if (outer === undefined) break;
    const depth = outer + 1;
    depths.set(index, depth);
    // Deeper than any view is: left out.
    if (depth < DEPTHS.length) lines.push(nodeLine(node, depth, module, index === root ? rootTag : undefined));
  }
  return lines;
}

/** The tree that lines stand for; null where there are none. */
export function readSkeleton(lines: readonly string[]): SkeletonNode | null {
  const path: SkeletonNode[] = [];
  for (const line of lines) {
    const depth = DEPTHS.indexOf(line.charAt(0));
    const [tag = '', ...parts] = line.slice(1).split('\t');
    const parent = depth > 0 ? (path[depth - 1] ?? null) : null;
    const node: SkeletonNode = { tag, plain: {}, hashed: {}, children: [], parent };
    for (const part of parts) {
      const [letter, value] = [part.charAt(0), part.slice(1)];
      const name = NAMES.get(letter);
      if (name === undefined) node.plain[letter] = value;
      else if (Object.hasOwn(HASHED, name)) node.hashed[name] = value;
      else node.plain[name] = value;
    }
    parent?.children.push(node);
    path[depth] = node;
  }
  return path[0] ?? null;
}
