import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kpisSchema } from '../../../../src/domain/kpis.js';
import { BLOCK_ROWS, type BlockKey } from '../../../../src/evidence/database/bundle/rows.js';
import { kpisOf } from '../../../../src/evidence/kpis/index.js';
import { sla } from '../kpis/helpers.js';
import { read } from './bundles.js';
import { AT, block, MODULES, module, owner, table, VERSION } from './rows.js';

const GOOD = [
  VERSION,
  block('S03', MODULES),
  block('S04', [owner('harbour.berth', true)]),
  block('S07', [table('harbour.berth', {})]),
];
const BIDI = '\u202emodule\u001b[31m\n';
/** Cells that a server never writes and a file may hold. */
const HOSTILE = [
  null,
  -1,
  0,
  1e9,
  1e18,
  1e308,
  -1e308,
  0.5,
  '',
  'NaN',
  'Infinity',
  '9999-12-31T23:59:59',
  '0000-00-00',
  '0001-01-01T00:00:00',
  '9999-12-31T23:59:59-12',
  '-000001-01-01',
  BIDI,
  '__proto__',
  'constructor',
  'harbour',
  'harbour.berth',
  'x'.repeat(100_000),
  true,
  false,
  [],
  {},
  [[]],
  { __proto__: null },
  { en_US: -1 },
  '{"__proto__":{"x":1}}',
  '../../etc/passwd',
  'failed',
  'done',
  'base',
] as const;
const cell = fc.constantFrom(...HOSTILE);
const KEYS = Object.keys(BLOCK_ROWS) as BlockKey[];
const row = (key: BlockKey) =>
  fc.record(Object.fromEntries(Object.keys(BLOCK_ROWS[key].shape).map((name) => [name, cell])), { requiredKeys: [] });
const blocks = fc
  .constantFrom(...KEYS)
  .chain((key) =>
    fc.tuple(
      fc.constant(key),
      fc.array(row(key), { maxLength: 4 }),
      fc.constantFrom<object>({ v: 1, at: AT }, { v: 2 }, { v: 'x', at: 'y' }, {}),
    ),
  );

/** Every number is finite, and no text could steer a terminal. */
function clean(value: unknown): void {
  const text = JSON.stringify(value, (_key, inner) => {
    if (typeof inner === 'number' && !Number.isFinite(inner)) throw new Error('a number that is none');
    return inner;
  });
  expect(text).not.toMatch(/\\u00[01][0-9a-f]|\\n|\u2028/);
}

describe('a bundle of hostile figures', () => {
  it('gives an outcome of the right shape, whatever its cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(blocks, { maxLength: 12 }), async (given) => {
        const lines = given.map(([key, rows, more]) => block(key, rows, more));
        const evidence = await read([...GOOD, ...lines].join('\n'));
        clean(evidence);
        kpisSchema.parse(kpisOf({ tickets: null, database: evidence, sla: sla() }));
      }),
      { numRuns: 400 },
    );
  }, 60_000);

  it('does not cost the other blocks', async () => {
    const others = KEYS.filter((key) => !['S01', 'S02', 'S03', 'S04', 'S07', 'S08', 'S98', 'S99'].includes(key));
    const good = await read(GOOD.join('\n'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...others).chain((key) => fc.tuple(fc.constant(key), row(key))),
        async ([key, bad]) => {
          const { addons, rows, takenAt } = await read(
            [...GOOD, block(key, [{ ...bad, module: 'x', addon: 'x' }])].join('\n'),
          );
          expect([Object.keys(addons), rows, takenAt]).toEqual([Object.keys(good.addons), good.rows, good.takenAt]);
          expect(addons.harbour!.installedVersion).toBe(good.addons.harbour!.installedVersion);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('of years that no server has is not believed', async () => {
    const later = block('S15', [], { v: 1, at: '9999-12-31T23:59:59Z' });
    const evidence = await read(
      [...GOOD, later, block('S03', [module('old', { write_date: '0001-01-01T00:00:00' })])].join('\n'),
    );
    expect(evidence.takenAt).toBe('2026-06-01T06:00:00Z');
    expect(JSON.stringify(evidence)).not.toMatch(/9999-|0001-/);
  });

  it('that is there twice counts once', async () => {
    const twice = await read([...GOOD, ...GOOD].join('\n'));
    const once = await read(GOOD.join('\n'));
    expect({ ...twice, problems: [] }).toEqual({ ...once, problems: [] });
    expect(twice.problems.map(({ why }) => why)).toContain('line 6 is block S03 once more: the first one counts');
  });

  it('of a line longer than any costs that line', async () => {
    const long = `{"id":"S15","v":1,"rows":["${'x'.repeat(100 * 2 ** 20)}"]}`;
    const evidence = await read(gzipSync([...GOOD, long, block('S12', [])].join('\n'), { level: 1 }));
    expect(evidence.problems).toMatchObject([{ why: expect.stringMatching(/line 5 is far too long/), count: 1 }]);
    expect(evidence.blocks.find(({ id }) => id === 'S12')).toMatchObject({ state: 'used' });
  }, 30_000);
});
