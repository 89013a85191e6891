import type { ModelEvidence } from '../../../domain/evidence/database.js';
import type { ScannedCode } from '../../../domain/evidence/scanned-code.js';
import type { Bundle } from '../bundle/read.js';
import type { Row } from '../bundle/rows.js';
import { isoDay, parseTime } from '../time.js';
import type { Owners } from './owners.js';
import { isReplica, type Pair } from './pair.js';

type Counters = Omit<Row<'S38'>, 'table_name'>;

/** Everything refers to these: their index scans are foreign keys being checked, not people reading. */
const REFERRED_TO = new Set(['res.users', 'res.company', 'res.partner', 'res.currency']);
const DAY = 86_400_000;
/** A tenth of fewer tables is too few to tell what every table gets. */
const TABLES_TO_COMPARE = 20;
/** Records that a module brings are made in the transactions of the installation, whose times its modules carry. */
const LOADING_MS = 10_000;

/** What two bundles, or one, say of every model that has a table; models without one have none of it. */
export function modelsOf(pair: Pair, owners: Owners, scanned: ScannedCode): Map<string, ModelEvidence> {
  const newest = tablesOf(pair.newest);
  const older = pair.older ? tablesOf(pair.older) : null;
  const deployed = deployments(pair.newest);
  const floors = { newest: floorOf(pair.newest), older: pair.older ? floorOf(pair.older) : null };
  const everyTable = older ? everyTableGot(older, newest) : null;
  const created = new Map((pair.newest.rows('S09') ?? []).map((row) => [row.table_name, row]));
  const tableByModel = new Map((pair.newest.rows('S07') ?? []).map((row) => [row.model, row.guessed_table]));
  const result = new Map<string, ModelEvidence>();
  for (const model of owners.models) {
    const table = [scanned.table(model), tableByModel.get(model) ?? model.replaceAll('.', '_')].find(
      (name) => name !== null && newest.has(name),
    );
    if (table == null) {
      result.set(model, nothing(model));
      continue;
    }
    const modules = [...owners.declarers(model), ...owners.extenders(model)];
    const inWindow =
      pair.older !== null &&
      modules.some((module) => (deployed.get(module) ?? Number.NEGATIVE_INFINITY) > pair.older!.takenAt - DAY);
    const now = newest.get(table)!;
    const before = older?.get(table) ?? null;
    const days = pair.hours / 24;
    const counted = created.get(table);
    const reads = REFERRED_TO.has(model) ? null : readsOf(now, floors.newest);
    const readsBefore = before && floors.older !== null ? readsOf(before, floors.older) : null;
    const between =
      reads === null || readsBefore === null || !before
        ? null
        : everyTable === null
          ? reads - readsBefore
          : readsBetween(before, now, everyTable);
    result.set(model, {
      model,
      table,
      rows: counted?.mode === 'full' && counted.n_seen !== null ? counted.n_seen : rowsOf(now),
      ...writesOf(now, before, days, inWindow, isReplica(pair.newest)),
      readsEver: isReplica(pair.newest) ? null : reads,
      readsPerDay: between === null ? null : perDay(between, days),
      newestRecord: newestOf(counted, pair.newest.takenAt, [...deployed.values()]),
    });
  }
  return result;
}

function nothing(model: string): ModelEvidence {
  return {
    model,
    table: null,
    rows: null,
    writesPerDay: null,
    writesEver: null,
    readsPerDay: null,
    readsEver: null,
    newestRecord: null,
    basis: 'none',
  };
}

/** Counters by table; views have a table's name and no counters. */
function tablesOf(bundle: Bundle): Map<string, Counters> {
  const tables = new Map<string, Counters>();
  for (const { table_name, ...row } of bundle.rows('S38') ?? []) tables.set(table_name, row);
  for (const row of bundle.rows('S07') ?? [])
    if (row.guessed_table !== null && row.relkind !== null) tables.set(row.guessed_table, row);
  return tables;
}

/**
 * The larger of the two estimates: the planner's (refreshed by analyze alone, -1 before the first) and the statistics
 * collector's (0 after a reset), each where it can mean something. Null where neither does.
 */
function rowsOf(row: Counters): number | null {
  const said: number[] = [];
  const { est_rows, n_live_tup } = row;
  if (est_rows !== null && (est_rows > 0 || (est_rows === 0 && (row.last_analyze !== null || row.approx_bytes === 0))))
    said.push(est_rows);
  if (n_live_tup !== null && (n_live_tup > 0 || (row.n_tup_ins ?? 0) > 0)) said.push(n_live_tup);
  return said.length === 0 ? null : Math.max(...said);
}

type Writes = Pick<ModelEvidence, 'writesPerDay' | 'writesEver' | 'basis'>;

function writesOf(now: Counters, before: Counters | null, days: number, inWindow: boolean, replica: boolean): Writes {
  const ever = replica ? null : sum(now.n_tup_ins, now.n_tup_upd, now.n_tup_del);
  const alone: Writes = { writesPerDay: null, writesEver: ever, basis: ever === null ? 'none' : 'cumulative' };
  if (ever === null || before === null) return alone;
  // Deploying a module rewrites its records and recomputes stored fields of what it extends: updates of that time say
  // nothing about use, and nothing tells them from others.
  const columns: (keyof Counters & ('n_tup_ins' | 'n_tup_upd' | 'n_tup_del'))[] = inWindow
    ? ['n_tup_ins', 'n_tup_del']
    : ['n_tup_ins', 'n_tup_upd', 'n_tup_del'];
  let writes = 0;
  for (const column of columns) {
    const [from, to] = [before[column], now[column]];
    if (from === null || to === null || to < from) return alone;
    writes += to - from;
  }
  return {
    writesPerDay: perDay(writes, days),
    writesEver: ever,
    basis: inWindow ? 'delta-without-updates' : 'delta',
  };
}

/** A dump reads every table once: what the least read tenth has is taken off. */
function readsOf(row: Counters, floor: number): number | null {
  if (row.seq_scan === null && row.idx_scan === null) return null;
  return Math.max(0, (row.seq_scan ?? 0) - floor) + (row.idx_scan ?? 0);
}

/**
 * Whole reads that the least read tenth of the tables with rows got between two bundles: dumps, and the collections
 * themselves, whose block S09 reads every small table. Null where there are too few tables to tell.
 */
function everyTableGot(before: Map<string, Counters>, now: Map<string, Counters>): number | null {
  const grown = [...now].flatMap(([table, { seq_scan, n_live_tup }]) => {
    const from = before.get(table)?.seq_scan ?? null;
    const read = seq_scan === null || from === null ? null : seq_scan - from;
    // Tables that nothing reads at all (relations between models) are not among those that a collection reads.
    return read !== null && read > 0 && (n_live_tup ?? 0) > 0 ? [read] : [];
  });
  if (grown.length < TABLES_TO_COMPARE) return null;
  return grown.sort((a, b) => a - b)[Math.floor(grown.length / 10)]!;
}

function readsBetween(before: Counters, now: Counters, floor: number): number {
  const scans = Math.max(0, (now.seq_scan ?? 0) - (before.seq_scan ?? 0) - floor);
  return scans + (now.idx_scan ?? 0) - (before.idx_scan ?? 0);
}

function floorOf(bundle: Bundle): number {
  return bundle.rows('S08')?.[0]?.seq_scan_floor_p10 ?? 0;
}

function perDay(value: number, days: number): number | null {
  return value < 0 ? null : Math.round((value / days) * 100) / 100;
}

function sum(...values: (number | null)[]): number | null {
  let total = 0;
  for (const value of values) {
    if (value === null) return null;
    total += value;
  }
  return total;
}

/**
 * A record dated after the bundle was imported with its date; it was there when the bundle was taken. One made while a
 * module was being deployed (of this addon or of any other, which may bring records for it) is its data and tells of no
 * use (odoo/modules/loading.py: data and the state of a module are written together).
 */
function newestOf(row: Row<'S09'> | undefined, takenAt: number, deployed: readonly number[]): string | null {
  const time = parseTime(row?.last_create);
  const loaded = time !== null && deployed.some((at) => Math.abs(at - time) <= LOADING_MS);
  return time === null || loaded ? null : isoDay(new Date(Math.min(time, takenAt)).toISOString());
}

/** Milliseconds of the last install or update of a module, at the latest. */
function deployments(bundle: Bundle): Map<string, number> {
  return new Map(
    (bundle.rows('S03') ?? []).flatMap((row) => {
      const time = parseTime(row.write_date);
      return time === null ? [] : [[row.name, time] as const];
    }),
  );
}
