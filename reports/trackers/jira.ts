import { parse } from 'csv-parse/sync';
import { InputError, messageOf } from '../../src/domain/errors.js';
import type { Result } from '../../src/domain/result.js';
import { csvFile, field, lines } from '../shared/csv.js';
import { count } from '../shared/numbers.js';
import { visible } from '../shared/text.js';
import { closingText, estimateMinutes, pointsOf } from './body.js';
import { wikiBody } from './jira-text.js';
import type { TrackerExport, TrackerFile, TrackerOptions } from './options.js';
import { LABEL, safeName, type WorkItem, type WorkPriority, workItems } from './work-items.js';

/** Names of Jira's own priorities. */
export const JIRA_PRIORITY: Readonly<Record<WorkPriority, string>> = { 1: 'Highest', 2: 'High', 3: 'Medium', 4: 'Low' };

const ID_LABEL = `${LABEL}-id-`;

/** The labels of an issue: ours, the sprint, and the external key that a later export finds the issue by. */
export function jiraLabels(work: WorkItem): string[] {
  return [...work.labels, ...(work.sprint ? [`debt-sprint-${work.sprint.last}`] : []), `${ID_LABEL}${work.key}`];
}

/**
 * External key to issue key, from a CSV that Jira exported ("Export Excel CSV (all fields)" of the search
 * `labels = odoo-debt`). @throws InputError where it is no such file.
 */
export function jiraKeys(text: string): Record<string, string> {
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, relax_column_count: true });
  } catch (error) {
    throw new InputError(`not CSV: ${messageOf(error)}`);
  }
  const [header = [], ...issues] = rows;
  const key = header.findIndex((name) => name.toLowerCase() === 'issue key');
  if (key < 0) throw new InputError('no column "Issue key": export it from Jira with all fields');
  const labels = header.flatMap((name, index) => (name.toLowerCase() === 'labels' ? [index] : []));
  if (labels.length === 0) throw new InputError('no column "Labels": export it from Jira with all fields');
  const found = issues.flatMap((issue) =>
    labels.flatMap((index): [string, string][] => {
      const label = issue[index] ?? '';
      return label.startsWith(ID_LABEL) ? [[label.slice(ID_LABEL.length), issue[key] ?? '']] : [];
    }),
  );
  return Object.fromEntries(found.filter(([, issue]) => /^[A-Z][A-Z0-9_]*-\d+$/.test(issue)));
}

/** Most rows that Atlassian advises for one file (support.atlassian.com, "Import data from a CSV file"). */
const MOST_ROWS = 1500;

/** An addon's items below one parent. */
interface Group {
  epicKey: string;
  addon: string;
  /** Whether the parent is written into the file; else it is there already. */
  withEpic: boolean;
  work: WorkItem[];
}

/** The key of the issue that an item is, where it is known. */
export function issueOf(key: string, { keys }: TrackerOptions): string | null {
  return keys && Object.hasOwn(keys, key) ? keys[key]! : null;
}

/** Rows by addon. The parent of an addon that was exported before is there already, unless its key is known. */
function groupsOf(rows: readonly WorkItem[], all: readonly WorkItem[], options: TrackerOptions): Group[] {
  const groups = new Map<string, Group>();
  const exported = all.filter(({ key, isNew }) => isNew === false || issueOf(key, options) !== null);
  const old = new Set(exported.map(({ item }) => item.addon));
  for (const work of rows) {
    const { addon } = work.item;
    const epicKey = `addon-${safeName(addon)}`;
    const withEpic = !old.has(addon) || issueOf(epicKey, options) !== null;
    const group = groups.get(addon) ?? { epicKey, addon, withEpic, work: [] };
    group.work.push(work);
    groups.set(addon, group);
  }
  return [...groups.values()];
}

/** Groups in files of at most `MOST_ROWS` rows. A group stays whole, for a parent is only known within its file. */
function filesOf(groups: readonly Group[]): Group[][] {
  const files: Group[][] = [];
  let rows = MOST_ROWS + 1;
  for (const group of groups) {
    for (let from = 0; from < group.work.length; from += MOST_ROWS - 1) {
      const part = {
        ...group,
        withEpic: group.withEpic && from === 0,
        work: group.work.slice(from, from + MOST_ROWS - 1),
      };
      const size = part.work.length + 1;
      if (rows + size > MOST_ROWS) {
        files.push([]);
        rows = 0;
      }
      files.at(-1)!.push(part);
      rows += size;
    }
  }
  return files;
}

interface Widths {
  labels: number;
  blockers: number;
}

/** Cells of a field with several values: one column each, as many in every row. */
function wide(values: readonly (string | number)[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => field(values[index] ?? null));
}

/**
 * Header without punctuation; a field with several values repeats its header; parents stand first and are named by their
 * Issue ID; estimates are seconds. Sources: support.atlassian.com, "Import data from a CSV file"; confluence.atlassian.com
 * JIRAKB, "CSV import - Parent-child mapping" (Parent instead of Epic Link since April 2024).
 */
function header(widths: Widths, options: TrackerOptions): string[] {
  return [
    'Issue Type',
    ...(options.keys ? ['Issue Key'] : []),
    'Issue ID',
    'Parent',
    'Summary',
    'Description',
    'Priority',
    'Original Estimate',
    ...(options.hoursPerPoint ? ['Story Points'] : []),
    'Due Date',
    'Assignee',
    ...wide(Array<string>(widths.labels).fill('Labels'), widths.labels),
    ...wide(Array<string>(widths.blockers).fill('Blocked By'), widths.blockers),
  ];
}

/** Rows of one file; an issue stands after those it waits for, as `order` has them. */
function jiraRows(
  groups: readonly Group[],
  order: ReadonlyMap<string, number>,
  widths: Widths,
  options: TrackerOptions,
): string[][] {
  const { hoursPerPoint } = options;
  const issueKey = (key: string) => (options.keys ? [field(issueOf(key, options))] : []);
  const epics = groups.filter(({ withEpic }) => withEpic);
  const epicId = new Map(epics.map(({ addon }, index) => [addon, index + 1]));
  const work = groups.flatMap((group) => group.work).sort((a, b) => order.get(a.key)! - order.get(b.key)!);
  const workId = new Map(work.map(({ key }, index) => [key, epics.length + index + 1]));
  const epicRows = epics.map(({ addon, epicKey }, index) => [
    'Epic',
    ...issueKey(epicKey),
    field(index + 1),
    '',
    field(`Debt of ${addon}`.slice(0, 240)),
    field(`What odoo-debt found in the addon ${addon}`),
    'Medium',
    '',
    ...(hoursPerPoint ? [''] : []),
    '',
    '',
    ...wide([LABEL, `${ID_LABEL}${epicKey}`], widths.labels),
    ...wide([], widths.blockers),
  ]);
  const rows = work.map((entry) => [
    'Task',
    ...issueKey(entry.key),
    field(workId.get(entry.key)!),
    field(epicId.get(entry.item.addon) ?? null),
    field(entry.title),
    lines(wikiBody(entry)),
    JIRA_PRIORITY[entry.priority],
    field(estimateMinutes(entry) * 60),
    ...(hoursPerPoint ? [field(pointsOf(entry, hoursPerPoint))] : []),
    field(entry.sprint?.due ?? null),
    field(entry.assignee),
    ...wide(jiraLabels(entry), widths.labels),
    ...wide(
      entry.waitsFor.flatMap(({ key }) => workId.get(key) ?? []),
      widths.blockers,
    ),
  ]);
  return [...epicRows, ...rows];
}

/** Issues that are to be closed: a file that sets their status where their keys are known, else a list for a person. */
function closing(closed: readonly WorkItem[], options: TrackerOptions): TrackerFile[] {
  const known = closed.filter(({ key }) => issueOf(key, options) !== null);
  const unknown = closed.filter(({ key }) => issueOf(key, options) === null);
  const files: TrackerFile[] = [];
  if (known.length > 0) {
    const rows = known.map((work) => [
      field(issueOf(work.key, options)),
      field(work.title),
      'Done',
      'Done',
      field(closingText(work)),
    ]);
    files.push({
      name: 'issues-closed.csv',
      text: csvFile(['Issue Key', 'Summary', 'Status', 'Resolution', 'Comment Body'], rows),
    });
  }
  if (unknown.length > 0) {
    const rows = unknown.map((work) => [`${ID_LABEL}${work.key}`, work.title, closingText(work)].map(field));
    files.push({ name: 'close-by-hand.csv', text: csvFile(['label', 'title', 'why'], rows) });
  }
  return files;
}

/**
 * CSV for Jira's external system import. The importer knows an issue again only by its key, so that without `keys` a second
 * export has only what is new since `previous`, and with them all, those known with their key.
 */
export function exportJira(result: Result, options: TrackerOptions): TrackerExport {
  const { open, closed } = workItems(result, options);
  const rows = options.keys ? open : open.filter(({ isNew }) => isNew !== false);
  const order = new Map(rows.map(({ key }, index) => [key, index]));
  const parts = filesOf(groupsOf(rows, [...open, ...closed], options));
  const most = (count: (work: WorkItem) => number) => rows.reduce((widest, work) => Math.max(widest, count(work)), 0);
  const widths = {
    labels: Math.max(
      2,
      most((work) => jiraLabels(work).length),
    ),
    blockers: most((w) => w.waitsFor.length),
  };
  const files: TrackerFile[] = (parts.length > 0 ? parts : [[]]).map((groups, index) => ({
    name: parts.length > 1 ? `issues-${index + 1}.csv` : 'issues.csv',
    text: csvFile(header(widths, options), jiraRows(groups, order, widths, options)),
  }));
  const notes = [
    'Import with External System Import (an administrator of Jira), not with the bulk create of a project, which knows no parents. Dates are yyyy-MM-dd; map Blocked By to the link "is blocked by".',
  ];
  if (!options.keys)
    notes.push('Without the keys of issues (--keys) Jira makes a new issue of every row: import a file once.');
  const byHand = closed.filter(({ key }) => issueOf(key, options) === null).length;
  if (byHand > 0) notes.push(`${count(byHand, 'item')} to close by hand in close-by-hand.csv; search for the label.`);
  return { files: [...files, ...closing(closed, options)], notes: notes.map(visible) };
}
