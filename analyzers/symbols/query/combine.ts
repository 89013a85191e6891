import type { SkeletonNode, SymbolOutcome } from '../../../src/domain/symbols.js';
import { isHashed, REPLACED } from '../extract/skeleton.js';
import { select } from './xpath.js';

/** A view under construction. `unsure` counts operations whose place could not be told. */
export interface Combined {
  root: SkeletonNode;
  unsure: number;
  /** What was looked for in the finished tree, and whether it is there. */
  located?: Map<string, SymbolOutcome>;
}

/**
 * Applies the operations of an inheriting view to a tree, as `apply_inheritance_specs` of
 * odoo/tools/template_inheritance.py (13.0–19.0; `apply_inheritance_specs` of ir_ui_view.py before) does. The tree is
 * changed. An operation whose place is not found, or cannot be told, leaves its new elements at the end of the root: so
 * nothing that is there is called missing for it.
 */
export function applyOperations(view: Combined, specs: SkeletonNode): void {
  const open = isWrapper(specs) ? [...specs.children] : [specs];
  for (let spec = open.shift(); spec !== undefined; spec = open.shift()) {
    if (spec.tag === 'data') open.unshift(...spec.children);
    else applyOne(view, spec);
  }
}

/** Roots that hold operations: `<data>` (what `<template inherit_id>` becomes), `<t t-inherit>`, the field where it holds several. */
function isWrapper({ tag, plain }: SkeletonNode): boolean {
  return (
    tag === 'data' ||
    plain['t-inherit'] !== undefined ||
    plain.inherit_id !== undefined ||
    (tag === 'field' && plain.position === undefined && /^arch/.test(plain.name ?? ''))
  );
}

function applyOne(view: Combined, spec: SkeletonNode): void {
  const place = locate(view, spec);
  const content = contentOf(view, spec, place ?? view.root);
  const position = spec.plain.position ?? 'inside';
  if (place === undefined) {
    if (position !== 'attributes') append(view.root, content);
    view.unsure++;
    return;
  }
  switch (position) {
    case 'inside':
      append(place, content);
      break;
    case 'before':
    case 'after':
      insertBeside(view, place, content, position === 'after' ? 1 : 0);
      break;
    case 'replace':
      replace(view, place, content, spec.plain.mode === 'inner');
      break;
    case 'attributes':
      for (const change of spec.children) if (change.tag === 'attribute') setAttribute(place, change);
      break;
  }
}

function locate(view: Combined, spec: SkeletonNode): SkeletonNode | undefined {
  if (spec.tag === 'xpath') return select(view.root, spec.plain.expr ?? '')?.[0];
  return elements(view.root).find((node) => {
    if (node.tag !== spec.tag) return false;
    if (spec.tag === 'field') return node.plain.name === spec.plain.name;
    const same = (a: Record<string, string>, b: Record<string, string>) =>
      Object.entries(a).every(([name, value]) => name === 'position' || b[name] === value);
    return same(spec.plain, node.plain) && same(spec.hashed, node.hashed);
  });
}

function elements(root: SkeletonNode): SkeletonNode[] {
  const found: SkeletonNode[] = [];
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    found.push(node);
    for (let index = node.children.length - 1; index >= 0; index--) open.push(node.children[index]!);
  }
  return found;
}

/**
 * New elements of an operation; a child with `position="move"` brings an element of the view. One that holds the place
 * itself stays where it is: inside itself it would be a tree without end.
 */
function contentOf(view: Combined, spec: SkeletonNode, place: SkeletonNode): SkeletonNode[] {
  return spec.children.flatMap((child) => {
    if (child.plain.position !== 'move') return [copyTree(child)];
    const moved = locate(view, child);
    if (moved === undefined || holds(moved, place)) {
      view.unsure++;
      return [];
    }
    detach(moved);
    return [moved];
  });
}

function holds(node: SkeletonNode, inner: SkeletonNode): boolean {
  for (let at: SkeletonNode | null = inner; at !== null; at = at.parent) if (at === node) return true;
  return false;
}

function append(parent: SkeletonNode, content: readonly SkeletonNode[]): void {
  for (const node of content) node.parent = parent;
  parent.children.push(...content);
}

function detach(node: SkeletonNode): void {
  const mates = node.parent?.children;
  if (mates) mates.splice(mates.indexOf(node), 1);
}

function insertBeside(view: Combined, place: SkeletonNode, content: SkeletonNode[], offset: number): void {
  const { parent } = place;
  if (parent === null) {
    append(view.root, content);
    return;
  }
  for (const node of content) node.parent = parent;
  parent.children.splice(parent.children.indexOf(place) + offset, 0, ...content);
}

function replace(view: Combined, place: SkeletonNode, content: SkeletonNode[], inner: boolean): void {
  if (inner) {
    place.children = [];
    append(place, content);
    return;
  }
  const { parent } = place;
  const index = parent?.children.indexOf(place) ?? -1;
  for (const node of content.flatMap(elements)) {
    if (node.plain[REPLACED] === undefined) continue;
    delete node.plain[REPLACED];
    append(node, [copyTree(place)]);
  }
  if (parent === null) {
    const [first] = content;
    if (first === undefined) return;
    first.parent = null;
    view.root = first;
    return;
  }
  for (const node of content) node.parent = parent;
  parent.children.splice(index, 1, ...content);
}

/** `<attribute name="class" add="a" remove="b" separator=" "/>` or `<attribute name="x">value</attribute>`. */
function setAttribute(node: SkeletonNode, { plain }: SkeletonNode): void {
  const name = plain.name ?? '';
  const held = isHashed(name, node.tag) ? node.hashed : node.plain;
  if (plain['>'] !== undefined || plain['<'] !== undefined) {
    const gone = new Set((plain['<'] ?? '').split(/[\s,]+/));
    const kept = (held[name] ?? '').split(/\s+/).filter((one) => one !== '' && !gone.has(one));
    held[name] = [...kept, ...(plain['>'] ?? '').split(/[\s,]+/)].filter((one) => one !== '').join(' ');
  } else if (plain['=']) held[name] = plain['='];
  else delete held[name];
}

/** A copy that shares nothing. */
export function copyTree(node: SkeletonNode, parent: SkeletonNode | null = null): SkeletonNode {
  const copy: SkeletonNode = {
    tag: node.tag,
    plain: { ...node.plain },
    hashed: { ...node.hashed },
    children: [],
    parent,
  };
  copy.children = node.children.map((child) => copyTree(child, copy));
  return copy;
}
