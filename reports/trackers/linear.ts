import type { Result } from '../../src/domain/result.js';
import { csvFile, field, lines } from '../shared/csv.js';
import { count } from '../shared/numbers.js';
import { closingText, pointsOf } from './body.js';
import { GITHUB, markdownBody } from './markdown-body.js';
import type { TrackerExport, TrackerFile, TrackerOptions } from './options.js';
import { type WorkItem, type WorkPriority, workItems } from './work-items.js';

/**
 * Columns of Linear's own CSV, which its importer reads back. Source: linear/linear,
 * packages/import/src/importers/linearCsv/LinearCsvImporter.ts. It takes away an apostrophe before `+`, `-`, `=` and `@`,
 * splits labels at `, `, reads whole numbers as estimates, and passes over rows that have `Archived`.
 */
const HEADER = [
  'Id',
  'Team',
  'Title',
  'Description',
  'Status',
  'Estimate',
  'Priority',
  'Project',
  'Creator',
  'Assignee',
  'Labels',
  'Cycle Number',
  'Cycle Name',
  'Cycle Start',
  'Cycle End',
  'Created',
  'Updated',
  'Started',
  'Completed',
  'Canceled',
  'Archived',
] as const;

const PRIORITY: Readonly<Record<WorkPriority, string>> = { 1: 'Urgent', 2: 'High', 3: 'Medium', 4: 'Low' };

function row(work: WorkItem, options: TrackerOptions): string[] {
  const { key, title, sprint, priority, assignee, labels } = work;
  const cells: Partial<Record<(typeof HEADER)[number], string>> = {
    Id: field(key),
    Team: field(options.team ?? ''),
    Title: field(title),
    Description: lines(markdownBody(work, GITHUB)),
    Status: sprint ? 'Todo' : 'Backlog',
    Estimate: field(pointsOf(work, options.hoursPerPoint)),
    Priority: PRIORITY[priority],
    Project: field(options.project ?? ''),
    Assignee: field(assignee ?? ''),
    Labels: field(labels.join(', ')),
    'Cycle Number': field(sprint?.first ?? null),
    'Cycle Name': field(sprint ? `Debt sprint ${sprint.first}` : ''),
    'Cycle Start': field(sprint?.start ?? null),
    'Cycle End': field(sprint?.first === sprint?.last ? (sprint?.due ?? null) : null),
  };
  return HEADER.map((name) => cells[name] ?? '');
}

/** Linear's importer only adds. So with an earlier result the file has what is new, and a list says what to close. */
export function exportLinear(result: Result, options: TrackerOptions): TrackerExport {
  const { open, closed } = workItems(result, options);
  const added = open.filter(({ isNew }) => isNew !== false);
  const files: TrackerFile[] = [
    {
      name: 'issues.csv',
      text: csvFile(
        HEADER,
        added.map((work) => row(work, options)),
      ),
    },
  ];
  const notes = [
    'Linear reads the file with its command line importer, @linear/import, as "Linear (CSV)". It only adds issues: import a file once.',
  ];
  if (closed.length > 0) {
    const rows = closed.map((work) => [work.key, work.title, closingText(work)].map(field));
    files.push({ name: 'close-by-hand.csv', text: csvFile(['key', 'title', 'why'], rows) });
    notes.push(
      `Linear's import closes nothing: ${count(closed.length, 'item')} to close by hand in close-by-hand.csv; search for the key.`,
    );
  }
  return { files, notes };
}
