import type { XmlFacts, XmlNode } from '../../../src/domain/facts/xml.js';
import { type Region, regionsOf } from '../facts/regions.js';
import { symbolsOfNodes } from '../facts/xml-symbols.js';
import type { ChangeOf } from '../load.js';
import type { MatchOf, Where } from '../match.js';
import type { Hit, Scope } from '../scope.js';

/** Elements, attributes, classes and expressions of XML files, each in the region where the change counts. */
export function* matchXml(scope: Scope): Generator<Hit> {
  const tags = scope.index('xml.tag', 'tags', (match) => match.tags);
  const attrs = scope.index('xml.attr', 'attrs', (match) => match.attrs);
  const overrides = scope.index('xml.override', 'names', (match) => match.names);
  const children = scope.index('xml.child', 'parents', (match) => match.parents);
  const parents = scope.index('xml.parent', 'tag', (match) => [match.tag]);
  const classes = scope.of('xml.class');
  const expressions = scope.of('xml.expr');
  const xpaths = scope.of('xml.xpath');
  const own = scope.portfolio.registry.xmlids;
  for (const file of scope.source.xml) {
    const regions = regionsOf(file);
    const symbols = symbolsOfNodes(file);
    for (const [index, node] of file.nodes.entries()) {
      const region = regions[index]!;
      if (region === 'other') continue;
      const hit = (change: Hit['change'], subject: string, endLine = node.line): Hit => ({
        change,
        path: file.path,
        line: node.line,
        column: node.column,
        endLine,
        symbol: symbols[index]!,
        subject,
      });
      for (const change of tags.get(node.tag) ?? []) {
        if (isAt(region, change.match.where) && tagMatches(node, change.match))
          yield hit(change, `<${node.tag}>`, change.match.whole ? node.endLine : node.line);
      }
      for (const [name, value] of Object.entries(node.attributes)) {
        for (const change of attrs.get(name) ?? []) {
          if (!isAt(region, change.match.where) || !attributeMatches(file, node, value, change.match)) continue;
          if (name === 'inherit_id' && own.has(value)) continue;
          const text = value.length > 40 ? `${value.slice(0, 40)}…` : value;
          yield hit(change, `<${node.tag} ${name}="${text}">`, change.match.whole ? node.endLine : node.line);
        }
      }
      for (const change of classes) {
        const found = change.match.where.some((where) => isAt(region, where)) ? classOf(node, change.match) : null;
        if (found) yield hit(change, found);
      }
      for (const change of expressions) {
        const found = change.match.where.some((where) => isAt(region, where)) ? nameIn(node, change.match) : null;
        if (found) yield hit(change, found);
      }
      if (region !== 'view') continue;
      if (node.tag === 'attribute') {
        const name = node.attributes.name ?? '';
        for (const change of overrides.get(name) ?? []) yield hit(change, `<attribute name="${name}">`);
      }
      const above = file.nodes[node.parent];
      for (const change of children.get(above?.tag ?? '') ?? []) {
        const inherited = above?.attributes.position !== undefined || regions[node.parent] !== 'view';
        if (!inherited && !change.match.allowed.includes(node.tag))
          yield hit(change, `<${node.tag}> in <${above!.tag}>`);
      }
      for (const change of parents.get(node.tag) ?? []) {
        const loose =
          above !== undefined && above.attributes.position === undefined && node.attributes.position === undefined;
        if (loose && regions[node.parent] === 'view' && !change.match.parents.includes(above.tag))
          yield hit(change, `<${node.tag}> in <${above.tag}>`);
      }
      const expr = node.tag === 'xpath' ? node.attributes.expr : undefined;
      for (const change of expr ? xpaths : []) if (xpathMatches(expr!, change)) yield hit(change, expr!);
    }
  }
}

function isAt(region: Region, where: Where): boolean {
  return where === 'any' || region === where;
}

function tagMatches(node: XmlNode, match: MatchOf<'xml.tag'>): boolean {
  return match.root ? node.parent < 0 : true;
}

function attributeMatches(file: XmlFacts, node: XmlNode, value: string, match: MatchOf<'xml.attr'>): boolean {
  if (match.tags.length > 0 && !match.tags.includes(node.tag)) return false;
  if (match.values && !match.values.includes(value)) return false;
  if (match.notValues?.includes(value)) return false;
  const parts = [
    match.prefixes?.some((text) => value.startsWith(text)),
    match.contains?.some((text) => value.includes(text)),
  ];
  parts.push(match.endings?.some((text) => value.endsWith(text)));
  if (parts.some((part) => part !== undefined) && !parts.includes(true)) return false;
  if (match.with && !match.with.every((text) => hasAttribute(node, text))) return false;
  if (match.without?.some((name) => node.attributes[name] !== undefined)) return false;
  return !match.within || isWithin(file, node, match.within);
}

function hasAttribute(node: XmlNode, text: string): boolean {
  const [name, value] = text.split('=');
  const given = node.attributes[name!];
  return given !== undefined && (value === undefined || given === value);
}

/** Nearest view element above: a button in a form inside a list is in the form. */
const VIEWS = new Set([
  'tree',
  'list',
  'form',
  'kanban',
  'search',
  'graph',
  'pivot',
  'calendar',
  'gantt',
  'activity',
  'header',
]);
function isWithin(file: XmlFacts, node: XmlNode, tags: readonly string[]): boolean {
  for (let index = node.parent; index >= 0; index = file.nodes[index]!.parent) {
    if (VIEWS.has(file.nodes[index]!.tag)) return tags.includes(file.nodes[index]!.tag);
  }
  return false;
}

function classOf(node: XmlNode, match: MatchOf<'xml.class'>): string | null {
  const attribute = match.attrs.find((name) => node.attributes[name] !== undefined);
  if (attribute) return `${attribute}=`;
  const text = node.attributes.class;
  if (!text) return null;
  const found = text
    .split(/\s+/)
    .find((name) => match.classes.includes(name) || match.prefixes.some((prefix) => name.startsWith(prefix)));
  return found ? `class ${found}` : null;
}

function nameIn(node: XmlNode, match: MatchOf<'xml.expr'>): string | null {
  for (const [name, value] of Object.entries(node.attributes)) {
    if (match.attrs.length > 0 ? !match.attrs.includes(name) : !name.startsWith('t-')) continue;
    if (!match.names.some((candidate) => value.includes(candidate))) continue;
    const words = new Set(value.replace(/'[^']*'|"[^"]*"/g, '').match(/[A-Za-z_]\w*/g) ?? []);
    const found = match.names.find((candidate) => words.has(candidate));
    if (found) return found;
  }
  return null;
}

function xpathMatches(expr: string, { match }: ChangeOf<'xml.xpath'>): boolean {
  if (match.words.some((word) => expr.replace(/\s+/g, '').includes(word))) return true;
  return match.tags.some((tag) => stepTags(expr).includes(tag));
}

/** Words of an xpath that can be tags: not attributes, functions or texts in quotes. */
function stepTags(expr: string): string[] {
  return [...expr.matchAll(/(?<![\w@'"-])[a-z]+(?![\w('"=-])/g)].map((match) => match[0]);
}
