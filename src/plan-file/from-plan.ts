import type { DebtItem } from '../domain/debt-item.js';
import type { Plan } from '../domain/plan.js';
import type { PlanFile } from '../domain/plan-file.js';
import { partOf } from './settings.js';

type FileSprint = PlanFile['sprints'][number];
type FileItem = FileSprint['items'][number];

/**
 * The plan file after planning: sprints that are done or active as they were, the others as the plan has them, and all
 * that people decided (pins, deadlines, names of sprints, hours of the team) as it stands in the file.
 */
export function fileOfPlan(plan: Plan, items: readonly DebtItem[], before: PlanFile): PlanFile {
  const known = new Map(items.map((item) => [item.id, item]));
  const old = new Map(before.sprints.map((sprint) => [sprint.sprint, sprint]));
  const lines = new Map<string, FileItem[]>();
  for (const { state, items: own } of before.sprints) {
    if (state !== 'planned') continue;
    for (const line of own) lines.set(line.item, [...(lines.get(line.item) ?? []), line]);
  }
  const sprints = plan.sprints.map((sprint): FileSprint => {
    const kept = old.get(sprint.index);
    if (kept !== undefined && kept.state !== 'planned') return kept;
    return {
      ...(kept ?? { sprint: sprint.index, state: 'planned' as const }),
      items: inFileOrder(sprint.items, kept?.items ?? [], known).map(({ id, hours }) => ({
        item: id,
        hours: round(hours),
        ...(known.has(partOf(id)) ? about(known.get(partOf(id))!) : {}),
        ...noted(lines.get(id)?.shift()),
      })),
    };
  });
  // Sprints beyond the plan hold nothing any more, but what people said of them stays.
  const beyond = before.sprints.slice(sprints.length).map((sprint) => ({ ...sprint, items: [] }));
  while (beyond.length > 0 && isBare(beyond.at(-1)!)) beyond.pop();
  return { ...before, sprints: [...sprints, ...beyond] };
}

function isBare({ sprint: _, state: __, items: ___, ...said }: FileSprint): boolean {
  return Object.keys(said).length === 0;
}

/**
 * The items of a sprint as the file had them, new ones at the end, so that a diff shows what changed; only what waits for
 * something that is done in the same sprint moves behind it.
 */
function inFileOrder(
  planned: Plan['sprints'][number]['items'],
  before: readonly FileItem[],
  known: ReadonlyMap<string, DebtItem>,
): Plan['sprints'][number]['items'] {
  const place = new Map(before.map(({ item }, index) => [item, index]));
  const byPlace = [...planned].sort((a, b) => (place.get(a.id) ?? before.length) - (place.get(b.id) ?? before.length));
  const here = new Map(byPlace.map((entry) => [entry.id, entry]));
  const written = new Set<string>();
  const ordered: typeof planned = [];
  const write = (entry: (typeof planned)[number]) => {
    if (written.has(entry.id)) return;
    written.add(entry.id);
    for (const first of firstOf(entry.id, known)) if (here.has(first)) write(here.get(first)!);
    ordered.push(entry);
  };
  for (const entry of byPlace) write(entry);
  return ordered;
}

/** What comes before an item or a part: what it waits for, and the parts before it. */
function firstOf(id: string, known: ReadonlyMap<string, DebtItem>): string[] {
  const part = Number(/#(\d+)$/.exec(id)?.[1] ?? 0);
  const own = part > 1 ? [`${partOf(id)}#${part - 1}`] : [];
  return [...own, ...(known.get(partOf(id))?.dependsOn ?? [])];
}

function about({ title, kind, estimated, hours: own }: DebtItem): Partial<FileItem> {
  const hours = estimated ?? own;
  return { title, kind, estimate: { p15: round(hours.p15), p50: round(hours.p50), p85: round(hours.p85) } };
}

/**
 * What somebody wrote on the line of an item goes where its line goes. An estimate stays as it was first written, so that
 * what is learnt from it is never learnt from itself.
 */
function noted(line: FileItem | undefined): Partial<FileItem> {
  const { estimate, actual, done } = line ?? {};
  return {
    ...(estimate === undefined ? {} : { estimate }),
    ...(actual === undefined ? {} : { actual }),
    ...(done === undefined ? {} : { done }),
  };
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}
