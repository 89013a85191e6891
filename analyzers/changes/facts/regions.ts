import type { XmlFacts } from '../../../src/domain/facts/xml.js';
import { PassingMap } from '../../../src/domain/passing.js';

/** Where an element stands; `other` is markup inside a field of a record (the body of a mail template). */
export type Region = 'data' | 'view' | 'template' | 'static' | 'other';

const cache = new PassingMap<XmlFacts, Region[]>();

/** The region of every element of a file, by index of its node. */
export function regionsOf(file: XmlFacts): readonly Region[] {
  let regions = cache.get(file);
  if (regions) return regions;
  regions = [];
  const starts = new Map<number, Region>();
  for (const view of file.views) {
    const record = file.records[view.record];
    if (record?.tag === 'template') starts.set(record.node, 'template');
    else if (view.arch !== null) starts.set(view.arch, isQweb(file, view) ? 'template' : 'view');
  }
  const isStatic = file.root === 'templates' || file.root === 'template' || /(^|\/)static\//.test(file.path);
  file.nodes.forEach((node, _index) => {
    if (isStatic) regions!.push('static');
    else if (node.parent < 0) regions!.push('data');
    else {
      const above = regions![node.parent]!;
      const parent = file.nodes[node.parent]!;
      if (starts.has(node.parent)) regions!.push(starts.get(node.parent)!);
      else if (above === 'data' && parent.tag === 'field') regions!.push(fieldRegion(parent.attributes));
      else regions!.push(above);
    }
  });
  // The root of an arch belongs to the view, the `<template>` element itself to the data.
  for (const [index, region] of starts)
    if (file.nodes[index]!.tag !== 'template' && !isStatic) regions[index] = isField(file, index) ? 'data' : region;
  cache.set(file, regions);
  return regions;
}

function isField(file: XmlFacts, index: number): boolean {
  const node = file.nodes[index]!;
  return node.tag === 'field' && node.attributes.name === 'arch';
}

function isQweb(file: XmlFacts, view: XmlFacts['views'][number]): boolean {
  // A kanban view may be inherited by one of its templates: `<t t-name="kanban-box" position=…>`.
  if (view.type === 'qweb' || view.model !== null) return view.type === 'qweb';
  const root = view.arch === null ? undefined : file.nodes[view.arch];
  return root?.tag === 't' || root?.attributes['t-name'] !== undefined;
}

function fieldRegion(attributes: Readonly<Record<string, string>>): Region {
  return attributes.name === 'arch' ? 'view' : 'other';
}
