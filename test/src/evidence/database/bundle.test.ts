import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cli } from '../../../helpers/cli.js';
import { tree } from '../../../helpers/tree.js';
import { read } from './bundles.js';
import { AT, block, MODULES, module, owner, spread, VERSION } from './rows.js';

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
