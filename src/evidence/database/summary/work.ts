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
  if (tickets) work.push({ source: 'oca-helpdesk', ...counted(tickets, bundle.takenAt), reopened: reopenedOf(bundle) });
  const tasks = bundle.rows('S33')?.map((row) => ({ created: row.create_date, closed: row.closed === true }));
  if (tasks) work.push({ source: 'odoo-project', ...counted(tasks, bundle.takenAt), reopened: null });
  return work;
}

function counted(items: readonly { created: string | null; closed: boolean }[], takenAt: number) {
  const open = items.filter(({ closed }) => !closed).flatMap(({ created }) => parseTime(created) ?? []);
  const oldest = open.reduce<number | null>((first, time) => (first === null || time < first ? time : first), null);
  return {
    total: items.length,
    closed: items.filter(({ closed }) => closed).length,
    oldestOpenDays: oldest === null ? null : Math.max(0, Math.round(((takenAt - oldest) / DAY) * 10) / 10),
  };
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
