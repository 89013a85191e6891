import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databaseEvidenceSchema } from '../../../../src/domain/evidence/database.js';
import { readBundles } from '../../../../src/evidence/database/index.js';
import { cli } from '../../../helpers/cli.js';
import { tree } from '../../../helpers/tree.js';
import { harbourCode } from './harbour-code.js';

const AT = '2026-06-01T06:00:00Z';
const block = (id: string, rows: object[], more: object = { v: 1, at: AT }) => JSON.stringify({ id, ...more, rows });
/** As psql prints the plain statement: no version, no time, a line per row. */
const spread = (id: string, rows: object[]) =>
  `{"id" : "${id}", "rows" : [${rows.map((row) => JSON.stringify(row)).join(', \n ')}]}`;

const VERSION = block('S01', [{ odoo_major: 17, base_version: '17.0.1.3', pending_modules: 0, is_replica: false }]);
const module = (name: string, more: object = {}) => ({
  name,
  state: 'installed',
  latest_version: '17.0.1.0.0',
  author: 'Harbour Works',
  write_date: '2026-01-05T08:00:00',
  ...more,
});
const MODULES = [module('base', { author: 'Odoo S.A.' }), module('harbour')];
const owner = (model: string, first: boolean, name = 'harbour') => ({
  model,
  transient: false,
  module: name,
  not_a_real_module: false,
  is_first_declarer: first,
});
const table = (model: string, more: object) => ({
  model,
  guessed_table: model.replaceAll('.', '_'),
  relkind: 'r',
  est_rows: 50,
  approx_bytes: 8192,
  n_live_tup: 50,
  n_dead_tup: 0,
  n_tup_ins: 60,
  n_tup_upd: 30,
  n_tup_del: 10,
  seq_scan: 7,
  idx_scan: 5,
  last_vacuum: null,
  last_analyze: AT,
  ...more,
});

async function read(...contents: (string | Uint8Array)[]) {
  const here = tree(Object.fromEntries(contents.map((content, index) => [`${index}.ndjson`, content])));
  const evidence = await readBundles(
    contents.map((_, index) => path.join(here, `${index}.ndjson`)),
    harbourCode(),
  );
  return databaseEvidenceSchema.parse(evidence);
}

describe('a bundle', () => {
  it('is read the same in one line per block, in a line per row, and as gzip', async () => {
    const rows = [owner('harbour.berth', true), owner('res.partner', false)];
    const lines = [VERSION, block('S03', MODULES), block('S04', rows)].join('\n');
    const rowed = [VERSION, spread('S03', MODULES), spread('S04', rows)].join('\n');
    const one = await read(lines);
    expect(one.addons.harbour).toMatchObject({ state: 'installed', vendor: 'other' });
    expect(one.addons.base).toMatchObject({ vendor: 'odoo' });
    expect(one.problems).toEqual([]);
    for (const other of [rowed, gzipSync(lines), `\ufeff${lines.replaceAll('\n', '\r\n')}\r\n\r\n`])
      expect(await read(other)).toEqual(one);
  });

  it('knows nothing of an addon that is not in the database, and nothing is not zero', async () => {
    const { addons } = await read([VERSION, block('S03', MODULES), block('S15', [])].join('\n'));
    expect(addons.lighthouse).toMatchObject({ state: null, menus: null, jobs: null, messagesEver: null });
    expect(addons.harbour).toMatchObject({
      state: 'installed',
      menus: 0,
      reports: null,
      jobs: null,
      changedViews: null,
    });
  });

  it.each([
    ['a damaged line between blocks', `${VERSION}\n%%%%\n${block('S03', MODULES)}`, 'line 2 belongs to no block', 2],
    [
      'a damaged block of one line',
      `${VERSION}\n{"id":"S02","v":1,"rows":[{"tab\n${block('S03', MODULES)}`,
      'line 2 is damaged (block S02)',
      2,
    ],
    [
      'a damaged row of many',
      `${VERSION}\n${spread('S03', [...MODULES, module('crane')]).replace('"harbour"', '"harb')}`,
      'line 3 is damaged (block S03)',
      2,
    ],
    ['a block that is no end', `${VERSION}\n${spread('S03', MODULES).slice(0, -2)}`, 'line 3 block S03 has no end', 2],
    [
      'another version',
      `${VERSION}\n${block('S03', MODULES)}\n${block('S15', [], { v: 2, at: AT })}`,
      'line 3 is version 2 of the format; this program reads 1',
      2,
    ],
    [
      'an unknown block',
      `${VERSION}\n${block('S03', MODULES)}\n${block('X77', [])}`,
      'line 3 is no block of the catalogue: "X77"',
      2,
    ],
    [
      'a row of a wrong shape',
      `${VERSION}\n${block('S03', [...MODULES, { name: 7 }])}`,
      /^line 2 block S03: a row does not fit \(name: /,
      2,
    ],
    [
      'a name that steers',
      `${VERSION}\n${block('S03', [...MODULES, module('\u001b[2J')])}`,
      /^line 2 block S03: a row does not fit \(name: /,
      2,
    ],
    [
      'a name of the prototype',
      `${VERSION}\n${block('S03', MODULES).replace('"rows":[', '"rows":[{"name":"__proto__"},')}`,
      /^line 2 block S03: a row does not fit/,
      2,
    ],
    [
      'a key of the prototype',
      `${VERSION}\n${block('S03', MODULES).replace('{"name":"base"', '{"__proto__":{"state":"x"},"name":"base"')}`,
      null,
      2,
    ],
    [
      'deep nesting',
      `${VERSION}\n{"id":"S02","v":1,"rows":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n${block('S03', MODULES)}`,
      /^line 2 /,
      2,
    ],
    [
      'a line far too long',
      `${VERSION}\n{"id":"S02","v":1,"rows":["${'x'.repeat(65 * 2 ** 20)}"]}\n${block('S03', MODULES)}`,
      'line 2 is far too long',
      2,
    ],
    [
      'a collection that was stopped',
      `${VERSION}\n${block('S03', MODULES)}\n${block('S98', [{ id: 'S02', state: 'failed', why: 'x' }])}`,
      'has no end: the collection was stopped',
      2,
    ],
  ])('loses nothing else by %s', async (_, content, why, modules) => {
    const evidence = await read(content);
    expect(evidence.series).toBe('17.0');
    expect(evidence.bundles[0]!.modules).toBe(modules);
    const told = evidence.problems.map((problem) => problem.why);
    if (why === null) expect(told).toEqual([]);
    else expect(told).toEqual([typeof why === 'string' ? why : expect.stringMatching(why)]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(({} as { state?: string }).state).toBeUndefined();
  });

  it('keeps what came before the end of a gzip file that is cut off', async () => {
    const noise = Array.from({ length: 4000 }, (_, n) => ({
      table_name: `t${(n * 7919) % 4001}`,
      column_name: `c${n}`,
    }));
    const whole = gzipSync([VERSION, block('S03', MODULES), block('S02', noise)].join('\n'));
    const evidence = await read(whole.subarray(0, whole.length - 200));
    expect(evidence.bundles[0]!.modules).toBe(2);
    expect(evidence.problems.map(({ why }) => why)).toContainEqual(expect.stringMatching(/^the gzip file is cut off/));
  });

  it.each([
    ['empty', '', /b\.ndjson: is empty/],
    [
      'no bundle',
      'name,author\nbakery,Anna\n',
      /b\.ndjson: not a bundle of odoo-debt evidence: .*\(line 1 belongs to no block\)/,
    ],
    ['JSON of something else', '{"addons": []}', /not a bundle/],
    [
      'of another version',
      block('S03', MODULES, { v: 9, at: AT }),
      /not a bundle .*\(line 1 is version 9 of the format/,
    ],
    ['UTF-16', Buffer.from(`\ufeff${VERSION}`, 'utf16le'), /is UTF-16 \(PowerShell/],
    ['binary', Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7]), /not a bundle .*gzip file is cut off or damaged/],
    ['without a time', block('S01', [{ odoo_major: 17 }], { v: 1 }), /says nowhere when it was taken/],
  ])('%s: one line and exit 2', async (_, content, line) => {
    const { code, out, err } = await cli(tree({ 'b.ndjson': content }), 'evidence', 'check', 'b.ndjson');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('that cannot be read does not keep the others from being read', async () => {
    const here = tree({ 'good.ndjson': `${VERSION}\n${block('S03', MODULES)}`, 'bad.ndjson': 'tar' });
    const { code, out, err } = await cli(here, 'evidence', 'check', 'bad.ndjson', 'good.ndjson', 'gone.ndjson');
    expect(code).toBe(1);
    expect(out).toMatch(/good\.ndjson: taken 2026-06-01T06:00:00Z, 2 modules/);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/bad\.ndjson: not a bundle/),
      expect.stringMatching(/gone\.ndjson: no such file/),
    ]);
  });

  it('never stops the program, whatever is in it', async () => {
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(VERSION, block('S03', MODULES), spread('S03', MODULES)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
        const evidence = await read([block('S15', []), ...lines].join('\n'));
        expect(evidence.takenAt).toBe('2026-06-01T06:00:00Z');
      }),
      { numRuns: 60 },
    );
  });
});

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
