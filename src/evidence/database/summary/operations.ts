import type { DatabaseEvidence } from '../../../domain/evidence/database.js';
import type { Bundle } from '../bundle/read.js';
import { parseTime } from '../time.js';
import { moduleOfLog } from './addons.js';
import { type OwnedCron, schedulerStands } from './crons.js';
import type { Owners } from './owners.js';

type Operation = DatabaseEvidence['operations'][number];

const HOUR = 3_600_000;
/** A job that waits this long waits for a worker that does not come. */
const BLOCKED_HOURS = 1;
/** Dead rows beside live ones, on a table worth vacuuming; Odoo's own guidance names none, PostgreSQL vacuums at 0.2. */
const BLOAT = 0.2;
const BLOAT_ROWS = 10_000;

/** How the system is run, as far as the database shows it; sorted by kind, then addon. */
export function operationsOf(bundle: Bundle, owners: Owners, crons: readonly OwnedCron[] | null): Operation[] {
  const found = [
    ...pending(bundle),
    ...cronFindings(crons ?? []),
    ...jobs(bundle, owners),
    ...mails(bundle),
    ...tables(bundle, owners),
    ...indexes(bundle, owners),
    ...logged(bundle),
    ...publicFiles(bundle, owners),
  ].filter(({ count }) => count > 0);
  return found.sort((a, b) => order(a).localeCompare(order(b), 'en'));
}

function order({ kind, addon, why }: Operation): string {
  return `${kind}\u0000${addon ?? ''}\u0000${why}`;
}

function pending(bundle: Bundle): Operation[] {
  return (bundle.rows('S03') ?? [])
    .filter(({ state }) => state?.startsWith('to '))
    .map(({ name, state }) => ({
      kind: 'module-pending',
      addon: name,
      count: 1,
      why: `stands at "${state}": an installation or upgrade was not carried out`,
    }));
}

function cronFindings(crons: readonly OwnedCron[]): Operation[] {
  const found: Operation[] = [];
  const told = ({ id, xmlid }: OwnedCron) => xmlid ?? `scheduled action ${id}`;
  const stands = schedulerStands(crons);
  if (stands) {
    const late = crons.filter((cron) => cron.lateHours !== null).length;
    const why = 'scheduled actions are late all at once: the scheduler does not run, or this is a copy';
    found.push({ kind: 'scheduler-stopped', addon: null, count: late, why });
  }
  for (const cron of crons) {
    if ((cron.failures ?? 0) > 0)
      found.push({
        kind: 'cron-failing',
        addon: cron.module,
        count: cron.failures!,
        why: `${told(cron)} failed ${cron.failures} times in a row${cron.active ? '' : ', and is switched off'}`,
      });
    if (cron.stuck === true)
      found.push({
        kind: 'cron-stuck',
        addon: cron.module,
        count: 1,
        why: `${told(cron)} runs out of time with work left`,
      });
    if (cron.lateHours !== null && !stands)
      found.push({
        kind: 'cron-late',
        addon: cron.module,
        count: 1,
        why: `${told(cron)} is ${cron.lateHours} hours late`,
      });
  }
  return found;
}

function jobs(bundle: Bundle, owners: Owners): Operation[] {
  return (bundle.rows('S24') ?? []).flatMap(({ model_name, method_name, state, jobs: count, oldest }) => {
    const addon = model_name === null ? null : (owners.declarers(model_name)[0] ?? null);
    const name = `${model_name ?? '?'}.${method_name ?? '?'}`;
    if (state === 'failed') return [{ kind: 'jobs-failed', addon, count: count ?? 0, why: `jobs of ${name} failed` }];
    const since = parseTime(oldest);
    // Jobs that depend on others wait by design.
    if (state === 'wait_dependencies' || since === null || bundle.takenAt - since < BLOCKED_HOURS * HOUR) return [];
    const hours = Math.round((bundle.takenAt - since) / HOUR);
    const why = `jobs of ${name} are ${state}, the oldest for ${hours} hours`;
    return [{ kind: 'queue-blocked', addon, count: count ?? 0, why }];
  });
}

/** Sent mails are deleted, so there is no share of failures, only their number. */
function mails(bundle: Bundle): Operation[] {
  const counts = new Map<string, number>();
  for (const { state, failure_type, mails: count } of bundle.rows('S25') ?? [])
    if (state === 'exception') counts.set(failure_type ?? '', (counts.get(failure_type ?? '') ?? 0) + (count ?? 0));
  return [...counts].map(([type, count]) => ({
    kind: 'mail-failed',
    addon: null,
    count,
    why: `mails could not be sent${type === '' ? '' : ` (${type})`}`,
  }));
}

function tables(bundle: Bundle, owners: Owners): Operation[] {
  return (bundle.rows('S07') ?? []).flatMap((row) => {
    const [live, dead] = [row.n_live_tup ?? 0, row.n_dead_tup ?? 0];
    if (live < BLOAT_ROWS || dead / live <= BLOAT || row.last_vacuum !== null) return [];
    const why = `${row.guessed_table}: ${dead} dead rows beside ${live}, and never vacuumed`;
    return [{ kind: 'bloat', addon: owners.declarers(row.model)[0] ?? null, count: dead, why }];
  });
}

function indexes(bundle: Bundle, owners: Owners): Operation[] {
  const byTable = new Map(
    owners.models.map((model) => [model.replaceAll('.', '_'), owners.declarers(model)[0] ?? null]),
  );
  const missing = (bundle.rows('S29') ?? []).map((row) => ({
    kind: 'foreign-key-without-index',
    addon: byTable.get(row.table_name) ?? null,
    count: row.est_rows ?? 0,
    why: `${row.table_name}.${row.column_name} refers to another table without an index, on so many rows`,
  }));
  const unused = (bundle.rows('S30') ?? []).map((row) => ({
    kind: 'index-unused',
    addon: byTable.get(row.table_name) ?? null,
    count: row.approx_bytes ?? 0,
    why: `${row.index_name} has not been used since the counters began; its bytes are counted`,
  }));
  return [...missing, ...unused];
}

function logged(bundle: Bundle): Operation[] {
  const counts = new Map<string, number>();
  for (const row of bundle.rows('S14') ?? []) {
    if (row.level === 'WARNING') continue;
    const addon = moduleOfLog(row) ?? '';
    counts.set(addon, (counts.get(addon) ?? 0) + (row.n ?? 0));
  }
  return [...counts].map(([addon, count]) => ({
    kind: 'errors-logged',
    addon: addon === '' ? null : addon,
    count,
    why: 'errors in the log that is kept in the database',
  }));
}

function publicFiles(bundle: Bundle, owners: Owners): Operation[] {
  return (bundle.rows('S27') ?? []).map((row) => ({
    kind: 'public-files',
    addon: row.res_model === null ? null : (owners.declarers(row.res_model)[0] ?? null),
    count: row.public_files ?? 0,
    why: `attachments of ${row.res_model ?? 'no record'} that anybody with the address can read`,
  }));
}
