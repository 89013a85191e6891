import type { Result } from '../../src/domain/result.js';
import { csvFile, field } from '../shared/csv.js';
import { estimateMinutes, pointsOf } from './body.js';
import type { TrackerExport, TrackerOptions } from './options.js';
import { type WorkItem, workItems } from './work-items.js';

type Cell = string | number | null;
type Column = readonly [name: string, of: (work: WorkItem, options: TrackerOptions) => Cell];

const COLUMNS: readonly Column[] = [
  ['key', ({ key }) => key],
  ['id', ({ item }) => item.id],
  ['state', ({ state }) => state],
  ['closed', ({ closed }) => closed],
  ['nowIn', ({ nowIn }) => nowIn.join(' ')],
  ['title', ({ title }) => title],
  ['addon', ({ item }) => item.addon],
  ['kind', ({ item }) => item.kind],
  ['class', (work) => work.class],
  ['verdict', ({ item }) => item.verdict],
  ['priority', ({ priority }) => priority],
  ['hoursP15', ({ item }) => item.hours.p15],
  ['hoursP50', ({ item }) => item.hours.p50],
  ['hoursP85', ({ item }) => item.hours.p85],
  ['estimateMinutes', estimateMinutes],
  ['points', (work, { hoursPerPoint }) => pointsOf(work, hoursPerPoint)],
  ['hoursSavedPerYear', ({ item }) => item.value],
  ['sprint', ({ sprint }) => sprint?.first ?? null],
  ['lastSprint', ({ sprint }) => sprint?.last ?? null],
  ['start', ({ sprint }) => sprint?.start ?? null],
  ['due', ({ sprint }) => sprint?.due ?? null],
  ['unplanned', ({ unplanned }) => unplanned],
  ['waitsFor', ({ waitsFor }) => waitsFor.map(({ key }) => key).join(' ')],
  ['skill', ({ item }) => item.skill ?? null],
  ['owner', ({ item }) => item.owner ?? null],
  ['assignee', ({ assignee }) => assignee],
  ['labels', ({ labels }) => labels.join(' ')],
  ['note', ({ item }) => item.note ?? null],
  ['reasons', ({ item }) => (item.reasons ?? []).join('; ')],
  ['findings', ({ findings }) => findings.length],
  ['places', ({ findings }) => findings.map(({ place }) => place).join(' ')],
];

/** One row an item with all that is known of it, as CSV (RFC 4180). */
export function exportCsv(result: Result, options: TrackerOptions): TrackerExport {
  const { open, closed } = workItems(result, options);
  const rows = [...open, ...closed].map((work) => COLUMNS.map(([, of]) => field(of(work, options))));
  const text = csvFile(
    COLUMNS.map(([name]) => name),
    rows,
  );
  return { files: [{ name: 'items.csv', text }], notes: [] };
}
