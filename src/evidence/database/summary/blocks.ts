import type { DatabaseEvidence } from '../../../domain/evidence/database.js';
import type { Bundle } from '../bundle/read.js';
import type { BlockKey } from '../bundle/rows.js';

type Block = DatabaseEvidence['blocks'][number];

/** What each block is read for, and a table without which the database cannot answer it. */
const BLOCKS: Record<Exclude<BlockKey, 'S98' | 'S99'>, { use: string; table?: string; ours?: true }> = {
  S01: { use: 'series, pending modules, replica or not' },
  S02: { use: 'tables and columns that are there' },
  S03: { use: 'installed modules with version, vendor and last deployment' },
  S04: { use: 'modules that create and extend each model' },
  S05: { use: 'fields made by hand' },
  S06: { use: 'reports and automations by module' },
  S07: { use: 'rows, writes and reads of each model; tables never vacuumed' },
  S08: { use: 'when it was taken, resets of the counters, reads that every table gets' },
  S09: { use: 'newest record of each table, rows of small tables' },
  S10: { use: 'views changed, made or switched off in the database' },
  S11: { use: 'scheduled actions: late, failing, stuck' },
  S12: { use: 'server actions with code' },
  S13: { use: 'automations', table: 'base_automation' },
  S14: { use: 'errors in the log kept in the database' },
  S15: { use: 'menus by module' },
  S16: { use: 'users by activity' },
  S17: { use: 'privileged users' },
  S18: { use: 'API keys' },
  S19: { use: 'roles past their end', table: 'res_users_role_line' },
  S20: { use: 'rights for everyone, made by hand or switched off' },
  S21: { use: 'models without rights' },
  S22: { use: 'record rules changed, made or switched off' },
  S23: { use: 'jobs by model and state', table: 'queue_job' },
  S24: { use: 'jobs that failed or wait', table: 'queue_job' },
  S25: { use: 'mails that could not be sent', table: 'mail_mail' },
  S26: { use: 'what people write about, by model', table: 'mail_message' },
  S27: { use: 'attachments by model' },
  S28: { use: 'names of parameters that sound like a secret' },
  S29: { use: 'foreign keys without index' },
  S30: { use: 'unused indexes' },
  S31: { use: 'tickets of the OCA helpdesk', table: 'helpdesk_ticket' },
  S32: { use: 'stage changes of tickets', table: 'helpdesk_ticket' },
  S33: { use: 'project tasks', table: 'project_task' },
  S34: { use: 'users active in the last 30 days', table: 'res_device_log' },
  S35: { use: 'accounts that nobody logs in with', ours: true },
  S36: { use: 'code of computed fields made by hand', ours: true },
  S37: { use: 'mail templates of modules that were changed', ours: true, table: 'mail_template' },
  S38: { use: 'counters of tables that no model name tells', ours: true },
  S39: { use: 'closed stages of tickets', ours: true, table: 'helpdesk_ticket_stage' },
  S40: {
    use: 'tickets of the Odoo helpdesk by month, team and stage (unverified)',
    ours: true,
    table: 'helpdesk_stage',
  },
  S41: { use: 'service levels of the Odoo helpdesk (unverified)', ours: true, table: 'helpdesk_sla_status' },
  S42: { use: 'what the role may do that took the bundle', ours: true },
};

/** Says of every block of the catalogue whether it was used, and if not, why. */
export function blocksOf(bundle: Bundle): Block[] {
  const notRun = new Map((bundle.rows('S98') ?? []).map((row) => [row.id.replace(/[a-z]$/, ''), row]));
  return (Object.keys(BLOCKS) as (keyof typeof BLOCKS)[]).sort().map((key) => {
    const { use, table, ours } = BLOCKS[key];
    const rows = bundle.rows(key);
    if (key === 'S09' && rows?.length && rows.every((row) => (row as { n_seen: unknown }).n_seen === null))
      return { id: 'S09', state: 'skipped', why: 'holds the statements to run, not their answers' };
    if (key === 'S32' && rows !== null && bundle.rows('S31') === null)
      return { id: bundle.ids.get(key)!, state: 'skipped', why: 'there are no tickets it could belong to' };
    if (rows !== null) return { id: bundle.ids.get(key)!, state: 'used', why: `${use}: ${plural(rows.length, 'row')}` };
    const told = notRun.get(key);
    if (told) return { id: key, state: told.state, why: told.why ?? 'the collection does not say why' };
    return { id: key, state: 'missing', why: `not in the bundle; ${whyMissing(bundle, table, ours === true)}` };
  });
}

/** Tables that S02 lists by name whenever they are there. */
function whyMissing(bundle: Bundle, table: string | undefined, ours: boolean): string {
  const columns = bundle.rows('S02');
  if (table !== undefined && columns !== null && !columns.some((row) => row.table_name === table))
    return `the database has no table ${table}`;
  return ours ? 'only the script of odoo-debt asks for it' : 'it was not asked for, or failed';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
