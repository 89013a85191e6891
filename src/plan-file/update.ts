import { Document, isMap, isSeq, type Node, parseDocument, type Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { type PlanFile, planFileSchema } from '../domain/plan-file.js';

const HEAD = ` The plan of the technical debt, made by odoo-debt plan --save and read back by it. Change it as you like:
 comments, names, reasons and actual hours stay. Sprints that are done or active are never planned anew.`;

type Fields = Readonly<Record<string, unknown>>;

const { version, start } = planFileSchema.parse({});
const DEFAULTS: Fields = { version, start };

/**
 * Writes a plan into the text of a plan file. What people added (comments, names, order of keys) stays where it was, an
 * item that moves takes its line along, and what did not change keeps its bytes, so that a diff shows the change alone.
 * @param text The file as it stands, valid by `parsePlanFile`; null for a new one.
 */
export function updatePlanFile(text: string | null, next: PlanFile): string {
  const doc = text === null ? new Document({}) : parseDocument(text);
  if (!isMap(doc.contents)) doc.contents = new YAMLMap(doc.schema) as typeof doc.contents;
  if (text === null) doc.commentBefore = HEAD;
  const root = doc.contents as unknown as YAMLMap;
  const { sprints, pins, deadlines, notBefore, splits, classes, ...plain } = next;
  setFields(doc, root, text === null ? plain : withoutDefaults(root, plain, DEFAULTS));
  setSprints(doc, root, sprints);
  for (const [key, list] of Object.entries({ pins, deadlines, notBefore, splits, classes })) {
    if (list.length > 0 || root.has(key)) setList(doc, root, key, list, poolOf(listAt(root, key), 'item'));
  }
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function setSprints(doc: Document, root: YAMLMap, sprints: PlanFile['sprints']): void {
  const old = listAt(root, 'sprints');
  const pool = poolOf(old, 'sprint');
  // Taken from all sprints before any is filled, since items change places.
  const lines = new Map<string, YAMLMap[]>();
  for (const node of old?.items ?? []) {
    if (!isMap(node)) continue;
    for (const [id, nodes] of poolOf(listAt(node, 'items'), 'item'))
      lines.set(id, [...(lines.get(id) ?? []), ...nodes]);
  }
  const list = old ?? new YAMLSeq(doc.schema);
  list.flow = false;
  list.items = sprints.map(({ items, ...fields }) => {
    const node = pool.get(String(fields.sprint))?.shift() ?? new YAMLMap(doc.schema);
    node.flow = false;
    setFields(doc, node, withoutDefaults(node, fields, { state: 'planned' }));
    setList(doc, node, 'items', items, lines);
    return node;
  });
  if (old === null) root.set('sprints', list);
}

/** What goes without saying is not added to what somebody wrote. */
function withoutDefaults(node: YAMLMap, fields: Fields, defaults: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key, value]) => node.has(key) || value !== defaults[key]));
}

/** Fills a list with one line per entry; entries that were there before keep their line and its comment. */
function setList(
  doc: Document,
  parent: YAMLMap,
  key: string,
  entries: readonly (Fields & { item: string })[],
  pool: Map<string, YAMLMap[]>,
): void {
  const old = listAt(parent, key);
  const list = old ?? new YAMLSeq(doc.schema);
  list.items = entries.map((entry) => {
    const kept = pool.get(entry.item)?.shift();
    const node = kept ?? new YAMLMap(doc.schema);
    if (kept === undefined) node.flow = true;
    setFields(doc, node, entry);
    return node;
  });
  list.flow = list.items.length === 0;
  if (old === null) parent.set(key, list);
}

/** Sets what differs and drops what is gone; the order of keys stays. */
function setFields(doc: Document, node: YAMLMap, fields: Fields): void {
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
    return;
  }
  node.set(key, doc.createNode(value, { flow: true }));
}

function listAt(node: YAMLMap, key: string): YAMLSeq | null {
  const found = node.get(key, true);
  return isSeq(found) ? found : null;
}

/** Entries of a list by the value of a key; the same value may stand there more than once. */
function poolOf(list: YAMLSeq | null, key: string): Map<string, YAMLMap[]> {
  const pool = new Map<string, YAMLMap[]>();
  for (const node of list?.items ?? []) {
    if (!isMap(node)) continue;
    const name = String(node.get(key));
    pool.set(name, [...(pool.get(name) ?? []), node as YAMLMap]);
  }
  return pool;
}
