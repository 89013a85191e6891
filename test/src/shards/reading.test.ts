import { describe, expect, it } from 'vitest';
import type { ReadTask } from '../../../analyzers/read-addon.js';
import type { ReadCache } from '../../../analyzers/read-all.js';
import type { ScanRequest } from '../../../src/request.js';
import type { Shards } from '../../../src/shards/collect.js';
import { pack } from '../../../src/shards/format.js';
import { readingOfShards } from '../../../src/shards/reading.js';

const task = (key: string) => ({ addon: { key }, files: [] }) as unknown as ReadTask;
const TASKS = ['berth', 'crane', 'quay'].map(task);
const request = { parser: 'auto', from: null, maxFileBytes: 100 } as ScanRequest;

function reading(keys: readonly string[], more: Partial<Shards> = {}, cache: ReadCache | null = null) {
  const told: string[][] = [];
  const shards: Shards = {
    settings: { parser: 'auto', from: null, maxFileBytes: 100 },
    roots: ['harbour'],
    facts: new Map(keys.map((key) => [`digest of ${key}`, pack(Buffer.from(`facts of ${key}`))])),
    onAnew: (anew) => told.push([...anew]),
    ...more,
  };
  const digests = { build: 'b', of: ({ addon }: ReadTask) => `digest of ${addon.key}` };
  const roots = [{ directory: '/anywhere/harbour', label: 'harbour' }];
  return { told, cache: readingOfShards(shards, request, { roots, tasks: TASKS, digests, cache }) };
}

const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString());

describe('reading from shards', () => {
  it('gives what they hold, and tells what they do not', () => {
    const { told, cache } = reading(['berth', 'quay']);
    expect(TASKS.map((one) => text(cache.find(one)))).toEqual(['facts of berth', null, 'facts of quay']);
    expect(told).toEqual([['crane']]);
  });

  it('falls back on the cache, and keeps there what is read anew', () => {
    const kept: string[] = [];
    const below: ReadCache = {
      find: ({ addon }) => (addon.key === 'crane' ? Buffer.from('of the cache') : null),
      keep: ({ addon }) => kept.push(addon.key),
    };
    const { cache } = reading(['berth'], {}, below);
    expect(TASKS.map((one) => text(cache.find(one)))).toEqual(['facts of berth', 'of the cache', null]);
    cache.keep(TASKS[2]!, Buffer.from('read'));
    expect(kept).toEqual(['quay']);
  });

  it('is refused where nothing of the portfolio is in them', () => {
    expect(() => reading([], { roots: ['a', 'b', 'c', 'd', 'e'] })).toThrow(
      '--facts: nothing of the addons in harbour; the shards are of a, b, c and 2 more: name the same folders in the same order, at the same commit',
    );
    // The other side of a --diff has nobody who listens, and may well be another.
    expect(() => reading([], { onAnew: undefined })).not.toThrow();
  });

  it.each([
    [{ parser: 'wasm' }, '--facts: read with --parser wasm, not auto; give the merge the options of the shards'],
    [{ from: '14.0' }, '--facts: read with --from 14.0, not left out; give the merge the options of the shards'],
    [
      { maxFileBytes: 7 },
      '--facts: read with limits.maxFileBytes 7, not 100; give the merge the options of the shards',
    ],
  ] as const)('is refused where they were read with %o', (other, line) => {
    expect(() => reading(['berth'], { settings: { parser: 'auto', from: null, maxFileBytes: 100, ...other } })).toThrow(
      line,
    );
  });
});
