import type { XmlNode } from '../../src/domain/facts/xml.js';

/** Children of the elements of one file, by index. */
export interface XmlTree {
  readonly nodes: readonly XmlNode[];
  /** Indexes of the child elements in document order. */
  children(index: number): number[];
}

/** Links the elements of a file; takes one pass and two integers an element. */
export function treeOf(nodes: readonly XmlNode[]): XmlTree {
  const first = new Int32Array(nodes.length).fill(-1);
  const next = new Int32Array(nodes.length).fill(-1);
  for (let index = nodes.length - 1; index > 0; index--) {
    const { parent } = nodes[index]!;
    next[index] = first[parent]!;
    first[parent] = index;
  }
  return {
    nodes,
    children(index) {
      const found: number[] = [];
      for (let child = first[index] ?? -1; child !== -1; child = next[child]!) found.push(child);
      return found;
    },
  };
}
