import type { Client } from 'pg';
import { InputError } from '../../../domain/errors.js';
import { BLOCK_ROWS } from '../bundle/rows.js';
import { describeRole, roleOf } from '../summary/role.js';
import { type CatalogueBlock, readCatalogue } from './catalogue.js';
import { connect, type Place } from './connect.js';
import { answerOf, BEGIN, busyOf, IS_ODOO, readinessOf, SESSION, statementsOf } from './envelope.js';

export interface Collected {
  /** The bundle: NDJSON, one line per block. */
  text: string;
  /** Blocks that gave an answer, were skipped for want of columns, and failed. */
  used: string[];
  skipped: { id: string; why: string }[];
  failed: { id: string; why: string }[];
  /** What the role may do besides reading, in one line; null where it was not told. */
  role: string | null;
}

/**
 * Runs the catalogue against a database under the same envelope as the script for psql, and gives the bundle.
 * @param url `postgresql://user@host/database`; the password may come from PGPASSWORD or ~/.pgpass. It is in no message
 * @throws InputError where the database cannot be reached, is none of Odoo, or an upgrade runs
 */
export async function collectEvidence(
  url: string,
  catalogue: readonly CatalogueBlock[] = readCatalogue(),
): Promise<Collected> {
  const { client, place } = await connect(url);
  try {
    await client.query(SESSION);
    await stopUnlessQuiet(client, catalogue[0]!, place);
    return await run(client, catalogue);
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${place.shown}: ${place.tell(error)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopUnlessQuiet(client: Client, check: CatalogueBlock, { shown }: Place): Promise<void> {
  const { rows } = await client.query<{ odoo: boolean }>(IS_ODOO);
  if (rows[0]?.odoo !== true) throw new InputError(`${shown}: not a database of Odoo (no table ir_module_module)`);
  const busy = await client.query<{ busy: boolean; pending: string; ddl: string }>(busyOf(check));
  const [state] = busy.rows;
  if (state?.busy === false) return;
  const what = state
    ? `${state.pending} modules wait for an upgrade, ${state.ddl} changes of the schema run`
    : 'module base is not there';
  throw new InputError(`${shown}: ${what}: nothing was collected; run this again when the upgrade is done`);
}

async function run(client: Client, catalogue: readonly CatalogueBlock[]): Promise<Collected> {
  const lines: string[] = [];
  const result: Collected = { text: '', used: [], skipped: [], failed: [], role: null };
  for (const block of catalogue) {
    const { rows } = await client.query<{ ready: boolean; missing: string }>(readinessOf(block));
    if (rows[0]?.ready !== true) {
      const why = rows[0]?.missing ?? '';
      result.skipped.push({ id: block.id, why });
      lines.push(await line(client, 'S98', [{ id: block.id, state: 'skipped', why }]));
      continue;
    }
    const { answered, refused } = await answersOf(client, block);
    lines.push(...answered);
    if (block.id === 'S42') result.role = roleIn(answered);
    if (refused === null) result.used.push(block.id);
    else {
      result.failed.push({ id: block.id, why: refused });
      lines.push(await line(client, 'S98', [{ id: block.id, state: 'failed', why: refused }]));
    }
  }
  lines.push(await line(client, 'S99', [{ blocks: catalogue.length }]));
  return { ...result, text: `${lines.join('\n')}\n` };
}

function roleIn(answered: readonly string[]): string | null {
  const rows: unknown[] = answered.flatMap((line) => (JSON.parse(line) as { rows: unknown[] }).rows);
  const role = roleOf(BLOCK_ROWS.S42.safeParse(rows[0]).data);
  return role === null ? null : describeRole(role);
}

/** The lines of a block, and why some of it was refused (a timeout, a lock, a right), if any was. */
async function answersOf(
  client: Client,
  block: CatalogueBlock,
): Promise<{ answered: string[]; refused: string | null }> {
  const answered: string[] = [];
  let refused: string | null = null;
  const attempt = async (sql: string, column: 'line' | 'statement'): Promise<string[]> => {
    try {
      return await inTransaction(client, sql, column);
    } catch (error) {
      refused = stateOf(error);
      return [];
    }
  };
  if (block.kind === 'rows') answered.push(...(await attempt(answerOf(block), 'line')));
  else
    for (const statement of await attempt(statementsOf(block), 'statement'))
      answered.push(...(await attempt(statement, 'line')));
  return { answered, refused };
}

/** Without a SQLSTATE the server did not answer, with one of class 57P it is going away: nothing more will come. */
function stateOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || code.startsWith('57P')) throw error;
  return `SQLSTATE ${code}`;
}

async function inTransaction(client: Client, sql: string, column: 'line' | 'statement'): Promise<string[]> {
  await client.query(BEGIN);
  try {
    const { rows } = await client.query<Record<typeof column, string>>(sql);
    return rows.map((row) => row[column]);
  } finally {
    await client.query('ROLLBACK').catch(() => undefined);
  }
}

/** Times in a bundle are all the server's. */
async function line(client: Client, id: string, rows: readonly object[]): Promise<string> {
  const sql = `SELECT json_build_object('id', $1::text, 'v', 1, 'at', now(), 'rows', $2::json)::text AS line`;
  const answer = await client.query<{ line: string }>(sql, [id, JSON.stringify(rows)]);
  return answer.rows[0]!.line;
}
