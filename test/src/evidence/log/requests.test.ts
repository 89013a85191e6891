import { describe, expect, it } from 'vitest';
import { Histogram } from '../../../../src/evidence/log/histogram.js';
import { verbOf } from '../../../../src/evidence/log/requests.js';
import { head, read, request } from './helpers.js';

describe('requests', () => {
  it('counts by model and method, and by the addon that owns or extends the model', async () => {
    const log = await read([
      ...Array.from({ length: 19 }, () => request('1 08:00:01', '/web/dataset/call_kw/harbour.berth/web_search_read')),
      request('2 08:00:01', '/web/dataset/call_kw/harbour.berth/web_search_read', '1200 0.100 0.100'),
      request('2 08:00:02', '/web/dataset/call_kw/harbour.berth/write', '7 3.100 0.000'),
      request('2 08:00:03', '/web/dataset/call_button/harbour.berth/action_moor', '7 0.000 5.001 ro->rw'),
      request('2 08:00:04', '/web/dataset/call_kw/sale.order/read', '- - -'),
      request('3 08:00:05', '/json/2/bakery.oven/search_read'),
    ]);
    expect(log.requests).toMatchObject({ total: 24, attributed: 24, excluded: 0, slow: 3, failed: 0 });
    expect(log.byModel.map(({ model, method, verb, count }) => `${model} ${method} ${verb} ${count}`)).toEqual([
      'bakery.oven search_read read 1',
      'harbour.berth action_moor button 1',
      'harbour.berth web_search_read read 20',
      'harbour.berth write write 1',
      'sale.order read read 1',
    ]);
    const search = log.byModel.find(({ method }) => method === 'web_search_read');
    expect(search).toMatchObject({ days: 2, slow: 1, p50: 6, p95: 6, queriesP50: 5, queriesP95: 5 });
    expect(log.byModel.at(-1)).toMatchObject({ p50: null, queriesP95: null });
    expect(log.addons.harbour?.requests).toEqual({
      own: { read: 20, write: 1, button: 1, other: 0 },
      extended: 1,
      routes: 0,
      reports: 0,
      slow: 3,
    });
    expect(log.addons.harbour).toMatchObject({ activeDays: 2, lastUse: '2026-03-02T08:00:03Z' });
  });

  it('matches routes: fixed text before converters, paths over slashes, none that takes everything', async () => {
    const log = await read([
      request('1 08:00:01', '/harbour/17/status?at=3'),
      request('1 08:00:02', '/harbour/tide/status'),
      request('1 08:00:03', '/harbour/files/2026/plan.pdf'),
      request('1 08:00:04', '/harbour/17/status/more'),
      request('1 08:00:05', '/contact', '- - -', 404),
    ]);
    expect(log.byRoute.map(({ addon, url, count }) => `${addon} ${url} ${count}`)).toEqual([
      'bakery /harbour/tide/status 1',
      'harbour /harbour/<int:berth>/status 1',
      'harbour /harbour/files/<path:name> 1',
    ]);
    expect(log.requests.statuses).toEqual({ '200': 4, '404': 1 });
    expect(log.requests.attributed).toBe(3);
  });

  it('tells what nobody asks for apart, and background jobs', async () => {
    const log = await read([
      request('1 08:00:01', '/web/static/src/boot.js', '- - -'),
      request('1 08:00:02', '/harbour/static/src/berth.js', '- - -'),
      request('1 08:00:03', '/websocket'),
      request('1 08:00:04', '/longpolling/poll'),
      request('1 08:00:05', '/queue_job/runjob?db=quay&job_uuid=1', '9 1.000 0.500'),
      head('1 08:00:06', 'longpolling', '10.1.2.3 - - [2026-03-01 08:00:06] "GET /websocket HTTP/1.1" 101 129 5.2'),
      request('1 08:00:07', '/report/pdf/harbour.report_berth/4'),
      request('1 08:00:08', '/web/dataset/call_button', '5 0.001 0.001', 500),
    ]);
    expect(log.requests).toMatchObject({ total: 2, excluded: 6, attributed: 1, failed: 1 });
    expect(log.requests.paths).toEqual({ 'button without model': 1, report: 1 });
    expect(log.jobs).toEqual({ runs: 1, failed: 0, p50: 1500, p95: 1500 });
    expect(log.addons.harbour?.requests.reports).toBe(1);
  });

  it('says what a method does by its name', () => {
    const verbs = ['web_save', 'name_search', 'get_views', 'action_done', 'button_confirm', 'compute_tide'];
    expect(verbs.map((method) => verbOf(method, false))).toEqual([
      'write',
      'read',
      'read',
      'button',
      'button',
      'other',
    ]);
    expect(verbOf('moor', true)).toBe('button');
  });
});

describe('percentiles', () => {
  it('are exact to 20 and for equal values, and within 5 % above', () => {
    const small = new Histogram();
    for (let value = 1; value <= 20; value++) small.add(value);
    expect([small.at(0.5), small.at(0.95)]).toEqual([10, 19]);
    const large = new Histogram();
    for (let value = 1; value <= 100_000; value++) large.add(value);
    expect(Math.abs(large.at(0.5)! / 50_000 - 1)).toBeLessThan(0.05);
    expect(Math.abs(large.at(0.95)! / 95_000 - 1)).toBeLessThan(0.05);
    expect(new Histogram().at(0.5)).toBeNull();
  });
});
