import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/domain/errors.js';
import { openShards } from '../../../src/shards/collect.js';
import { encodeShard, pack, type Shard } from '../../../src/shards/format.js';
import { tree } from '../../helpers/tree.js';

const BUILD = 'b'.repeat(64);

function shard(index: number, more: Partial<Shard> = {}): Shard {
  return {
    index,
    of: 3,
    build: BUILD,
    settings: { parser: 'auto', from: null, maxFileBytes: 100 },
    roots: ['harbour'],
    addons: 3,
    facts: new Map([[`digest ${index}`, pack(Buffer.from('quay'))]]),
    ...more,
  };
}

/** Writes shards as 1.facts, 2.facts … and opens them all. */
function open(...shards: Shard[]) {
  const here = tree({});
  const names = shards.map((one, place) => {
    writeFileSync(path.join(here, `${place + 1}.facts`), encodeShard(one));
    return `${place + 1}.facts`;
  });
  return openShards(names, here, BUILD);
}

describe('shards of one portfolio', () => {
  it('are put together, in whatever order they are named', () => {
    const { facts, roots } = open(shard(3), shard(1), shard(2));
    expect([...facts.keys()].sort()).toEqual(['digest 1', 'digest 2', 'digest 3']);
    expect(roots).toEqual(['harbour']);
  });

  it.each([
    ['one is missing', [shard(1), shard(3)], 'merge: shard 2/3 is missing; name the files of all with --facts'],
    ['two are missing', [shard(2)], 'merge: shards 1/3, 3/3 are missing; name the files of all with --facts'],
    ['one is there twice', [shard(1), shard(2), shard(2)], '2.facts and 3.facts: both are shard 2/3'],
    ['one is of another split', [shard(1), shard(2, { of: 4 })], '2.facts: shard 2/4, but 1.facts is 1/3'],
    [
      'one is of another build',
      [shard(1), shard(2, { build: 'c'.repeat(64) })],
      '2.facts: written by another build of odoo-debt, or with another Node; use the same for all shards and the merge',
    ],
    [
      'one was read with other settings',
      [shard(1), shard(2, { settings: { parser: 'wasm', from: null, maxFileBytes: 100 } })],
      '2.facts: read with other settings than 1.facts; scan all shards with the same options',
    ],
  ])('are refused where %s', (_, shards, line) => {
    expect(() => open(...shards)).toThrow(new InputError(line));
  });

  it('are refused where a file is not there, no file, or not one of facts', () => {
    const here = tree({ 'r.json': '{"schemaVersion":1}\n', empty: '' });
    mkdirSync(path.join(here, 'folder'));
    const refused = (file: string) => {
      try {
        openShards([file], here, BUILD);
      } catch (error) {
        return error instanceof InputError ? error.message : `a fault: ${error}`;
      }
      return 'taken';
    };
    expect(refused('gone.facts')).toBe('gone.facts: no such file or folder (ENOENT)');
    expect(refused('folder')).toBe('folder: not a file of facts');
    expect(refused('r.json')).toMatch(/^r\.json: not a file of facts; `odoo-debt scan --shard` writes one$/);
    expect(refused('empty')).toMatch(/^empty: not a file of facts/);
  });
});
