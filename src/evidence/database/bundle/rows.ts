import { z } from 'zod';
import { isoTime } from '../time.js';

/**
 * What a row of each block holds, as far as it is read: more columns may be there, and columns that only our own
 * statements give are null in the answers of others. A row that does not fit is named and left out.
 */

/** Technical names; nothing that could steer a terminal, a path or a prototype. */
const technical = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_][\w.-]*$/)
  .refine((name) => name !== '__proto__');
const text = z
  .string()
  .max(4000)
  // Free text of modules, shown to people: no control characters.
  .transform((value) => value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' '));
const time = z
  .string()
  .nullable()
  .default(null)
  .transform((value) => isoTime(value));
const id = z.int().nonnegative();
const maybe = <T extends z.ZodType>(type: T) => type.nullable().default(null);
/** A translated column, which Odoo 16.0 and later keep as an object by language: what the server itself says, English. */
const translated = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return 'en_US' in value ? value.en_US : (Object.values(value)[0] ?? null);
}, maybe(text));
/** More than any server counts; sums of hundreds of rows stay exact below it. */
const MOST = 1e13;
/** Seconds and estimates come with fractions; no figure of the outcome has any. */
const count = maybe(z.number().nonnegative().max(MOST).transform(Math.round));
/** Below nothing: rows of a table that was never analysed (-1), seconds until something is due. */
const signed = maybe(z.number().min(-MOST).max(MOST).transform(Math.round));
const flag = maybe(z.boolean());
const name = maybe(technical);

const code = {
  code_lines: count,
  billed_lines: count,
  uses_sql: flag,
  uses_sudo: flag,
  uses_commit: flag,
  search_all: flag,
};

export const BLOCK_ROWS = {
  S01: z.object({
    odoo_major: maybe(z.int()),
    base_version: maybe(text),
    pending_modules: count,
    ddl_running: count,
    is_replica: flag,
    pg_version_num: count,
  }),
  S02: z.object({ table_name: text, column_name: text }),
  S03: z.object({
    name: technical,
    state: maybe(text),
    latest_version: maybe(text),
    author: maybe(text),
    vendor: maybe(z.enum(['odoo', 'oca', 'other'])),
    write_date: time,
  }),
  S04: z.object({ model: technical, transient: flag, module: name, not_a_real_module: flag, is_first_declarer: flag }),
  S05: z.object({ module: name, model: technical, fields: count, manual_fields: count, manual_computed: count }),
  S06: z.object({ module: technical, artefact_model: technical, n: count, n_noupdate: count }),
  S07: z.object({
    model: technical,
    guessed_table: maybe(text),
    relkind: maybe(text),
    est_rows: signed,
    approx_bytes: count,
    n_live_tup: count,
    n_dead_tup: count,
    n_tup_ins: count,
    n_tup_upd: count,
    n_tup_del: count,
    seq_scan: count,
    idx_scan: count,
    last_vacuum: time,
    last_analyze: time,
  }),
  S08: z.object({
    stats_reset: time,
    sampled_at: time,
    tup_inserted: count,
    tup_updated: count,
    tup_deleted: count,
    seq_scan_floor_p10: count,
  }),
  S09: z.object({ table_name: text, mode: maybe(text), n_seen: count, last_create: time, created_30d: count }),
  S10: z.object({
    id,
    model: name,
    active: flag,
    file_module: name,
    xmlid_module: name,
    origin: text,
    website_copy: flag,
    write_date: time,
  }),
  S11: z.object({
    id,
    // odoo/addons/base/models/ir_cron.py: a related, so translated field in 16.0, a computed one from 17.0 on.
    cron_name: translated,
    active: flag,
    numbercall: signed,
    nextcall: time,
    lastcall: time,
    failure_count: count,
    first_failure_date: time,
    last_remaining: count,
    max_timeouts_7d: count,
    model: name,
    module: name,
    xmlid_name: maybe(text),
    late_seconds: signed,
    interval_seconds: signed,
  }),
  S12: z.object({ id, model: name, module: name, origin: text, ...code }),
  S13: z.object({
    id,
    active: flag,
    model: name,
    module: name,
    has_code: flag,
    code_actions: count,
    webhook_actions: count,
  }),
  S14: z.object({ level: maybe(text), logger: maybe(text), module_guess: name, path: maybe(text), n: count }),
  S15: z.object({ module: name, menus: count, with_action: count, inactive: count }),
  S16: z.object({
    internal_active: count,
    portal_active: count,
    internal_never_logged: count,
    internal_inactive_90d: count,
  }),
  S17: z.object({
    group_xmlid: text,
    user_id: id,
    active: flag,
    last_login: time,
    api_keys: count,
  }),
  S18: z.object({ keys: count, users: count, unrestricted_scope: count, older_than_1y: count, never_expire: count }),
  S19: z.object({ role_id: id, expired_lines: count, still_granted: count }),
  S20: z.object({
    model: technical,
    acl_module: name,
    id,
    active: flag,
    everyone: flag,
    perm_read: flag,
    perm_write: flag,
    perm_create: flag,
    perm_unlink: flag,
  }),
  S21: z.object({ model: technical, module: name }),
  S22: z.object({
    model: technical,
    id,
    active: flag,
    global: flag,
    rule_module: name,
    noupdate: flag,
    always_true: flag,
    changed_after_create: flag,
    write_date: time,
  }),
  S23: z.object({ model_name: name, method_name: name, state: text, jobs: count }),
  S24: z.object({ model_name: name, method_name: name, state: text, jobs: count, oldest: time }),
  S25: z.object({ state: maybe(text), day: time, mails: count, failure_type: maybe(text) }),
  S26: z.object({ model: technical, message_type: maybe(text), messages: count, last_message: time }),
  S27: z.object({ res_model: name, files: count, public_files: count }),
  S28: z.object({ key: text, module: name }),
  S29: z.object({ table_name: text, column_name: text, est_rows: count }),
  S30: z.object({ table_name: text, index_name: text, approx_bytes: count }),
  S31: z.object({ id, create_date: time, closed_date: time, stage_closed: flag }),
  S32: z.object({ ticket_id: id, changed_at: time, old_stage_id: maybe(z.int()), new_stage_id: maybe(z.int()) }),
  S33: z.object({ id, create_date: time, closed: flag }),
  S34: z.object({ users_active_30d: count, users_active_90d: count }),
  S35: z.object({
    user_id: id,
    last_login: time,
    api_keys: count,
    never_expire: count,
    crons: count,
  }),
  S36: z.object({ id: z.int(), model: technical, module: name, ...code }),
  S37: z.object({ module: technical, artefact_model: technical, id, write_date: time }),
  S38: z.object({
    table_name: text,
    est_rows: signed,
    n_live_tup: count,
    n_tup_ins: count,
    n_tup_upd: count,
    n_tup_del: count,
    seq_scan: count,
    idx_scan: count,
    last_analyze: time,
    approx_bytes: count,
  }),
  /** Ours: a stage of helpdesk tickets, so that S32 can tell closed from open. */
  S39: z.object({ id, closed: flag }),
  /** Odoo's own helpdesk, by columns that could not be checked on an installation. */
  S40: z.object({
    month: z.string().regex(/^\d{4}-\d{2}$/),
    team_id: maybe(id),
    stage_id: maybe(id),
    closed: flag,
    tickets: count,
    sla_late: count,
    sla_overdue: count,
    oldest: time,
  }),
  S41: z.object({ sla_id: maybe(id), policies: count, tickets: count, reached: count, late: count, overdue: count }),
  /** Ours: what the role may do that took the bundle. */
  S42: z.object({
    superuser: flag,
    writable_tables: count,
    temporary_tables: flag,
    tables_in_public: flag,
    schemas: flag,
    large_objects: flag,
    large_objects_refused: flag,
  }),
  /** Ours: a block that was not run, and why. */
  S98: z.object({ id: text, state: z.enum(['skipped', 'failed']), why: maybe(text) }),
  /** Ours: the collection came to its end. */
  S99: z.object({ blocks: count }),
} as const;

export type BlockKey = keyof typeof BLOCK_ROWS;
export type Row<K extends BlockKey> = z.output<(typeof BLOCK_ROWS)[K]>;

/** `S11a` and `S11b` ask the same of different versions: S11. Null for an id that the catalogue does not have. */
export function blockKey(blockId: string): BlockKey | null {
  const key = /^(S\d\d)[a-z]?$/.exec(blockId)?.[1];
  return key !== undefined && Object.hasOwn(BLOCK_ROWS, key) ? (key as BlockKey) : null;
}
