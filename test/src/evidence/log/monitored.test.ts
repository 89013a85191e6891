import { describe, expect, it } from 'vitest';
import { head, read, request, trace } from './helpers.js';

/** A line as Camptocamp's monitoring_log_requests writes it. */
const told = (at: string, path: string, more: Record<string, unknown> = {}) =>
  head(
    at,
    'monitoring.http.requests',
    `${JSON.stringify({
      start_time: '2026-03-01 08:00:00',
      duration: 0.25,
      method: 'POST',
      url: `https://quay.example${path}?token=s3cret`,
      path,
      uid: 7,
      login: 'ines@quay.example',
      model: null,
      model_method: null,
      ...more,
    })} `,
  );
const groups = (log: Awaited<ReturnType<typeof read>>) =>
  log.byModel.map(({ model, method, verb, count, p50 }) => `${model} ${method} ${verb} ${count} ${p50}`);

describe('requests told by monitoring_log_requests', () => {
  const lines = [
    told('1 08:00:01', '/web/dataset/call_kw/harbour.berth/write'),
    told('1 08:00:02', '/web/dataset/search_read', { model: 'harbour.berth' }),
    told('2 08:00:03', '/web/dataset/call_button', { model: 'harbour.berth', model_method: 'moor', duration: 9 }),
    told('2 08:00:04', '/harbour/17/status', { response_status_code: 503 }),
    told('2 08:00:05', '/web/static/src/x.js'),
    told('2 08:00:06', '/web/action/load', { model: 'harbour.berth', model_method: 'unlink' }),
  ];

  it('count where there are no access lines', async () => {
    const log = await read(lines);
    expect(log.requests).toMatchObject({ total: 5, attributed: 4, excluded: 1, slow: 1, failed: 1 });
    expect(groups(log)).toEqual([
      'harbour.berth moor button 1 9000',
      'harbour.berth search_read read 1 250',
      'harbour.berth write write 1 250',
    ]);
    expect(log.addons.harbour).toMatchObject({
      requests: { own: { read: 1, write: 1, button: 1, other: 0 }, routes: 1, slow: 1 },
      activeDays: 2,
      lastUse: '2026-03-02T08:00:04Z',
    });
    expect(log.lines).toMatchObject({ total: 6, attributed: 4, damaged: 0 });
    expect(log.problems).toEqual([]);
  });

  it('count once beside access lines, and name the models that those do not', async () => {
    const log = await read([
      ...lines.slice(0, 3),
      request('1 08:00:01', '/web/dataset/call_kw/harbour.berth/write'),
      request('1 08:00:02', '/web/dataset/search_read'),
      request('2 08:00:03', '/web/dataset/call_button'),
    ]);
    expect(log.requests).toMatchObject({ total: 3, attributed: 3, slow: 0 });
    expect(groups(log)).toEqual([
      'harbour.berth moor button 1 9000',
      'harbour.berth search_read read 1 250',
      'harbour.berth write write 1 6',
    ]);
    expect(log.addons.harbour?.requests.own).toEqual({ read: 1, write: 1, button: 1, other: 0 });
    expect(log.problems).toEqual([
      {
        source: 'log',
        why: 'requests are told by monitoring_log_requests and by access lines: counted once',
        count: 1,
      },
    ]);
  });

  it('say whose the error of the same process was', async () => {
    const log = await read([
      head('1 08:00:01', 'odoo.http', 'Exception during JSON request handling. ', 'ERROR'),
      ...trace('ValueError: tide', '/odoo/odoo/fields.py:get'),
      told('1 08:00:01', '/web/dataset/call_button', { model: 'harbour.berth', model_method: 'moor' }),
    ]);
    expect(log.errors).toMatchObject([{ addon: 'harbour', basis: 'request' }]);
  });

  it('lose a line that is cut and no other, and keep no person, address or value', async () => {
    const log = await read([lines[0]!, lines[1]!.slice(0, -40), lines[2]!]);
    expect(log.lines).toMatchObject({ total: 3, damaged: 1 });
    expect(log.requests.total).toBe(2);
    expect(JSON.stringify(log)).not.toMatch(/ines@|s3cret|quay\.example/);
  });

  it.each([
    ['a model that is none', { model: '<b>', model_method: 'x' }],
    ['no figures', { model: 7, model_method: {}, duration: '1e999', response_status_code: [1] }],
    ['a negative time', { duration: -5 }],
    ['a prototype', JSON.parse('{"__proto__": {"model": "x"}, "model": "__proto__", "model_method": "constructor"}')],
  ])('survive %s', async (_what, more) => {
    const log = await read([told('1 08:00:01', '/web/dataset/call_button', more), lines[0]!]);
    expect(log.requests.total).toBe(2);
    expect(log.byModel.at(-1)).toMatchObject({ model: 'harbour.berth', method: 'write', count: 1 });
  });
});
