import type { DatabaseEvidence } from '../../../domain/evidence/database.js';
import type { Bundle } from '../bundle/read.js';
import { parseTime } from '../time.js';

type Work = DatabaseEvidence['work'][number];

const DAY = 86_400_000;

/** Tickets and tasks of the last two years that the database itself holds: counts, no text. */
export function workOf(bundle: Bundle): Work[] {
  const work: Work[] = [];
  const tickets = bundle.rows('S31')?.map((row) => ({
    created: row.create_date,
    closed: row.stage_closed === true || row.closed_date !== null,
  }));
  const known = { sla: null, verified: true };
  if (tickets)
    work.push({ source: 'oca-helpdesk', ...counted(tickets, bundle.takenAt), reopened: reopenedOf(bundle), ...known });
  const helpdesk = helpdeskOf(bundle);
  if (helpdesk) work.push(helpdesk);
  const tasks = bundle.rows('S33')?.map((row) => ({ created: row.create_date, closed: row.closed === true }));
  if (tasks) work.push({ source: 'odoo-project', ...counted(tasks, bundle.takenAt), reopened: null, ...known });
  return work;
}

function counted(items: readonly { created: string | null; closed: boolean }[], takenAt: number) {
  const open = items.filter(({ closed }) => !closed).flatMap(({ created }) => parseTime(created) ?? []);
  const oldest = open.reduce<number | null>((first, time) => (first === null || time < first ? time : first), null);
  return {
    total: items.length,
    closed: items.filter(({ closed }) => closed).length,
    oldestOpenDays: daysBefore(takenAt, oldest),
    months: byMonth(items.flatMap(({ created }) => (created === null ? [] : [[created.slice(0, 7), 1]]))),
  };
}

/** Odoo's own helpdesk, which the statement has counted already: no row of it is a ticket. */
function helpdeskOf(bundle: Bundle): Work | null {
  const rows = bundle.rows('S40');
  if (rows === null) return null;
  const sum = (list: typeof rows, what: 'tickets' | 'sla_late' | 'sla_overdue') =>
    list.reduce((total, row) => total + (row[what] ?? 0), 0);
  const open = rows.filter(({ closed }) => closed === false).flatMap(({ oldest }) => parseTime(oldest) ?? []);
  const policies = bundle.rows('S41');
  return {
    source: 'odoo-helpdesk',
    total: sum(rows, 'tickets'),
    closed: sum(
      rows.filter(({ closed }) => closed === true),
      'tickets',
    ),
    oldestOpenDays: daysBefore(bundle.takenAt, open.length === 0 ? null : Math.min(...open)),
    reopened: null,
    months: byMonth(rows.map(({ month, tickets }) => [month, tickets ?? 0])),
    sla:
      policies === null
        ? { total: null, missed: sum(rows, 'sla_late') + sum(rows, 'sla_overdue') }
        : {
            total: policies.reduce((total, row) => total + (row.policies ?? 0), 0),
            missed: policies.reduce((total, { late, overdue }) => total + (late ?? 0) + (overdue ?? 0), 0),
          },
    verified: false,
  };
}

function daysBefore(takenAt: number, at: number | null): number | null {
  return at === null ? null : Math.max(0, Math.round(((takenAt - at) / DAY) * 10) / 10);
}

function byMonth(counts: readonly (readonly [string, number])[]): Record<string, number> {
  const months = new Map<string, number>();
  for (const [month, count] of counts) months.set(month, (months.get(month) ?? 0) + count);
  return Object.fromEntries([...months].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Changes from a closed stage to an open one; unknown where the bundle does not say which stages are closed. */
function reopenedOf(bundle: Bundle): number | null {
  const changes = bundle.rows('S32');
  const stages = bundle.rows('S39');
  if (changes === null || stages === null) return null;
  const closed = new Map(stages.map((stage) => [stage.id, stage.closed === true]));
  return changes.filter(
    ({ old_stage_id: from, new_stage_id: to }) =>
      from !== null && to !== null && closed.get(from) === true && closed.get(to) === false,
  ).length;
}
