import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Store } from '../../../src/cache/store.js';
import { FILES } from '../../../src/files/files.js';
import { tree } from '../../helpers/tree.js';

const KEY = 'a'.repeat(64);
const OTHER = `b${'a'.repeat(63)}`;
const bytes = (text: string) => Buffer.from(text);
const text = (found: Uint8Array | null) => (found === null ? null : Buffer.from(found).toString());
const fileOf = (folder: string) => {
  const [name = ''] = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((one) => one.endsWith('.bin'));
  return path.join(folder, name);
};

describe('the store', () => {
  it('gives back what was put under a key', () => {
    const store = new Store(tree({}));
    expect(store.get(KEY)).toBeNull();
    store.put(KEY, bytes('bread'));
    expect(text(store.get(KEY))).toBe('bread');
    expect(store.get(OTHER)).toBeNull();
    store.put(KEY, bytes('cake'));
    expect(text(store.get(KEY))).toBe('cake');
  });

  it.each([
    ['cut short', (file: string) => truncateSync(file, statSync(file).size - 1)],
    ['emptied', (file: string) => truncateSync(file, 0)],
    [
      'changed in one byte',
      (file: string) => {
        const content = readFileSync(file);
        content[content.length - 1]! ^= 1;
        writeFileSync(file, content);
      },
    ],
  ])('takes an entry that is %s for none', (_, damage) => {
    const folder = tree({});
    const store = new Store(folder);
    store.put(KEY, bytes('bread'));
    damage(fileOf(folder));
    expect(store.get(KEY)).toBeNull();
  });

  it('goes without on a full disk, leaves nothing behind, and does not try again', () => {
    const folder = tree({});
    let tries = 0;
    const full = {
      ...FILES,
      writeSync: () => {
        tries += 1;
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    };
    const store = new Store(folder, full as typeof FILES);
    store.put(KEY, bytes('bread'));
    store.put(OTHER, bytes('cake'));
    expect(tries).toBe(1);
    expect(store.get(KEY)).toBeNull();
    expect(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())).toEqual([]);
  });

  it('gives what it has where the disk is read-only, and neither keeps nor deletes', () => {
    const folder = tree({});
    new Store(folder).put(KEY, bytes('bread'));
    const long = new Date(Date.now() - 40 * 86_400_000);
    utimesSync(fileOf(folder), long, long);
    const refuse = () => {
      throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
    };
    const refused = { ...FILES, mkdirSync: refuse, openSync: refuse, renameSync: refuse, rmSync: refuse };
    const store = new Store(folder, refused as unknown as typeof FILES);
    store.put(OTHER, bytes('cake'));
    store.prune(1);
    expect(text(store.get(KEY))).toBe('bread');
    expect(store.get(OTHER)).toBeNull();
  });

  it('holds what several processes put at once, whole', async () => {
    const folder = tree({});
    const main = path.resolve('src/cache/store.ts');
    const code = `const { Store } = await import(${JSON.stringify(main)});
      const store = new Store(process.argv[1]);
      for (let i = 0; i < 60; i++) {
        const key = (i % 5).toString().repeat(64);
        store.put(key, Buffer.alloc(50_000, key[0]));
        const found = store.get(key);
        if (found !== null && !Buffer.from(found).equals(Buffer.alloc(50_000, key[0]))) process.exit(1);
      }`;
    const run = () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code, folder]);
    await Promise.all([run(), run(), run()]);
    const store = new Store(folder);
    for (let i = 0; i < 5; i++) expect(store.get(String(i).repeat(64))?.length).toBe(50_000);
  });

  it('clears away what a killed process was writing, and lets that of a living one alone', () => {
    const folder = tree({ 'aa/b.bin.999999999.part': 'half', [`aa/c.bin.${process.pid}.part`]: 'half' });
    const store = new Store(folder);
    store.put(KEY, bytes('bread'));
    store.prune(1000);
    expect(readdirSync(path.join(folder, 'aa')).filter((name) => name.endsWith('.part'))).toEqual([
      `c.bin.${process.pid}.part`,
    ]);
    expect(text(store.get(KEY))).toBe('bread');
  });

  it('makes room by what was used longest ago, and lets go of what is a month old', () => {
    const folder = tree({});
    const store = new Store(folder);
    const now = Date.now();
    const at = (key: string, days: number, size: number) => {
      store.put(key.repeat(64), Buffer.alloc(size));
      const file = path.join(folder, key.repeat(2), `${key.repeat(62)}.bin`);
      utimesSync(file, new Date(now - days * 86_400_000), new Date(now - days * 86_400_000));
    };
    at('1', 1, 400_000);
    at('2', 3, 400_000);
    at('3', 2, 400_000);
    at('4', 40, 10);
    store.prune(1, now);
    expect(['1', '2', '3', '4'].filter((key) => store.get(key.repeat(64)) !== null)).toEqual(['1', '3']);
  });
});
