import { type Document, isMap, YAMLMap, YAMLSeq } from 'yaml';
import { type PlanFile, planFileSchema } from '../domain/plan-file.js';
import { type Fields, fillList, listAt, newEntry, poolOf, setFields } from '../yaml/nodes.js';
import { rewriteYaml } from '../yaml/rewrite.js';

/** How the plan file is written, by whoever writes it. */
export const PLAN_WRITING = {
  head: ` The plan of the technical debt, made by odoo-debt plan --save and read back by it. Change it as you like:
 comments, names, reasons and actual hours stay. Sprints that are done or active are never planned anew.`,
  padding: true,
};

const { version, start } = planFileSchema.parse({});
const DEFAULTS: Fields = { version, start };

/**
 * Writes a plan into the text of a plan file. What people added (comments, names, order of keys) stays where it was, an
 * item that moves takes its line along, and what did not change keeps its bytes, so that a diff shows the change alone.
 * @param text The file as it stands, valid by `parsePlanFile`; null for a new one.
 */
export function updatePlanFile(text: string | null, next: PlanFile): string {
  return rewriteYaml(text, PLAN_WRITING, (doc, root) => {
    const { sprints, pins, deadlines, notBefore, splits, classes, ...plain } = next;
    setFields(doc, root, text === null ? plain : withoutDefaults(root, plain, DEFAULTS));
    if (sprints.length > 0 || text === null || root.has('sprints')) setSprints(doc, root, sprints);
    for (const [key, list] of Object.entries({ pins, deadlines, notBefore, splits, classes })) {
      if (list.length > 0 || root.has(key)) setList(doc, root, key, list, poolOf(listAt(root, key), itemOf));
    }
  });
}

const itemOf = (node: YAMLMap) => String(node.get('item'));

function setSprints(doc: Document, root: YAMLMap, sprints: PlanFile['sprints']): void {
  const old = listAt(root, 'sprints');
  const pool = poolOf(old, (node) => String(node.get('sprint')));
  // Taken from all sprints before any is filled, since items change places.
  const lines = new Map<string, YAMLMap[]>();
  for (const node of old?.items ?? []) {
    if (!isMap(node)) continue;
    for (const [id, nodes] of poolOf(listAt(node, 'items'), itemOf))
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
  const nodes = entries.map((entry) => {
    const node = pool.get(entry.item)?.shift() ?? newEntry(doc, 'flow');
    setFields(doc, node, entry);
    return node;
  });
  fillList(list, nodes);
  if (old === null) parent.set(key, list);
}
