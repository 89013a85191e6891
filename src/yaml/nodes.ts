import { type Document, isMap, isSeq, type Node, type Scalar, YAMLMap, type YAMLSeq } from 'yaml';

export type Fields = Readonly<Record<string, unknown>>;

/** How a new entry of a list is laid out: on one line (`flow`), or a line per key (`block`). */
export type Layout = 'flow' | 'block';

/** Sets what differs and drops what is `undefined`; the order of keys stays. */
export function setFields(doc: Document, node: YAMLMap, fields: Fields): void {
  for (const [key, value] of Object.entries(fields)) {
    const before = node.get(key, true) as Node | undefined;
    if (value === undefined) node.delete(key);
    else if (before === undefined || JSON.stringify(before.toJS(doc)) !== JSON.stringify(value)) {
      setValue(doc, node, key, value, before);
    }
  }
}

function setValue(doc: Document, node: YAMLMap, key: string, value: unknown, before: Node | undefined): void {
  const scalar = before as Scalar | undefined;
  if (scalar !== undefined && 'value' in scalar && typeof value !== 'object') {
    scalar.value = value;
    // The old spelling (6.50, 0x10) would win over the new value.
    delete scalar.source;
    delete (scalar as { format?: unknown }).format;
    delete (scalar as { minFractionDigits?: unknown }).minFractionDigits;
    return;
  }
  const made = doc.createNode(value, { flow: true });
  if (before !== undefined && 'comment' in before && before.comment) made.comment = before.comment;
  node.set(key, made);
}

export function listAt(node: YAMLMap, key: string): YAMLSeq | null {
  const found = node.get(key, true);
  return isSeq(found) ? found : null;
}

/** The map of an entry that has none yet. */
export function newEntry(doc: Document, layout: Layout): YAMLMap {
  const node = new YAMLMap(doc.schema);
  node.flow = layout === 'flow';
  return node;
}

/** Fills a list. One without entries is written `[]`, so it gets a line per entry with its first; else its layout stays. */
export function fillList(list: YAMLSeq, items: YAMLMap[]): void {
  if (list.items.length === 0 || items.length === 0) list.flow = items.length === 0;
  list.items = items;
}

/** Entries of a list by a name; the same name may stand there more than once. */
export function poolOf(list: YAMLSeq | null, nameOf: (node: YAMLMap) => string): Map<string, YAMLMap[]> {
  const pool = new Map<string, YAMLMap[]>();
  for (const node of list?.items ?? []) {
    if (!isMap(node)) continue;
    const name = nameOf(node as YAMLMap);
    pool.set(name, [...(pool.get(name) ?? []), node as YAMLMap]);
  }
  return pool;
}
