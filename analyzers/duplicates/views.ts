import { type CodeBlock, LEAST_DUPLICATED_TOKENS } from '../../src/domain/facts/code.js';
import type { XmlFacts, XmlNode } from '../../src/domain/facts/xml.js';
import { wordHash } from '../tokens/words.js';

/**
 * Views and templates of a file as sequences of elements: an element is its tag, its attributes in the order of their
 * names, and its text. What stands in `name` or `id` of the record around the view does not count.
 */
export function blocksOfViews(facts: XmlFacts, addon: string): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const end = subtreeEnds(facts.nodes);
  for (const { arch, record } of facts.views) {
    const id = facts.records[record]?.id ?? '';
    if (arch !== null) add(blocks, facts, arch, end, id === '' || id.includes('.') ? id : `${addon}.${id}`);
  }
  for (const { node, name } of facts.templates) {
    if (facts.root === 'templates') add(blocks, facts, node, end, name ?? '');
  }
  return blocks;
}

/** For each element the index after its last descendant; elements stand in document order. */
function subtreeEnds(nodes: readonly XmlNode[]): Int32Array {
  const end = new Int32Array(nodes.length);
  for (let index = nodes.length - 1; index >= 0; index--) {
    end[index] = Math.max(end[index]!, index + 1);
    const { parent } = nodes[index]!;
    if (parent >= 0) end[parent] = Math.max(end[parent]!, end[index]!);
  }
  return end;
}

function add(blocks: CodeBlock[], { nodes }: XmlFacts, root: number, end: Int32Array, symbol: string): void {
  const statements: number[] = [];
  let total = 0;
  for (let index = root + 1; index < end[root]!; index++) {
    const node = nodes[index]!;
    const { hash, tokens } = elementTokens(node);
    total += tokens;
    statements.push(node.line, lastLine(node), hash, tokens);
  }
  if (total >= LEAST_DUPLICATED_TOKENS) blocks.push({ symbol, statements });
}

/** Last line of the opening tag, as far as the places of attributes tell. */
function lastLine({ line, places }: XmlNode): number {
  return Object.values(places ?? {}).reduce((last, [, to]) => Math.max(last, to), line);
}

/** One token for the tag, two for an attribute, one for a text. */
function elementTokens({ tag, attributes, text }: XmlNode): { hash: number; tokens: number } {
  const names = Object.keys(attributes).sort();
  const parts = [tag, ...names.flatMap((name) => [name, squeezed(attributes[name]!)]), squeezed(text)];
  return { hash: wordHash(parts.join('\x1f')), tokens: 1 + 2 * names.length + (text === '' ? 0 : 1) };
}

/** The reader cuts texts at 2,000 characters, spaces included: of a long one only as much counts as any spacing leaves. */
const SURE = 500;

function squeezed(text: string): string {
  const words = text.replace(/\s+/g, ' ');
  return text.length < 2000 ? words : words.slice(0, SURE);
}
