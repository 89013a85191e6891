import { describe, expect, it } from 'vitest';
import { withoutValues } from '../../../../src/evidence/log/errors.js';
import { cron, head, read, request, trace } from './helpers.js';

const failed = (at: string, lines: string[]) => [
  head(at, 'odoo.http', 'Exception during request handling. ', 'ERROR'),
  ...lines,
];
const core = '/opt/odoo/odoo/http.py:dispatch';
const berth = '/mnt/extra-addons/port/harbour/models/berth.py:action_moor';
const oven = '/srv/custom/bakery/models/oven.py:bake';

describe('errors', () => {
  it('belong to the deepest frame in scanned code, whatever the values and the line', async () => {
    const log = await read([
      ...failed('1 08:00:00', trace("KeyError: 'quay 7'", core, oven, berth, '/opt/odoo/odoo/api.py:call_kw')),
      ...failed('2 08:00:00', trace("KeyError: 'quay 12'", core, oven, berth)),
      ...failed('9 08:00:00', trace('KeyError: 5', core, oven, berth)),
    ]);
    expect(log.errors).toHaveLength(1);
    expect(log.errors[0]).toMatchObject({
      exception: 'KeyError',
      origin: 'harbour/models/berth.py:action_moor',
      addon: 'harbour',
      basis: 'frame',
      involved: ['bakery'],
      count: 3,
    });
    expect(log.addons.harbour?.errors).toBe(3);
    expect(log.lines.attributed).toBe(log.lines.total);
  });

  it('recur on three days within thirty', async () => {
    const at = ['1 08:00:00', '2 08:00:00', '3 08:00:00'];
    const log = await read(at.flatMap((time) => failed(time, trace('ValueError: no', core, berth))));
    expect(log.errors).toMatchObject([{ count: 3, days: 3, recurring: true, first: '2026-03-01T08:00:00Z' }]);
  });

  it('take the raised exception, and the cause where only that has a frame of ours', async () => {
    const chain = 'During handling of the above exception, another exception occurred:';
    const log = await read(
      failed('1 08:00:00', [
        ...trace('KeyError: 1', berth),
        '',
        chain,
        '',
        ...trace('odoo.QWebException: broken', core),
      ]),
    );
    expect(log.errors).toMatchObject([{ exception: 'odoo.QWebException', addon: 'harbour', basis: 'frame' }]);
  });

  it('fall back on logger, template, model and the failed request, in this order', async () => {
    const log = await read([
      head('1 08:00:00', 'odoo.addons.harbour.models.berth', 'Tide table missing ', 'ERROR'),
      ...failed('1 08:00:01', [...trace('ValueError: x', core), 'Template: bakery.oven_form']),
      ...failed(
        '1 08:00:02',
        trace("AttributeError: The method 'x' does not exist on the model 'harbour.berth'", core),
      ),
      ...failed('1 08:00:03', trace('RuntimeError: gone', core)),
      request('1 08:00:03', '/web/dataset/call_kw/bakery.oven/read'),
      ...failed('1 08:00:04', trace('RuntimeError: nobody', core)),
      ...failed('1 08:00:05', trace('RuntimeError: other', core)),
      request('1 08:00:09', '/web/dataset/call_kw/bakery.oven/read'),
    ]);
    const byBasis = log.errors.map(({ addon, basis }) => `${basis} ${addon}`).sort();
    expect(byBasis).toEqual([
      'logger harbour',
      'model harbour',
      'none null',
      'none null',
      'request bakery',
      'template bakery',
    ]);
    expect(log.unattributedErrors).toBe(2);
  });

  it('keep Odoo and Python out of addons that are named like their folders', async () => {
    const code = {
      addons: ['tools', 'requests'],
      declarers: () => [],
      extenders: () => [],
      table: () => null,
      routes: [],
    };
    const places = ['/opt/odoo/odoo/tools/safe_eval.py:run', '/usr/lib/python3/dist-packages/requests/api.py:get'];
    const log = await read(failed('1 08:00:00', trace('ValueError: x', ...places)), code);
    expect(log.errors).toMatchObject([{ addon: null, origin: null }]);
    const ours = await read(failed('1 08:00:00', trace('ValueError: x', '/srv/tools/models/a.py:run')), code);
    expect(ours.errors).toMatchObject([{ addon: 'tools' }]);
  });

  it('never keep a value, an address or a name', async () => {
    const secret = 'Anna Quist anna@quay.example 10.9.8.7 /home/anna/private.py';
    const log = await read([
      head('1 08:00:00', 'odoo.addons.base.models.res_users', `Login successful for db:quay login:anna from 10.9.8.7 `),
      head('1 08:00:01', 'odoo.addons.mail', `Could not reach ${secret} `, 'ERROR'),
      ...failed('1 08:00:02', trace(`ValueError: ${secret}`, '/home/anna/private.py:run')),
      head('1 08:00:03', 'odoo.sql_db', `bad query: UPDATE x SET mail='anna@quay.example'`, 'ERROR'),
      `ERROR: ${secret}`,
      cron('1 08:00:04', 'Starting job `Mail anna@quay.example`.'),
      request('1 08:00:05', '/web/login?login=anna'),
    ]);
    expect(JSON.stringify(log)).not.toMatch(/anna|quist|10\.9|10\.1|quay\.example/i);
    expect(log).toMatchObject({ logins: 1, sqlErrors: 1, unattributedErrors: 2 });
  });

  it('blank what differs between occurrences', () => {
    expect(withoutValues("no berth 'Q7' for Anna Quist on 2026-03-01 (id 5)")).toBe('no berth • for • on •');
    expect(withoutValues('float division by zero')).toBe('float division by zero');
  });
});
