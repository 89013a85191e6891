import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../domain/errors.js';
import { plainError } from '../files/files.js';
import { decodeShard, type Shard } from './format.js';

/** All shards of one portfolio, put together. */
export interface Shards extends Pick<Shard, 'settings' | 'roots' | 'facts'> {
  /** Keys of addons that no shard holds are told here; they are read anew. Left out: nobody wants to know. */
  onAnew?: ((keys: readonly string[]) => void) | undefined;
}

/**
 * Reads the files of all jobs and sees to it that they belong together.
 * @param build Of this program; facts of another one may mean something else.
 * @throws InputError in one line for a file that is none, is damaged, missing, there twice, or of another program.
 */
export function openShards(files: readonly string[], cwd: string, build: string): Shards {
  const shards = files.map((file) => ({ file, shard: readShardFile(path.resolve(cwd, file), file) }));
  const [first] = shards;
  if (first === undefined) throw new InputError('merge: no file of facts; name them with --facts');
  const seen = new Map<number, string>();
  for (const { file, shard } of shards) {
    if (shard.build !== build) {
      throw new InputError(
        `${file}: written by another build of odoo-debt, or with another Node; use the same for all shards and the merge`,
      );
    }
    if (shard.of !== first.shard.of) {
      throw new InputError(`${file}: shard ${nameOf(shard)}, but ${first.file} is ${nameOf(first.shard)}`);
    }
    const twin = seen.get(shard.index);
    if (twin !== undefined) throw new InputError(`${twin} and ${file}: both are shard ${nameOf(shard)}`);
    if (JSON.stringify(shard.settings) !== JSON.stringify(first.shard.settings)) {
      throw new InputError(
        `${file}: read with other settings than ${first.file}; scan all shards with the same options`,
      );
    }
    seen.set(shard.index, file);
  }
  sayMissing(first.shard.of, seen);
  const { settings, roots } = first.shard;
  return { settings, roots, facts: new Map(shards.flatMap(({ shard }) => [...shard.facts])) };
}

function sayMissing(of: number, seen: ReadonlyMap<number, string>): void {
  const missing = Array.from({ length: of }, (_, place) => place + 1).filter((index) => !seen.has(index));
  if (missing.length === 0) return;
  const names = missing.map((index) => `${index}/${of}`).join(', ');
  throw new InputError(
    `merge: ${missing.length === 1 ? `shard ${names} is` : `shards ${names} are`} missing; name the files of all with --facts`,
  );
}

function readShardFile(absolute: string, shown: string): Shard {
  let bytes: Uint8Array;
  try {
    if (!statSync(absolute).isFile()) throw new Error('not a file of facts');
    bytes = readFileSync(absolute);
  } catch (error) {
    throw new InputError(`${shown}: ${plainError(error)}`);
  }
  try {
    return decodeShard(bytes);
  } catch (error) {
    throw new InputError(`${shown}: ${plainError(error)}`);
  }
}

function nameOf({ index, of }: Pick<Shard, 'index' | 'of'>): string {
  return `${index}/${of}`;
}
