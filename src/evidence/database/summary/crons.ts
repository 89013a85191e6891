import type { CronEvidence } from '../../../domain/evidence/database.js';
import type { Bundle } from '../bundle/read.js';
import type { Row } from '../bundle/rows.js';

/** A cron with the module it belongs to; null for one made by hand. */
export interface OwnedCron extends CronEvidence {
  module: string | null;
}

/** A cron may wait for a free worker; more than two of its intervals it is late. */
const LATE_INTERVALS = 2;
/** Where the interval is not said, a day. */
const UNKNOWN_INTERVAL = 86_400;
/** A minute's cron that is ten minutes behind waits for another one: not worth a finding. */
const LEAST_LATE_SECONDS = 3_600;

/** Crons of a bundle by id; null where the bundle does not have the block. */
export function cronsOf(bundle: Bundle): OwnedCron[] | null {
  const rows = bundle.rows('S11');
  return rows === null ? null : [...rows].sort((a, b) => a.id - b.id).map(cronOf);
}

function cronOf(row: Row<'S11'>): OwnedCron {
  const active = row.active === true && row.numbercall !== 0;
  return {
    id: row.id,
    xmlid: row.module !== null && row.xmlid_name !== null ? `${row.module}.${row.xmlid_name}` : null,
    name: row.module === null ? null : row.cron_name,
    model: row.model,
    module: row.module,
    active,
    lastCall: row.lastcall,
    nextCall: row.nextcall,
    lateHours: active ? lateHours(row) : null,
    failures: row.failure_count,
    firstFailure: row.first_failure_date,
    stuck: row.max_timeouts_7d === null ? null : row.max_timeouts_7d > 0 && (row.last_remaining ?? 0) > 0,
  };
}

function lateHours({ late_seconds, interval_seconds }: Row<'S11'>): number | null {
  const allowed = Math.max(LEAST_LATE_SECONDS, LATE_INTERVALS * (interval_seconds ?? UNKNOWN_INTERVAL));
  return late_seconds !== null && late_seconds > allowed ? Math.round(late_seconds / 360) / 10 : null;
}

/** Nearly all active crons late at once: the scheduler stands still, or this is a copy that does not run. */
export function schedulerStands(crons: readonly CronEvidence[]): boolean {
  const active = crons.filter((cron) => cron.active);
  return active.length >= 5 && active.filter((cron) => cron.lateHours !== null).length / active.length >= 0.8;
}
