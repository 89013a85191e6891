import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseEvidenceSchema } from '../../../../src/domain/evidence/database.js';
import { collectEvidence, evidenceScript, roleScript } from '../../../../src/evidence/database/collect/index.js';
import { readBundles } from '../../../../src/evidence/database/index.js';
import { cli } from '../../../helpers/cli.js';
import { type Cluster, startCluster } from '../../../helpers/postgres.js';
import { tree } from '../../../helpers/tree.js';
import { harbourCode } from './harbour-code.js';
import { odooSchema, PLANTED } from './odoo-schema.js';
import { SERIES, steady, VARIANTS } from './variants.js';

let cluster: Cluster;
const role = (series: number) => cluster.url(`odoo${series}`, 'odoo_debt_ro');

beforeAll(async () => {
  cluster = await startCluster();
  for (const series of SERIES) {
    await cluster.run('postgres', `CREATE DATABASE odoo${series}`);
    await cluster.run(`odoo${series}`, `${odooSchema(series)}; ANALYZE;`);
    await cluster.run(`odoo${series}`, roleScript());
  }
}, 120_000);
afterAll(() => cluster?.stop(), 60_000);

/** The bundle of one line per block, as psql writes it with the printed script. */
function psql(series: number, ...more: string[]): { status: number | null; text: string; err: string } {
  const here = tree({ 'evidence.sql': evidenceScript() });
  const file = path.join(here, 'bundle.ndjson');
  const args = ['-X', '-d', role(series), '-f', path.join(here, 'evidence.sql'), '-o', file, ...more];
  const run = spawnSync('psql', args, { encoding: 'utf8' });
  return { status: run.status, text: readFileSync(file, 'utf8'), err: run.stderr };
}

/** Collected once for each series; the tests read it. */
const once = new Map<number, ReturnType<typeof collectEvidence>>();
function collected(series: number): ReturnType<typeof collectEvidence> {
  const result = once.get(series) ?? collectEvidence(role(series));
  once.set(series, result);
  return result;
}
const printed = new Map<number, ReturnType<typeof psql>>();
function psqlOnce(series: number): ReturnType<typeof psql> {
  const result = printed.get(series) ?? psql(series);
  printed.set(series, result);
  return result;
}

describe.each(SERIES)('on the tables of Odoo %i.0, as the role of the script', (series) => {
  it('runs every block that fits and skips the others', async () => {
    const { used, skipped, failed } = await collected(series);
    expect(failed).toEqual([]);
    for (const [id, fits] of Object.entries(VARIANTS)) expect([id, used.includes(id)]).toEqual([id, fits(series)]);
    expect(skipped.map(({ id }) => id).filter((id) => !(id in VARIANTS))).toEqual([]);
    expect(used.length).toBeGreaterThanOrEqual(37);
  });

  it('gives the same bundle through psql, one line per block', async () => {
    const { status, text, err } = psqlOnce(series);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(steady(text)).toEqual(steady((await collected(series)).text));
  });

  it('lets nothing personal and no secret out', async () => {
    for (const text of [(await collected(series)).text, psqlOnce(series).text])
      for (const planted of PLANTED) expect(text).not.toContain(planted);
    // They are all there to be found.
    const dump = JSON.stringify(await tableTexts(series));
    const later = series >= 17 ? [] : ['webhook-uuid-buoy'];
    for (const planted of PLANTED.filter((text) => !later.includes(text))) expect(dump).toContain(planted);
  });

  it('reads what it collected', async () => {
    const { text } = await collected(series);
    const here = tree({ 'bundle.ndjson': text });
    const evidence = await readBundles([path.join(here, 'bundle.ndjson')], harbourCode());
    expect(() => databaseEvidenceSchema.parse(evidence)).not.toThrow();
    expect(evidence.problems).toEqual([]);
    expect(evidence.series).toBe(`${series}.0`);
    const harbour = evidence.addons.harbour!;
    expect(harbour).toMatchObject({ state: 'installed', vendor: 'other', menus: 1, reports: 1, changedViews: 1 });
    expect(harbour).toMatchObject({ jobs: { failed: 1, pending: 1 }, messagesEver: 2, changedRecords: 2 });
    expect(harbour.ownModels).toMatchObject([
      { model: 'harbour.berth', rows: 40, newestRecord: '2026-02-14', basis: 'cumulative' },
      { model: 'harbour.tide', table: 'harbour_waterlevel', rows: 7 },
    ]);
    expect(harbour.extendedModels).toMatchObject([{ model: 'res.partner', rows: 1, readsEver: null }]);
    expect(harbour.crons).toMatchObject([
      { id: 1, xmlid: 'harbour.cron_tides', name: 'Harbour: tides', lateHours: 10, failures: series >= 18 ? 3 : null },
    ]);
    expect(evidence.code).toMatchObject([
      { kind: 'automation', flags: ['code'] },
      { kind: 'computed-field', lines: 2, flags: ['sudo'] },
      { kind: 'manual-fields', flags: ['1 fields'] },
      { kind: 'manual-fields', flags: ['1 fields', '1 computed'] },
      { kind: 'server-action', id: 'ir.actions.server:1' },
      { kind: 'server-action', lines: 2, flags: ['raw SQL', 'sudo', 'searches all records'] },
      { kind: 'server-action', lines: 1 },
      { kind: 'server-action', lines: 1 },
      { kind: 'view' },
    ]);
    expect(evidence.access!.privileged).toMatchObject([
      { user: 1, groups: expect.arrayContaining(['base.group_system']) },
      { user: 2, groups: ['base.group_erp_manager', 'base.group_system'] },
    ]);
    expect(Object.fromEntries(evidence.access!.concerns.map(({ kind, ids }) => [kind, ids]))).toMatchObject({
      'account-technical': ['res.users:3'],
      'role-expired-still-granted': ['res.users.role:1'],
      'rule-changed-in-production': ['ir.rule:1'],
      'write-for-everyone': ['ir.model.access:1'],
      'right-made-by-hand': ['ir.model.access:2'],
      'secret-in-parameters': ['<address>', 'harbour.api_key'],
      ...(series >= 18 ? { 'key-never-expires': ['res.users:3'] } : {}),
    });
    expect(evidence.access!.concerns.find(({ kind }) => kind === 'rule-changed-in-production')!.addons).toEqual({
      harbour: 1,
    });
    expect(evidence.operations.map(({ kind, addon }) => [kind, addon])).toEqual(
      [
        series >= 18 ? ['cron-failing', 'harbour'] : null,
        ['cron-late', 'harbour'],
        series >= 18 ? ['cron-stuck', 'harbour'] : null,
        ['errors-logged', null],
        ['errors-logged', 'harbour'],
        ['jobs-failed', 'harbour'],
        ['mail-failed', null],
        ['public-files', 'harbour'],
        ['queue-blocked', 'harbour'],
      ].filter((entry) => entry !== null),
    );
    expect(evidence.work).toMatchObject([
      { source: 'oca-helpdesk', total: 1, closed: 0, reopened: 1, oldestOpenDays: 10 },
      { source: 'odoo-project', total: 1, closed: 0, oldestOpenDays: 3 },
    ]);
    expect(evidence.blocks.filter(({ state }) => state === 'used').length).toBe(series >= 18 ? 40 : 39);
  });

  it.each([
    ['insert', "INSERT INTO res_partner (name) VALUES ('Tug')"],
    ['update', 'UPDATE ir_module_module SET state = state'],
    ['update of a cron', 'UPDATE ir_cron SET active = false'],
    ['delete', 'DELETE FROM res_users'],
    ['truncate', 'TRUNCATE ir_logging'],
    ['create', 'CREATE TABLE quay (id int)'],
    ['alter', 'ALTER TABLE res_users ADD COLUMN quay int'],
    ['drop', 'DROP TABLE harbour_berth'],
    ['sequence', "SELECT nextval('res_partner_id_seq')"],
    ['login', 'SELECT login FROM res_users'],
    ['password', 'SELECT password FROM res_users'],
    ['all of users', 'SELECT * FROM res_users'],
    ['value of a parameter', 'SELECT value FROM ir_config_parameter'],
    ['message of a log', 'SELECT message FROM ir_logging'],
    ['body of a message', 'SELECT body FROM mail_message'],
    ['key', 'SELECT key FROM res_users_apikeys'],
    ['name of a partner', 'SELECT name FROM res_partner'],
    ['file', "SELECT pg_read_file('postgresql.conf')"],
  ])('refuses the role: %s', async (_, sql) => {
    // Also where the role has switched its own read-only default off.
    for (const before of ['', 'SET default_transaction_read_only = off; COMMIT; BEGIN; ']) {
      const client = new pg.Client({ connectionString: role(series) });
      await client.connect();
      const state = await client.query(before + sql).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
      await client.end();
      expect(state).toMatch(before === '' ? /^(42501|25006)$/ : /^42501$/);
    }
  });
});

async function tableTexts(series: number): Promise<unknown> {
  const [tables] = await cluster.run(
    `odoo${series}`,
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  );
  const texts: unknown[] = [];
  for (const { relname } of tables!.rows as { relname: string }[])
    texts.push((await cluster.run(`odoo${series}`, `SELECT * FROM ${relname}`))[0]!.rows);
  return texts;
}

describe('what stops or narrows a collection', () => {
  const fresh = async (name: string, more: string) => {
    await cluster.run('postgres', `CREATE DATABASE ${name}`);
    await cluster.run(name, `${odooSchema(17)}; ${more}`);
    await cluster.run(name, roleScript());
    return cluster.url(name, 'odoo_debt_ro');
  };

  it('does not start while modules wait for an upgrade', async () => {
    const url = await fresh('pending', "UPDATE ir_module_module SET state = 'to upgrade' WHERE name = 'harbour'");
    await expect(collectEvidence(url)).rejects.toThrow(/^database pending on .*: 1 modules wait for an upgrade/);
    const here = tree({ 'evidence.sql': evidenceScript() });
    const run = spawnSync('psql', ['-X', '-d', url, '-f', path.join(here, 'evidence.sql')], { encoding: 'utf8' });
    expect([run.status, run.stdout]).toEqual([3, '']);
    expect(run.stderr).toMatch(/odoo-debt: an upgrade or a change of the schema is running/);
  });

  it('does not start while the schema changes, also without the right to see the queries of others', async () => {
    const url = await fresh('altering', '');
    const other = new pg.Client({ connectionString: cluster.url('altering', 'harbourmaster') });
    await other.connect();
    await other.query('BEGIN; ALTER TABLE res_partner ADD COLUMN quay int');
    await expect(collectEvidence(url)).rejects.toThrow(/1 changes of the schema run/);
    await other.query('ROLLBACK');
    await other.end();
    expect((await collectEvidence(url)).failed).toEqual([]);
  });

  it('skips blocks whose tables or columns are not there, and fails none', async () => {
    const url = await fresh(
      'small',
      'DROP TABLE queue_job; DROP TABLE helpdesk_ticket, helpdesk_ticket_stage; ALTER TABLE ir_ui_view DROP COLUMN arch_updated',
    );
    const { skipped, failed, text } = await collectEvidence(url);
    expect(failed).toEqual([]);
    const why = Object.fromEntries(skipped.map((block) => [block.id, block.why]));
    expect(why.S10).toBe('no ir_ui_view.arch_updated');
    expect(why.S23).toMatch(/^no queue_job\.channel, no queue_job\.date_created/);
    const evidence = await readBundles([path.join(tree({ b: text }), 'b')], harbourCode());
    expect(evidence.addons.harbour).toMatchObject({ jobs: null, changedViews: null, menus: 1 });
    expect(evidence.blocks.find(({ id }) => id === 'S10')).toEqual({
      id: 'S10',
      state: 'skipped',
      why: 'no ir_ui_view.arch_updated',
    });
  });

  it('names a block that the role may not read, and goes on', async () => {
    const url = await fresh('narrow', '');
    await cluster.run('narrow', 'REVOKE ALL ON ir_rule FROM odoo_debt_ro');
    const { failed, used } = await collectEvidence(url);
    expect(failed).toEqual([{ id: 'S22', why: 'SQLSTATE 42501' }]);
    expect(used).toContain('S23');
  });

  it('gives way to a lock within its timeout', async () => {
    const url = await fresh('locked', '');
    const other = new pg.Client({ connectionString: cluster.url('locked', 'harbourmaster') });
    await other.connect();
    const started = Date.now();
    // A lock that comes after the check for upgrades.
    const collecting = collectEvidence(
      url,
      (await import('../../../../src/evidence/database/collect/catalogue.js'))
        .readCatalogue()
        .flatMap((block) =>
          block.id === 'S15' ? [{ ...block, sql: 'SELECT pg_sleep(1.5)', needs: [] }, block] : [block],
        ),
    );
    await new Promise((resolve) => setTimeout(resolve, 700));
    await other.query('BEGIN; LOCK TABLE ir_rule IN ACCESS EXCLUSIVE MODE');
    const { failed } = await collecting;
    await other.query('ROLLBACK');
    await other.end();
    expect(failed).toEqual([{ id: 'S22', why: 'SQLSTATE 55P03' }]);
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('ends a block after its timeout', async () => {
    const slow = {
      id: 'S15',
      name: 'menus',
      series: '',
      needs: [],
      without: [],
      kind: 'rows',
      answers: '',
      source: '',
      sql: 'SELECT pg_sleep(60)',
    } as const;
    const check = (await import('../../../../src/evidence/database/collect/catalogue.js')).readCatalogue()[0]!;
    const started = Date.now();
    const { failed } = await collectEvidence(role(17), [check, slow]);
    expect(failed).toEqual([{ id: 'S15', why: 'SQLSTATE 57014' }]);
    expect(Date.now() - started).toBeLessThan(20_000);
  });
});

describe('the command line', () => {
  it('collects with a password that is in no message, and checks what it wrote', async () => {
    await cluster.run('postgres', "ALTER ROLE odoo_debt_ro PASSWORD 'rope&knot/7'");
    const here = tree({});
    const url = cluster.url('odoo17', 'odoo_debt_ro', 'rope&knot/7');
    const { code, err, out } = await cli(here, 'evidence', 'collect', url, '--output', 'b.ndjson');
    expect([code, out]).toEqual([0, '']);
    expect(err).toMatch(
      /^role: may write no table of Odoo; outside a collection .*\n\d+ blocks collected, \d+ skipped, 0 failed\n$/,
    );
    const check = await cli(here, 'evidence', 'check', 'b.ndjson');
    expect(check).toMatchObject({ code: 0, err: '' });
    expect(check.out).toMatch(/series {8}17\.0\nbundle {8}b\.ndjson: taken .*, 4 modules, 2 tables of models/);
    expect(check.out).toMatch(/\nused \(39\)\n/);
  });

  it.each([
    [
      'a wrong password',
      () => cluster.url('odoo17', 'odoo_debt_ro', 'wrong-secret'),
      /cannot connect: password authentication failed/,
    ],
    [
      'a database that is not there',
      () => cluster.url('odoo99', 'odoo_debt_ro', 'wrong-secret'),
      /database odoo99 on 127\.0\.0\.1:\d+: cannot connect/,
    ],
    [
      'a server that is not there',
      () => 'postgresql://anna:wrong-secret@127.0.0.1:1/odoo',
      /on 127\.0\.0\.1:1: cannot connect: .*ECONNREFUSED/,
    ],
    ['no address', () => 'anna:wrong-secret@nowhere', /not an address of a database: write postgresql:/],
    [
      'a port that is none',
      () => 'postgresql://anna:wrong-secret@127.0.0.1:99999/odoo',
      /not an address of a database/,
    ],
  ])('says %s in one line, without the password', async (_, url, line) => {
    const { code, err, out } = await cli(tree({}), 'evidence', 'collect', url());
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('wrong-secret');
  });

  it('says that a database is none of Odoo', async () => {
    const { code, err } = await cli(tree({}), 'evidence', 'collect', cluster.url('postgres', 'harbourmaster'));
    expect([code, err]).toEqual([2, expect.stringMatching(/not a database of Odoo/)]);
  });

  it('prints scripts that psql runs', async () => {
    const here = tree({});
    await cli(here, 'evidence', 'sql', '--role', '--output', 'role.sql');
    await cli(here, 'evidence', 'sql', '--output', 'evidence.sql');
    writeFileSync(path.join(here, 'twice.sql'), '\\i role.sql\n\\i role.sql\n');
    const url = cluster.url('odoo16', 'harbourmaster');
    const run = (file: string) =>
      spawnSync('psql', ['-X', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', file], { cwd: here, encoding: 'utf8' });
    expect(run('twice.sql')).toMatchObject({ status: 0 });
    expect(run('evidence.sql')).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('two bundles of one database', () => {
  it('give writes per day, and none of those a deployment made', async () => {
    const first = (await collectEvidence(role(18))).text;
    await cluster.run(
      'odoo18',
      `INSERT INTO harbour_berth (name, create_date) SELECT 'Anna Quay', now() at time zone 'UTC' FROM generate_series(1, 20);
      UPDATE harbour_berth SET name = 'x' WHERE id <= 10; SELECT pg_stat_force_next_flush()`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const second = (await collectEvidence(role(18))).text;
    const shifted = (text: string, days: number) =>
      text.replace(
        /"at" : "(\d{4}-\d\d-\d\dT[^"]+)"/g,
        (_, at: string) => `"at" : "${new Date(Date.parse(at) + days * 86_400_000).toISOString()}"`,
      );
    const deployed = second.replace(/("name":"harbour".*?"write_date":")[^"]+/, `$1${new Date().toISOString()}`);
    const here = tree({ 'a.ndjson': shifted(first, -10), 'b.ndjson': second, 'c.ndjson': deployed });
    const read = async (...names: string[]) =>
      await readBundles(
        names.map((name) => path.join(here, name)),
        harbourCode(),
      );
    const plain = await read('b.ndjson', 'a.ndjson');
    expect(plain.window!.hours).toBeCloseTo(240, 0);
    expect(plain.confidence).toBe(0.54);
    expect(plain.addons.harbour!.ownModels[0]).toMatchObject({ rows: 60, writesPerDay: 3, basis: 'delta' });
    const after = await read('a.ndjson', 'c.ndjson');
    expect(after.addons.harbour!.ownModels[0]).toMatchObject({ writesPerDay: 2, basis: 'delta-without-updates' });
  });
});
