import type { XmlTemplate } from '../../src/domain/facts/xml.js';
import { jqueryOperationsOf, operationsOf } from './operations.js';
import type { XmlTree } from './tree.js';

/**
 * QWeb and OWL templates: every element with `t-name`, `t-inherit` or `t-extend`, in document order. `recordNodes` are
 * the elements that are records; a `<template t-name>` among them is a view and not listed again.
 */
export function readTemplates(tree: XmlTree, recordNodes: ReadonlySet<number>): XmlTemplate[] {
  const found: XmlTemplate[] = [];
  tree.nodes.forEach(({ attributes }, index) => {
    const { 't-name': name, 't-inherit': inherits, 't-extend': extended } = attributes;
    if (name === undefined && inherits === undefined && extended === undefined) return;
    if (recordNodes.has(index)) return;
    found.push({
      node: index,
      name: name ?? null,
      inherit: inherits ?? extended ?? null,
      mode: modeOf(attributes),
      // Templates of the new client carry owl="1" in 14.0 to 16.0.
      owl: Boolean(attributes.owl),
      operations:
        inherits !== undefined
          ? operationsOf(tree, tree.children(index))
          : extended !== undefined
            ? jqueryOperationsOf(tree, index)
            : [],
    });
  });
  return found;
}

/**
 * `t-inherit-mode` is `primary` where it is left out (`xml()` of assetsbundle.py, 16.0). `t-extend` changes the template
 * it names, unless `t-name` gives the outcome a name of its own (`extend` in qweb2.js).
 */
function modeOf(attributes: Readonly<Record<string, string>>): XmlTemplate['mode'] {
  if (attributes['t-inherit'] !== undefined) {
    return attributes['t-inherit-mode'] === 'extension' ? 'extension' : 'primary';
  }
  return attributes['t-extend'] !== undefined && attributes['t-name'] === undefined ? 'extension' : 'primary';
}
