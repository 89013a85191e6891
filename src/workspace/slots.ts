import { type Document, isMap, type YAMLMap, YAMLSeq } from 'yaml';
import type { PlanFile } from '../domain/plan-file.js';
import type { Register } from '../domain/triage.js';
import type { Decisions, Which } from '../domain/workspace.js';
import { PLAN_WRITING, updatePlanFile } from '../plan-file/update.js';
import { type Fields, fillList, type Layout, listAt, newEntry, setFields } from '../yaml/nodes.js';
import { type Rewriting, rewriteYaml } from '../yaml/rewrite.js';

export type FileKey = keyof Decisions;

/** What a write makes: the text, and what a reader must find in it. */
interface Written {
  text: string;
  data: Register | PlanFile;
}

/**
 * The place of one decision in a file. Two people who change different places do not disturb each other. Values are
 * plain JSON.
 */
export interface Slot {
  file: FileKey;
  read(data: Register | PlanFile): unknown;
  /** @param donor The text the value came from: a decision that comes back brings its comments along. */
  write(text: string | null, data: Register | PlanFile, value: unknown, donor: string | null): Written;
}

export const REGISTER_WRITING: Rewriting = {
  head: ` What the team decided about findings and items: read by odoo-debt, reviewed like code.
 Comments and the order of entries stay.`,
  padding: false,
};

const WRITING: Record<FileKey, Rewriting> = { register: REGISTER_WRITING, planFile: PLAN_WRITING };
const LAYOUT: Record<FileKey, Layout> = { register: 'block', planFile: 'flow' };

type Entry = Record<string, unknown>;
type Data = Record<string, unknown>;

/** The entries of a list that are about one item, or about the same findings: usually one, in a file by hand maybe more. */
export function listSlot(file: FileKey, list: string, about: string | Which): Slot {
  const key = keyOf(typeof about === 'string' ? { item: about } : about);
  const entriesOf = (data: unknown) => ((data as Data)[list] ?? []) as Entry[];
  const isAbout = (entry: unknown) => keyOf(entry as Entry) === key;
  return {
    file,
    read: (data) => entriesOf(data).filter(isAbout),
    write: (text, data, value, donor) => ({
      text: rewriteYaml(text, WRITING[file], (doc, root) => {
        const before = donor === null ? [] : donated(donor, list, isAbout);
        setEntries(doc, root, list, isAbout, value as Entry[], (index) => before[index] ?? newEntry(doc, LAYOUT[file]));
      }),
      data: { ...data, [list]: replaced(entriesOf(data), isAbout, value as Entry[]) } as Register | PlanFile,
    }),
  };
}

function keyOf({ item, findings, rule, addon, path }: Entry): string {
  if (item !== undefined) return String(item);
  return JSON.stringify([Array.isArray(findings) ? [...new Set(findings)].sort() : null, rule, addon, path]);
}

function replaced(entries: readonly Entry[], isAbout: (entry: Entry) => boolean, value: readonly Entry[]): Entry[] {
  const rest = [...value];
  const kept = entries.flatMap((entry) => (isAbout(entry) ? rest.splice(0, 1) : [entry]));
  return [...kept, ...rest];
}

function setEntries(
  doc: Document,
  root: YAMLMap,
  list: string,
  isAbout: (entry: unknown) => boolean,
  value: readonly Entry[],
  added: (index: number) => YAMLMap,
): void {
  const old = listAt(root, list);
  const seq = old ?? new YAMLSeq(doc.schema);
  let done = 0;
  const kept = (seq.items as YAMLMap[]).flatMap((node) => {
    if (!isMap(node) || !isAbout(node.toJS(doc))) return [node];
    const entry = value[done];
    if (entry === undefined) return [];
    done += 1;
    const gone = Object.keys(node.toJS(doc) as Entry).filter((key) => !(key in entry));
    setFields(doc, node, { ...entry, ...Object.fromEntries(gone.map((key) => [key, undefined])) });
    return [node];
  });
  const fresh = value.slice(done).map((entry, index) => {
    const node = added(done + index);
    setFields(doc, node, entry);
    return node;
  });
  fillList(seq, [...kept, ...fresh]);
  if (old === null) root.set(list, seq);
}

/** The entries as they stood in another text, with their comments. */
function donated(text: string, list: string, isAbout: (entry: unknown) => boolean): YAMLMap[] {
  let nodes: YAMLMap[] = [];
  rewriteYaml(text, REGISTER_WRITING, (doc, root) => {
    nodes = ((listAt(root, list)?.items ?? []) as YAMLMap[]).filter((node) => isMap(node) && isAbout(node.toJS(doc)));
  });
  return nodes;
}

/** A number of the plan file that stands for itself. */
export function fieldSlot(field: 'capacity' | 'reserve'): Slot {
  return {
    file: 'planFile',
    read: (data) => (data as PlanFile)[field] ?? null,
    write: (text, data, value) => ({
      text: rewriteYaml(text, PLAN_WRITING, (doc, root) =>
        setFields(doc, root, { [field]: value ?? undefined } satisfies Fields),
      ),
      data: withField(data as PlanFile, field, value as number | null),
    }),
  };
}

/** Hours of the team in one sprint; sprints before it that the file lacks are added, since they are counted from 1. */
export function teamHoursSlot(sprint: number): Slot {
  return {
    file: 'planFile',
    read: (data) => (data as PlanFile).sprints.find((one) => one.sprint === sprint)?.teamHours ?? null,
    write: (text, data, value) => {
      const file = data as PlanFile;
      const sprints = upTo(file.sprints, value === null ? 0 : sprint).map((one) =>
        one.sprint === sprint ? withField(one, 'teamHours', value as number | null) : one,
      );
      const next = { ...file, sprints };
      // A value of undefined takes the line out; a missing one would leave it.
      const shown = sprints.map((one) => ({ ...one, teamHours: one.teamHours }) as PlanFile['sprints'][number]);
      return { text: updatePlanFile(text, { ...next, sprints: shown }), data: next };
    },
  };
}

interface PlannedItems {
  sprint: number;
  items: PlanFile['sprints'][number]['items'];
}

/** What is planned in the sprints that are still to come; names and hours of the team are not part of it. */
export const PLAN_SLOT: Slot = {
  file: 'planFile',
  read: (data) => plannedItems((data as PlanFile).sprints),
  write: (text, data, value) => {
    const file = data as PlanFile;
    const items = new Map((value as PlannedItems[]).map((one) => [one.sprint, one.items]));
    const sprints = upTo(file.sprints, Math.max(0, ...items.keys())).map((one) =>
      one.state === 'planned' ? { ...one, items: items.get(one.sprint) ?? [] } : one,
    );
    // What neither the plan nor a person speaks of.
    while (sprints.length > 0 && isBare(sprints.at(-1)!) && !items.has(sprints.at(-1)!.sprint)) sprints.pop();
    const next = { ...file, sprints };
    return { text: updatePlanFile(text, withGaps(next)), data: next };
  },
};

/** What an item may say besides its hours; a value of undefined takes it out of its line. */
const LINE_GAPS = { title: undefined, actual: undefined, done: undefined, estimate: undefined, kind: undefined };

function withGaps(file: PlanFile): PlanFile {
  const sprints = file.sprints.map((one) => ({ ...one, items: one.items.map((line) => ({ ...LINE_GAPS, ...line })) }));
  return { ...file, sprints } as unknown as PlanFile;
}

export function plannedItems(sprints: PlanFile['sprints']): PlannedItems[] {
  return sprints.filter(({ state }) => state === 'planned').map(({ sprint, items }) => ({ sprint, items }));
}

function isBare({ sprint, state, items, ...more }: PlanFile['sprints'][number]): boolean {
  return state === 'planned' && items.length === 0 && Object.keys(more).length === 0;
}

function upTo(sprints: PlanFile['sprints'], last: number): PlanFile['sprints'] {
  const all = [...sprints];
  while (all.length < last) all.push({ sprint: all.length + 1, state: 'planned', items: [] });
  return all;
}

function withField<T extends object>(data: T, field: string, value: number | null): T {
  const { [field]: _, ...rest } = data as Record<string, unknown>;
  return (value === null ? rest : { ...rest, [field]: value }) as T;
}
