import { describe, expect, it } from 'vitest';
import { cron, head, read, scanned, trace } from './helpers.js';

const frame = '/srv/harbour/models/tide.py:_cron_tide';

describe('scheduled actions', () => {
  it('14.0: paired by process, and done even after a failure', async () => {
    const log = await read([
      cron('1 08:00:00', 'Starting job `Harbour: tide`.'),
      cron('1 08:00:03', 'Job `Harbour: tide` done.'),
      cron('1 09:00:00', 'Starting job `Harbour: tide`.'),
      cron('1 09:00:01', 'Call from cron Harbour: tide for server action #212 failed in Job #31', 'ERROR'),
      ...trace('ZeroDivisionError: float division by zero', frame),
      cron('1 09:00:01', 'Job `Harbour: tide` done.'),
    ]);
    expect(log.crons).toEqual([
      {
        name: 'Harbour: tide',
        id: 31,
        addon: 'harbour',
        runs: 2,
        failures: 1,
        timeouts: 0,
        days: 1,
        p50: 3,
        longest: 3,
      },
    ]);
    expect(log.errors).toMatchObject([{ addon: 'harbour', exception: 'ZeroDivisionError', count: 1 }]);
    expect(log.addons.harbour).toMatchObject({ cronRuns: 2, cronFailures: 1, errors: 1 });
  });

  it('15.0 to 17.0: nothing is said after a failure; 17.0 tells the time, and runs by hand', async () => {
    const log = await read([
      cron('1 08:00:00', 'Starting job `Harbour: tide`.'),
      cron('1 08:00:00', 'Call from cron Harbour: tide for server action #212 failed in Job #31', 'ERROR'),
      ...trace('KeyError: 1', '/opt/odoo/odoo/api.py:call'),
      cron('2 08:00:00', 'Starting job `Harbour: tide`.'),
      cron('2 08:00:09', 'Job done: `Harbour: tide` (8.120s).'),
      cron('2 09:00:00', 'Manually starting job `Harbour: tide`.'),
      cron('2 09:00:01', 'Job `Harbour: tide` done.'),
    ]);
    expect(log.crons).toMatchObject([{ runs: 3, failures: 1, days: 2, addon: null, longest: 8.12 }]);
  });

  it('18.0: batches, failures, time outs, and a name with an apostrophe', async () => {
    const log = await read([
      cron('1 08:00:00', 'Job "Harbour\'s tide" (4) starting'),
      cron('1 08:00:01', 'Job "Harbour\'s tide" (4) done in 1.250s'),
      cron('1 08:00:01', 'Job "Harbour\'s tide" (4) processed 200 records, 1800 records remaining'),
      cron('1 08:00:02', 'Job "Harbour\'s tide" (4) starting'),
      cron('1 08:00:03', 'Job "Harbour\'s tide" (4) server action #7 failed', 'ERROR'),
      ...trace('ValueError: x', frame),
      cron('1 08:00:04', 'Job "Harbour\'s tide" (4) completed'),
      cron('1 09:00:00', 'Job "Harbour\'s tide" (4) timed out', 'ERROR'),
      cron('1 10:00:00', "Job 'Oven' (5) started manually"),
      cron('1 10:00:02', "Job 'Oven' (5) done"),
    ]);
    expect(log.crons).toEqual([
      {
        name: "Harbour's tide",
        id: 4,
        addon: 'harbour',
        runs: 2,
        failures: 1,
        timeouts: 1,
        days: 1,
        p50: 1.25,
        longest: 1.25,
      },
      { name: 'Oven', id: 5, addon: null, runs: 1, failures: 0, timeouts: 0, days: 1, p50: 2, longest: 2 },
    ]);
    expect(log.addons.harbour?.cronFailures).toBe(2);
  });

  it('19.0: one end, whatever it is; a failure counts once', async () => {
    const end = (what: string) => `Job 'Tide' (4) ${what} (#loop 1; done 0; remaining 0; duration 0.42s)`;
    const log = await read(
      [
        cron('1 08:00:00', "Job 'Tide' (4) starting"),
        cron('1 08:00:01', "Job 'Tide' (4) server action #7 failed", 'ERROR'),
        ...trace('ValueError: x', '/opt/odoo/odoo/api.py:call'),
        cron('1 08:00:01', end('failed')),
        cron('1 09:00:00', "Job 'Tide' (4) starting"),
        cron('1 09:00:00', "Job 'Tide' (4) processed no record", 'WARNING'),
        cron('1 09:00:01', end('partially done')),
        cron('1 10:00:00', "Job 'Tide' (4) starting"),
        cron('1 10:00:01', end('fully done')),
      ],
      { ...scanned, crons: [{ name: 'Tide', addon: 'bakery' }] },
    );
    expect(log.crons).toMatchObject([{ addon: 'bakery', runs: 3, failures: 1, timeouts: 0, p50: 0.42 }]);
  });
});

describe('what the server tells of itself', () => {
  it('contention, killed work, deployments, refusals and warnings', async () => {
    const loading = (at: string, message: string, level = 'INFO') =>
      head(at, 'odoo.modules.loading', `${message} `, level);
    const retried = (at: string, message: string) => head(at, 'odoo.service.model', `${message} `);
    const server = (at: string, message: string, level = 'WARNING') =>
      head(at, 'odoo.service.server', `${message} `, level);
    const log = await read([
      loading('1 08:00:00', 'Module harbour loaded in 0.91s, 214 queries (+214 other)'),
      loading('1 08:00:01', 'Module bakery loaded in 0.91s (incl. 0.20s test), 214 queries (+10 test, +214 other)'),
      loading('1 08:00:02', 'Modules loaded.'),
      loading('1 08:00:03', 'Module sale loaded in 0.01s, 0 queries (+0 other)', 'DEBUG'),
      loading('2 08:00:00', 'Module bakery loaded in 0.91s, 214 queries'),
      loading(
        '2 08:00:01',
        "The models ['harbour.berth'] have no access rules in module harbour, consider adding some, like:",
        'WARNING',
      ),
      'id,name,model_id:id,group_id:id,perm_read,perm_write,perm_create,perm_unlink',
      loading('2 08:00:02', 'The model bakery.oven has no access rules, consider adding one. E.g.', 'WARNING'),
      head(
        '2 08:00:03',
        'odoo.addons.base.models.ir_rule',
        'Rule Berths has no group, this is a deprecated feature. ',
        'WARNING',
      ),
      retried('2 08:00:04', 'SERIALIZATION_FAILURE, 4 tries left, try again in 1.4402 sec...'),
      retried('2 08:00:05', 'SERIALIZATION_FAILURE, retry 1/5 in 1.2 sec...'),
      retried('2 08:00:06', 'SERIALIZATION_FAILURE, maximum number of tries reached!'),
      server(
        '2 08:00:07',
        'Thread <Thread(odoo.service.http.request.1, started 1)> virtual real time limit (131/120s) reached.',
      ),
      server('2 08:00:08', 'WorkerHTTP (41) timeout after 120s', 'ERROR'),
      server('2 08:00:09', 'Worker (41) CPU time limit (60) reached.', 'INFO'),
      server('2 08:00:10', 'Worker (41) virtual memory limit (2684354560) reached.', 'INFO'),
      head(
        '2 08:00:11',
        'odoo.addons.base.models.ir_rule',
        'Access Denied by record rules for operation: read on record ids: [4, 5], uid: 7, model: harbour.berth ',
      ),
      head(
        '2 08:00:12',
        'odoo.addons.base.models.ir_model',
        'Access Denied by ACLs for operation: create, uid: 2, model: sale.order ',
      ),
      head(
        '2 08:00:13',
        'py.warnings',
        '/opt/odoo/odoo/api.py:9: DeprecationWarning: The model odoo.addons.bakery.models.oven is not overriding the create method in batch',
        'WARNING',
      ),
      head(
        '2 08:00:14',
        'odoo.api.create',
        'The model odoo.addons.harbour.models.berth is not overriding the create method in batch ',
        'WARNING',
      ),
    ]);
    expect(log.deployments).toEqual([
      { at: '2026-03-01T08:00:00Z', addons: ['bakery', 'harbour'] },
      { at: '2026-03-02T08:00:00Z', addons: ['bakery'] },
    ]);
    expect(log.contention).toEqual({ retries: 2, exhausted: 1 });
    expect(log.killed).toEqual({ cpu: 1, memory: 1, 'real-time': 1, timeout: 1 });
    expect(log.accessWarnings).toEqual({ '': 1, bakery: 1, harbour: 1 });
    expect(log.deprecations).toEqual({ bakery: 1, harbour: 1 });
    expect(log.refusals).toEqual([
      { model: 'harbour.berth', operation: 'read', count: 1 },
      { model: 'sale.order', operation: 'create', count: 1 },
    ]);
    expect(log.errors).toEqual([]);
    expect(log.addons.bakery).toMatchObject({ deployments: 2, accessWarnings: 1, deprecations: 1 });
    expect(log.addons.harbour).toMatchObject({ deployments: 1, refusals: 1, accessWarnings: 1, deprecations: 1 });
  });
});
