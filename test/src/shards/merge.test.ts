import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { built } from '../../helpers/built.js';
import { cli } from '../../helpers/cli.js';
import { tree } from '../../helpers/tree.js';

const HARBOUR = path.resolve('fixtures/14.0/harbour');
const OPTIONS = ['--to', '18.0', '--today', '2026-11-22', '--no-cache', '--quiet'];

describe('three shards and a merge', () => {
  it('give the same bytes as one run, also where an addon has changed since', async () => {
    const here = tree({});
    const addons = path.join(here, 'harbour');
    cpSync(HARBOUR, addons, { recursive: true });
    const files = (name: string) => ['json', 'sarif', 'html'].flatMap((ending) => ['--output', `${name}.${ending}`]);
    const read = (name: string) =>
      ['json', 'sarif', 'html'].map((end) => readFileSync(path.join(here, `${name}.${end}`)));
    const facts = ['1.facts', '2.facts', '3.facts'];
    const [one, ...shards] = await Promise.all([
      built(here, ['scan', 'harbour', ...OPTIONS, ...files('one')]),
      ...facts.map((file, place) =>
        built(here, ['scan', 'harbour', ...OPTIONS, '--shard', `${place + 1}/3`, '--output', file, '--jobs', '1']),
      ),
    ]);
    for (const run of [one, ...shards]) expect(run).toEqual({ code: 0, out: '', err: '' });

    const merge = ['merge', 'harbour', ...OPTIONS, '--facts', ...facts];
    expect(await built(here, [...merge, ...files('merged')])).toEqual({ code: 0, out: '', err: '' });
    for (const [place, bytes] of read('merged').entries()) expect(bytes.equals(read('one')[place]!)).toBe(true);

    writeFileSync(path.join(addons, 'harbour_label', 'models', 'stock_picking.py'), 'import os\n');
    const [after, anew] = await Promise.all([
      built(here, ['scan', 'harbour', ...OPTIONS, '--format', 'json']),
      built(here, [...merge, '--format', 'json']),
    ]);
    expect(anew.err).toBe('odoo-debt: addon changed since the shards were read, and read anew: harbour_label\n');
    expect(anew.out).toBe(after.out);
    expect(anew.out).not.toBe(read('one')[0]!.toString());
  }, 300_000);
});

describe('the sources', () => {
  it('have no build that facts could go by', async () => {
    const here = tree({});
    expect(await cli(here, 'scan', HARBOUR, '--shard', '1/2', '--output', '1.facts')).toMatchObject({
      code: 2,
      err: 'odoo-debt: --shard: needs the built program, since facts go by its build\n',
    });
    expect((await cli(here, 'merge', HARBOUR, '--facts', '1.facts')).code).toBe(2);
  });
});

describe('odoo-debt scan --shard', () => {
  it.each([['0/3'], ['4/3'], ['1/0'], ['a/b'], ['1'], ['1/3/5']])('takes no %s', async (part) => {
    const { code, err } = await cli(tree({}), 'scan', HARBOUR, '--shard', part, '--output', '1.facts');
    expect(code).toBe(2);
    expect(err).toContain('such as 2/4');
  });

  it.each([[[]], [['--output', '-']], [['--output', 'a', '--output', 'b']], [['--output', 'a', '--format', 'json']]])(
    'writes one file: %o',
    async (options) => {
      const { code, err } = await cli(tree({}), 'scan', HARBOUR, '--shard', '1/3', ...options);
      expect([code, err]).toEqual([
        2,
        'odoo-debt: --shard: writes facts for `odoo-debt merge`; name one file with --output, and no --format\n',
      ]);
    },
  );
});
