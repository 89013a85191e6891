import { createHash } from 'node:crypto';
import { type DebtItem, type WorkClass, workClassOf } from '../../src/domain/debt-item.js';
import { type Finding, SEVERITIES } from '../../src/domain/finding.js';
import type { Plan } from '../../src/domain/plan.js';
import type { Result } from '../../src/domain/result.js';
import { byText } from '../../src/domain/text-order.js';
import { findingsByPriority } from '../shared/order.js';
import { repositoryPaths } from '../shared/place.js';
import { visible } from '../shared/text.js';
import type { TrackerOptions } from './options.js';

export interface WorkFinding {
  /** `path:line`, as the repository knows it. */
  place: string;
  message: string;
  rule: string;
}

export interface WorkSprint {
  /** First and last sprint in which it is worked on; mostly the same. */
  first: number;
  last: number;
  /** First day of the first and last day of the last sprint, ISO dates; null where the plan has no days. */
  start: string | null;
  due: string | null;
}

/** 1 is the most urgent. */
export type WorkPriority = 1 | 2 | 3 | 4;

/** One item of the plan as trackers need it. Texts are as scanned: every tracker escapes them its own way. */
export interface WorkItem {
  /** External key: letters, digits, `_` and `-` only; the same in every export. */
  key: string;
  state: 'open' | 'closed';
  /**
   * Of a closed one: `gone`: none of its findings is there any more. `accepted`: people decided to live with what is left.
   * `moved`: findings of it are in other items now.
   */
  closed: 'gone' | 'accepted' | 'moved' | null;
  /** Keys of the open items that have findings of a closed one now. */
  nowIn: string[];
  /** Not in the earlier result; null where there is none. */
  isNew: boolean | null;
  item: DebtItem;
  /** One line without controls, at most 240 characters: GitLab and Jira take 255, GitHub 256. */
  title: string;
  class: WorkClass;
  /** Most urgent first; all of them. */
  findings: WorkFinding[];
  /** Keys and titles of open items that come first. */
  waitsFor: { key: string; title: string }[];
  sprint: WorkSprint | null;
  /** Why it is in no sprint, where the plan says so. */
  unplanned: string | null;
  priority: WorkPriority;
  /** Account in the tracker of the one who does it, where the caller gave one. */
  assignee: string | null;
  /** Letters, digits and `-` only, sorted: `odoo-debt` and what kind of work it is. */
  labels: string[];
}

/** The label that every exported item bears. */
export const LABEL = 'odoo-debt';

/** A text as part of a name that every tracker takes; different texts stay different. */
export function safeName(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/.test(text)) return text;
  const words = text.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
  return words === '' ? hash : `${words.slice(0, 60)}-${hash}`;
}

/** See `WorkItem.title`. An item without a title is called by its id. */
function titleOf({ id, title }: DebtItem): string {
  const whole = visible(title).trim() || safeName(id);
  return whole.length <= 240 ? whole : `${whole.slice(0, 239).replace(/[\ud800-\udbff]$/, '')}…`;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** Last day of each sprint: the day before the next one starts; the last one is as long as the one before it. */
export function sprintEnds({ sprints }: Plan): Map<number, string | null> {
  const time = (index: number) => Date.parse(`${sprints[index]?.start ?? ''}T00:00:00Z`);
  const ends = sprints.map(({ index }, position): [number, string | null] => {
    const next = sprints[position + 1]?.start;
    if (next) return [index, dayBefore(next)];
    const length = time(position) - time(position - 1);
    if (!Number.isFinite(length)) return [index, null];
    return [index, dayBefore(new Date(time(position) + length).toISOString().slice(0, 10))];
  });
  return new Map(ends);
}

/** Item id to the sprints it is in. Parts of a split item (`id#2`) belong to the item. */
function sprintsOf(result: Result): Map<string, WorkSprint> {
  const known = new Set(result.items.map(({ id }) => id));
  const ends = sprintEnds(result.plan);
  const placed = new Map<string, WorkSprint>();
  for (const { index, start, items } of result.plan.sprints) {
    for (const { id } of items) {
      const whole = known.has(id) ? id : id.replace(/#\d+$/, '');
      const before = placed.get(whole);
      const due = ends.get(index) ?? null;
      placed.set(whole, before ? { ...before, last: index, due } : { first: index, last: index, start, due });
    }
  }
  return placed;
}

function priorityOf(findings: readonly Finding[]): WorkPriority {
  if (findings.length === 0) return 3;
  const worst = Math.min(...findings.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return Math.min(worst + 1, 4) as WorkPriority;
}

function labelsOf(item: DebtItem, of: WorkClass): string[] {
  return [...new Set([LABEL, `debt-${of}`, `debt-${item.kind}`])].sort(byText);
}

/** The items of one result, all open, in the order of its plan; unplanned ones last. */
function openItems(result: Result, options: TrackerOptions): WorkItem[] {
  const pathOf = repositoryPaths(result, options);
  const rankOf = new Map(findingsByPriority(result).map((finding, index) => [finding.id, { finding, index }]));
  const itemOf = new Map(result.items.map((item) => [item.id, item]));
  const sprints = sprintsOf(result);
  const reasons = new Map(result.plan.unplanned.map(({ id, why }) => [id, why]));
  const before = options.previous && new Set(options.previous.items.map(({ id }) => id));
  const work = result.items.map((item): WorkItem => {
    const ranked = item.findings.flatMap((id) => rankOf.get(id) ?? []).sort((a, b) => a.index - b.index);
    const of = workClassOf(item);
    return {
      key: safeName(item.id),
      state: 'open',
      closed: null,
      nowIn: [],
      isNew: before ? !before.has(item.id) : null,
      item,
      title: titleOf(item),
      class: of,
      findings: ranked.map(({ finding }) => ({
        place: `${pathOf(finding)}:${finding.line}`,
        message: finding.message,
        rule: finding.rule,
      })),
      waitsFor: item.dependsOn.flatMap((id) => {
        const other = itemOf.get(id);
        return other ? [{ key: safeName(id), title: titleOf(other) }] : [];
      }),
      sprint: sprints.get(item.id) ?? null,
      unplanned: reasons.get(item.id) ?? null,
      priority: priorityOf(ranked.map(({ finding }) => finding)),
      assignee: accountOf(item, options),
      labels: labelsOf(item, of),
    };
  });
  const last = Number.POSITIVE_INFINITY;
  const sorted = work.sort((a, b) => (a.sprint?.first ?? last) - (b.sprint?.first ?? last) || byText(a.key, b.key));
  return inOrder(sorted);
}

function accountOf({ owner }: DebtItem, { assignees }: TrackerOptions): string | null {
  if (owner === undefined || !assignees || !Object.hasOwn(assignees, owner)) return null;
  return assignees[owner]!;
}

/** The same items so that each stands after what it waits for, else as they were. In a circle the first one wins. */
function inOrder(work: readonly WorkItem[]): WorkItem[] {
  const byKey = new Map(work.map((entry) => [entry.key, entry]));
  const placed = new Set<string>();
  const ordered: WorkItem[] = [];
  // A list of its own instead of recursion: a long chain must not exhaust the stack.
  for (const start of work) {
    const open = [start];
    const seen = new Set<string>();
    while (open.length > 0) {
      const entry = open.at(-1)!;
      const first = seen.has(entry.key) ? [] : entry.waitsFor.filter(({ key }) => !placed.has(key) && !seen.has(key));
      seen.add(entry.key);
      if (first.length > 0) open.push(...first.map(({ key }) => byKey.get(key)!).reverse());
      else {
        open.pop();
        if (!placed.has(entry.key)) ordered.push(entry);
        placed.add(entry.key);
      }
    }
  }
  return ordered;
}

/** Items of the earlier result that are not in the new one, with the texts they had. */
function closedItems(result: Result, options: TrackerOptions): WorkItem[] {
  const { previous } = options;
  if (!previous) return [];
  const still = new Set(result.items.map(({ id }) => id));
  const accepted = new Set((result.accepted ?? []).map(({ id }) => id));
  const holder = new Map(
    result.items.flatMap(({ id, findings }) => findings.map((finding) => [finding, safeName(id)])),
  );
  return openItems(previous, { ...options, previous: undefined })
    .filter(({ item }) => !still.has(item.id))
    .map((work) => {
      const { findings } = work.item;
      const nowIn = [...new Set(findings.flatMap((id) => holder.get(id) ?? []))].sort(byText);
      const closed = nowIn.length > 0 ? 'moved' : findings.some((id) => accepted.has(id)) ? 'accepted' : 'gone';
      return { ...work, state: 'closed', closed, nowIn, isNew: false };
    });
}

/** All items to export: open ones, each after what it waits for, then those that are to be closed. */
export function workItems(result: Result, options: TrackerOptions): { open: WorkItem[]; closed: WorkItem[] } {
  return { open: openItems(result, options), closed: closedItems(result, options) };
}
