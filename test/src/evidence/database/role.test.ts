import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseEvidenceSchema } from '../../../../src/domain/evidence/database.js';
import { checkBundles } from '../../../../src/evidence/database/check.js';
import { BEGIN, SESSION } from '../../../../src/evidence/database/collect/envelope.js';
import { collectEvidence, roleScript } from '../../../../src/evidence/database/collect/index.js';
import { readBundles } from '../../../../src/evidence/database/index.js';
import { type Cluster, startCluster } from '../../../helpers/postgres.js';
import { tree } from '../../../helpers/tree.js';
import { harbourCode } from './harbour-code.js';
import { odooSchema } from './odoo-schema.js';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster();
}, 60_000);
afterAll(() => cluster?.stop(), 60_000);

async function fresh(name: string, more = ''): Promise<string> {
  await cluster.run('postgres', `CREATE DATABASE ${name}`);
  await cluster.run(name, `${odooSchema(17)}; ${more}`);
  await cluster.run(name, roleScript());
  return cluster.url(name, 'odoo_debt_ro');
}

async function checked(text: string): Promise<string> {
  const { text: told } = await checkBundles([path.join(tree({ 'b.ndjson': text }), 'b.ndjson')]);
  return /^role +(.*)$/m.exec(told)?.[1] ?? '';
}

describe('what the role may do besides reading', () => {
  it('is told in one line, by the collection and by its bundle', async () => {
    const { role, text } = await collectEvidence(await fresh('roles'));
    expect(role).toMatch(
      /^may write no table of Odoo; outside a collection it could still make (.*, )?temporary tables, large objects/,
    );
    expect(await checked(text)).toBe(role);
  });

  it('is nothing once PostgreSQL grants nothing to everybody', async () => {
    const url = await fresh('tight');
    await cluster.run(
      'tight',
      `REVOKE TEMPORARY ON DATABASE tight FROM PUBLIC; REVOKE CREATE ON SCHEMA public FROM PUBLIC;
       REVOKE EXECUTE ON FUNCTION lo_creat(int), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;`,
    );
    expect((await collectEvidence(url)).role).toBe('may write nothing');
  });

  it('is a warning where the owner of the database collects', async () => {
    await fresh('owned');
    const { role } = await collectEvidence(cluster.url('owned', 'harbourmaster'));
    expect(role).toMatch(/^may write \d\d+ tables of Odoo; the collection was read only all the same/);
  });

  it.each([
    ['a temporary table', 'CREATE TEMPORARY TABLE quay (id int)'],
    ['a table', 'CREATE TABLE quay (id int)'],
    ['a large object', 'SELECT lo_create(0)'],
    ['large objects of some bytes', "SELECT lo_from_bytea(0, 'x')"],
  ])('leaves nothing behind in a collection: %s', async (_what, sql) => {
    const name = `left${sql.length}`;
    const client = new pg.Client({ connectionString: await fresh(name) });
    await client.connect();
    await client.query(SESSION);
    await client.query(BEGIN);
    const refused = await client.query(sql).then(
      () => false,
      (error: { code: string }) => /^(25006|42501)$/.test(error.code),
    );
    await client.query('ROLLBACK');
    await client.end();
    const [version] = (await cluster.run(name, 'SHOW server_version_num'))[0]!.rows as { server_version_num: string }[];
    // Large objects are made in read-only transactions too before 16; rolling back takes them away.
    expect(refused).toBe(!sql.includes('lo_') || Number(version!.server_version_num) >= 160_000);
    const left = await cluster.run(
      name,
      `SELECT (SELECT count(*) FROM pg_largeobject_metadata) + (SELECT count(*) FROM pg_class WHERE relname = 'quay') AS things`,
    );
    expect(Number((left[0]!.rows as { things: string }[])[0]!.things)).toBe(0);
  });
});

describe("Odoo's own helpdesk, as public copies of it name its columns", () => {
  const helpdesk = (closing: 'is_close' | 'fold') => `
    DROP TABLE helpdesk_ticket, helpdesk_ticket_stage;
    CREATE TABLE helpdesk_stage (id serial PRIMARY KEY, name varchar, fold bool ${closing === 'is_close' ? ', is_close bool' : ''});
    INSERT INTO helpdesk_stage (name, ${closing}) VALUES ('New at Anna', false), ('Done', true);
    CREATE TABLE helpdesk_ticket (id serial PRIMARY KEY, create_date timestamp, write_date timestamp, name varchar, partner_email varchar,
      team_id int, stage_id int, priority varchar, close_date timestamp, sla_deadline timestamp, sla_reached_late bool);
    INSERT INTO helpdesk_ticket (create_date, name, partner_email, team_id, stage_id, sla_deadline, sla_reached_late)
      SELECT now() at time zone 'UTC' - n * interval '1 day', 'Leak', 'anna@harbour.example', 1, CASE WHEN n % 4 = 0 THEN 1 ELSE 2 END,
             CASE WHEN n = 4 THEN now() at time zone 'UTC' - interval '1 day' END, n = 5
        FROM generate_series(1, 12) n;
    CREATE TABLE helpdesk_sla_status (id serial PRIMARY KEY, create_date timestamp, ticket_id int, sla_id int, deadline timestamp, reached_datetime timestamp);
    INSERT INTO helpdesk_sla_status (ticket_id, sla_id, deadline, reached_datetime) VALUES
      (4, 1, now() at time zone 'UTC' - interval '1 day', NULL), (5, 1, '2026-01-01', '2026-01-02'), (6, 2, '2026-01-02', '2026-01-01');`;

  it.each(['is_close', 'fold'] as const)(
    'is counted, and nothing of it is a name (closed stages by %s)',
    async (closing) => {
      const { text, used, failed } = await collectEvidence(await fresh(`helpdesk_${closing}`, helpdesk(closing)));
      expect(failed).toEqual([]);
      expect(used.filter((id) => /^S(31|39|40|41)/.test(id))).toEqual([closing === 'fold' ? 'S40b' : 'S40a', 'S41']);
      expect(text).not.toMatch(/anna|leak/i);
      const evidence = databaseEvidenceSchema.parse(
        await readBundles([path.join(tree({ 'b.ndjson': text }), 'b.ndjson')], harbourCode()),
      );
      const [work] = evidence.work;
      expect(work).toMatchObject({
        source: 'odoo-helpdesk',
        total: 12,
        closed: 9,
        oldestOpenDays: 12,
        reopened: null,
        sla: { total: 3, missed: 2 },
        verified: false,
      });
      expect(Object.values(work!.months).reduce((sum, count) => sum + count, 0)).toBe(12);
    },
  );
});
