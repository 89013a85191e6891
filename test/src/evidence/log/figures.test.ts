import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { head, read, request } from './helpers.js';

const GOOD = [
  request('1 08:00:01', '/web/dataset/call_kw/harbour.berth/read'),
  head('1 08:00:02', 'odoo.modules.loading', 'Modules loaded. '),
];
const at = (year: string) => request('1 08:00:03', '/web/dataset/call_kw/bakery.oven/read').replace(/^2026/, year);

describe('log lines of hostile figures', () => {
  it.each(['9999', '0000', '1970', '2100', '20x6'])(
    'of the year %s cost themselves, and move no window',
    async (year) => {
      const log = await read([GOOD[0]!, at(year), GOOD[1]!]);
      expect(log.window).toMatchObject({ from: '2026-03-01T08:00:01Z', to: '2026-03-01T08:00:02Z' });
      expect(log.lines).toMatchObject({ total: 3, damaged: 1 });
      expect(log.byModel.map(({ model }) => model)).toEqual(['harbour.berth']);
    },
  );

  it.each([
    ['queries without end', '999999999999 0.001 0.001'],
    ['negative queries', '-5 0.001 0.001'],
    ['no number', 'NaN 0.001 Infinity'],
    ['an exponent', '1e9 1e3 1e3'],
  ])('%s are no access line, and the rest counts', async (_what, figures) => {
    const log = await read([...GOOD, request('1 08:00:04', '/web/dataset/call_kw/bakery.oven/read', figures)]);
    expect(log.requests.total).toBe(1);
    expect(log.lines).toMatchObject({ total: 3, damaged: 1 });
  });

  it('are finite in the outcome, whatever stands where figures belong', async () => {
    const figure = fc.constantFrom(
      '0',
      '-',
      '-1',
      '999999999',
      '1e308',
      'NaN',
      '0.000',
      '9999999.999',
      '-0.001',
      '\u001b[31m',
      '__proto__',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(figure, figure, figure, figure), { maxLength: 10 }), async (rows) => {
        const lines = rows.flatMap(([a, b, c, d]) => [
          request('1 08:00:04', '/web/dataset/call_kw/bakery.oven/read', `${a} ${b} ${c}`),
          head('1 08:00:05', 'odoo.addons.base.models.ir_cron', `Job '${d}' (${a}) done in ${b}s `),
          head('1 08:00:06', 'odoo.modules.loading', `Module ${d} loaded in ${b}s, ${a} queries `),
        ]);
        const log = await read([...GOOD, ...lines]);
        const text = JSON.stringify(log, (_key, value) => {
          if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a number that is none');
          return value;
        });
        expect(text).not.toMatch(/\\u001b/);
        expect(log.byModel.find(({ model }) => model === 'harbour.berth')).toMatchObject({ count: 1 });
      }),
      { numRuns: 60 },
    );
  });
});
