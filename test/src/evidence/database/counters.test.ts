import { describe, expect, it } from 'vitest';
import { read } from './bundles.js';
import { AT, block, MODULES, module, owner, table, VERSION } from './rows.js';

describe('counters', () => {
  const bundle = (at: string, rows: object[], more: { s08?: object; s03?: object[]; s01?: object } = {}) =>
    [
      block('S01', [{ odoo_major: 17, base_version: '17.0.1.3', is_replica: false, ...more.s01 }], { v: 1, at }),
      block('S03', more.s03 ?? MODULES, { v: 1, at }),
      block('S04', [owner('harbour.berth', true), owner('res.partner', false)], { v: 1, at }),
      block('S07', rows, { v: 1, at }),
      block(
        'S08',
        [
          {
            stats_reset: null,
            sampled_at: at,
            tup_inserted: 100,
            tup_updated: 100,
            seq_scan_floor_p10: 4,
            ...more.s08,
          },
        ],
        { v: 1, at },
      ),
    ].join('\n');
  const first = bundle('2026-05-02T06:00:00Z', [table('harbour.berth', {}), table('res.partner', {})]);
  const grown = [
    table('harbour.berth', { n_tup_ins: 90, n_tup_upd: 60, n_tup_del: 10, seq_scan: 37 }),
    table('res.partner', {}),
  ];
  const berth = (evidence: Awaited<ReturnType<typeof read>>) => evidence.addons.harbour!.ownModels[0]!;

  it('of one bundle compare and give no rate', async () => {
    const evidence = await read(first);
    expect(evidence).toMatchObject({ window: null, confidence: 0.3 });
    expect(berth(evidence)).toMatchObject({ writesEver: 100, writesPerDay: null, readsEver: 8, basis: 'cumulative' });
  });

  it('of two bundles give rates, whatever their order', async () => {
    const second = bundle('2026-06-01T06:00:00Z', grown);
    const evidence = await read(second, first);
    expect(evidence.window).toEqual({ from: '2026-05-02T06:00:00Z', to: '2026-06-01T06:00:00Z', hours: 720 });
    expect(evidence.confidence).toBe(0.63);
    expect(berth(evidence)).toMatchObject({ writesPerDay: 2, readsPerDay: 1, basis: 'delta' });
    expect(evidence.addons.harbour!.extendedModels[0]).toMatchObject({
      model: 'res.partner',
      writesPerDay: 0,
      readsPerDay: null,
    });
  });

  it.each([
    [
      'were reset',
      bundle('2026-06-01T06:00:00Z', grown, { s08: { stats_reset: '2026-05-20T00:00:00Z' } }),
      /counters were reset/,
    ],
    ['fell', bundle('2026-06-01T06:00:00Z', grown, { s08: { tup_inserted: 5 } }), /counters were reset/],
    [
      'are of another database',
      bundle('2026-06-01T06:00:00Z', grown, { s03: [module('bakery'), module('oven'), module('flour')] }),
      /not compared/,
    ],
    ['are a minute apart', bundle('2026-05-02T06:01:00Z', grown), /within an hour/],
    ['are of a replica', bundle('2026-06-01T06:00:00Z', grown, { s01: { is_replica: true } }), /replica/],
  ])('that %s give no rate, and say so', async (_, second, why) => {
    const evidence = await read(first, second);
    expect(evidence.window).toBeNull();
    expect(evidence.confidence).toBe(0.3);
    expect(evidence.problems.map((problem) => problem.why)).toEqual([expect.stringMatching(why)]);
    for (const addon of Object.values(evidence.addons))
      for (const model of addon.ownModels) expect(model.writesPerDay).toBeNull();
  });

  it('of a table that was reset alone are left out', async () => {
    const second = bundle('2026-06-01T06:00:00Z', [table('harbour.berth', { n_tup_ins: 3 }), table('res.partner', {})]);
    expect(berth(await read(first, second))).toMatchObject({ writesPerDay: null, basis: 'cumulative' });
  });

  it.each([
    ['never analysed', { est_rows: -1, n_live_tup: 0, n_tup_ins: 0, last_analyze: null }, null],
    [
      'analysed before a reset of the counters',
      { est_rows: 3_000_000, n_live_tup: 0, n_tup_ins: 0, last_analyze: null },
      3_000_000,
    ],
    ['filled since it was analysed', { est_rows: 10, n_live_tup: 500 }, 500],
    ['empty', { est_rows: 0, n_live_tup: 0, n_tup_ins: 0, approx_bytes: 0 }, 0],
    [
      'a view',
      {
        relkind: 'v',
        est_rows: -1,
        n_live_tup: null,
        n_tup_ins: null,
        n_tup_upd: null,
        n_tup_del: null,
        last_analyze: null,
      },
      null,
    ],
  ])('rows of a table that is %s', async (_, more, rows) => {
    const { rows: all } = await read(bundle(AT, [table('harbour.berth', more)]));
    expect(all['harbour.berth'] ?? null).toBe(rows);
  });
});

describe('the newest record', () => {
  const MODULES_LATER = [...MODULES, module('harbour_prices', { write_date: '2026-03-01T09:30:00.123456' })];
  it.each([
    ['made later', '2026-02-14T12:00:00', '2026-02-14'],
    ['brought by its module', '2026-01-05T07:59:59.8', null],
    ['brought by another module', '2026-03-01T09:30:00.123456', null],
    ['made soon after the installation', '2026-01-05T08:00:30', '2026-01-05'],
    ['of a table without any', null, null],
  ])('%s', async (_, at, told) => {
    const recency = { table_name: 'harbour_berth', mode: 'full', n_seen: 40, last_create: at, created_30d: 0 };
    const lines = [
      VERSION,
      block('S03', MODULES_LATER),
      block('S04', [owner('harbour.berth', true)]),
      block('S07', [table('harbour.berth', {})]),
      block('S09', [recency]),
    ];
    const { addons } = await read(lines.join('\n'));
    expect(addons.harbour!.ownModels).toMatchObject([{ model: 'harbour.berth', rows: 40, newestRecord: told }]);
  });
});

describe('reads between two bundles', () => {
  it('are none where a table got only what every table gets: dumps and the collections themselves', async () => {
    const others = Array.from({ length: 40 }, (_, at) => `harbour.pier${at}`);
    const taken = (at: string, scans: number, more: number) =>
      [
        block('S01', [{ odoo_major: 17, pending_modules: 0, is_replica: false }], { v: 1, at }),
        block('S03', MODULES, { v: 1, at }),
        block('S04', [owner('harbour.berth', true), owner('harbour.pier0', true)], { v: 1, at }),
        block(
          'S07',
          [...others.map((model) => table(model, { seq_scan: scans })), table('harbour.berth', { seq_scan: more })],
          { v: 1, at },
        ),
      ].join('\n');
    const { addons } = await read(taken('2026-05-22T06:00:00Z', 7, 7), taken(AT, 12, 32));
    const told = Object.fromEntries(addons.harbour!.ownModels.map(({ model, readsPerDay }) => [model, readsPerDay]));
    expect(told).toEqual({ 'harbour.berth': 2, 'harbour.pier0': 0 });
  });
});

describe('scheduled actions', () => {
  const cron = (id: number, more: object) => ({
    id,
    cron_name: `Tide ${id}`,
    active: true,
    numbercall: -1,
    module: 'harbour',
    late_seconds: -5,
    interval_seconds: 3600,
    ...more,
  });
  const read1 = (rows: object[]) => read([VERSION, block('S03', MODULES), block('S11a', rows)].join('\n'));

  it.each([
    ['in time', {}, null],
    ['one interval behind', { late_seconds: 5000 }, null],
    ['more than two behind', { late_seconds: 36_000 }, 10],
    ['minutes behind, every minute', { late_seconds: 600, interval_seconds: 60 }, null],
    ['switched off', { late_seconds: 36_000, active: false }, null],
    ['used up', { late_seconds: 36_000, numbercall: 0 }, null],
  ])('%s', async (_, more, late) => {
    const { addons, operations } = await read1([cron(1, more)]);
    expect(addons.harbour!.crons[0]!.lateHours).toBe(late);
    expect(operations.map(({ kind }) => kind)).toEqual(late === null ? [] : ['cron-late']);
  });

  it.each([
    ['a text', 'Tide', 'Tide'],
    ['translated, as in 16.0', { fr_FR: 'Marée', en_US: 'Tide' }, 'Tide'],
    ['translated, without English', { fr_FR: 'Marée' }, 'Marée'],
    ['translated into nothing', {}, null],
    ['missing', undefined, null],
  ])('name that is %s', async (_, name, told) => {
    const { addons, problems } = await read1([cron(1, { cron_name: name })]);
    expect(addons.harbour!.crons).toMatchObject([{ id: 1, name: told }]);
    expect(problems).toEqual([]);
  });

  it('that are all late tell of the scheduler, not of their modules', async () => {
    const { operations } = await read1([1, 2, 3, 4, 5].map((id) => cron(id, { late_seconds: 90_000 })));
    expect(operations).toEqual([expect.objectContaining({ kind: 'scheduler-stopped', addon: null, count: 5 })]);
  });
});
