import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { PassingMap } from '../../../src/domain/passing.js';

const cache = new PassingMap<XmlFacts, string[]>();

/** The XML id, or template name, of the record that each element stands in, by index of its node; '' outside records. */
export function symbolsOfNodes(file: XmlFacts): readonly string[] {
  let symbols = cache.get(file);
  if (symbols) return symbols;
  const starts = new Map<number, string>();
  for (const record of file.records) if (record.id) starts.set(record.node, record.id);
  for (const template of file.templates) if (template.name) starts.set(template.node, template.name);
  symbols = [];
  for (const [index, node] of file.nodes.entries()) symbols.push(starts.get(index) ?? symbols[node.parent] ?? '');
  cache.set(file, symbols);
  return symbols;
}
