import { type Node, typescript } from './typescript.js';

/**
 * Visits every node once in source order, parents first, without recursion: a chain of 100,000 calls is a tree as
 * deep as it is long. Sets `parent` on the way, so whoever is visited can look up (all ancestors) but not sideways.
 */
export function walk(root: Node, visit: (node: Node) => void): void {
  const { forEachChild } = typescript();
  const stack: Node[] = [root];
  let parent = root;
  const add = (child: Node): void => {
    (child as { parent: Node }).parent = parent;
    stack.push(child);
  };
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    const bottom = stack.length;
    parent = node;
    forEachChild(node, add);
    for (let low = bottom, high = stack.length - 1; low < high; low++, high--) {
      const swap = stack[low]!;
      stack[low] = stack[high]!;
      stack[high] = swap;
    }
  }
}
