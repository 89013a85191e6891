import type { ReadTask } from '../../analyzers/read-addon.js';
import type { ReadCache } from '../../analyzers/read-all.js';
import type { ContentDigests } from '../cache/contents.js';
import type { Root } from '../discovery/roots.js';
import { InputError } from '../domain/errors.js';
import type { ScanRequest } from '../request.js';
import type { Shards } from './collect.js';
import { type ReadSettings, unpack } from './format.js';

/** What a request says of reading, as shards are compared by. */
export function settingsOf({ parser, from, maxFileBytes }: ScanRequest): ReadSettings {
  return { parser, from, maxFileBytes };
}

interface Here {
  roots: readonly Root[];
  tasks: readonly ReadTask[];
  digests: ContentDigests;
  cache: ReadCache | null;
}

/**
 * Takes what shards read, and what the cache holds for the rest. An addon that changed since its shard was read is in none,
 * since facts go by content; it is read anew, and told to who listens.
 * @throws InputError where the shards were read with other settings, or hold nothing of these addons.
 */
export function readingOfShards(
  shards: Shards,
  request: ScanRequest,
  { roots, tasks, digests, cache }: Here,
): ReadCache {
  sayOtherSettings(shards.settings, settingsOf(request));
  if (shards.onAnew !== undefined) {
    const anew = tasks.filter((task) => !shards.facts.has(digests.of(task)));
    if (anew.length === tasks.length) {
      throw new InputError(
        `--facts: nothing of the addons in ${shown(roots.map(({ label }) => label))}; the shards are of ${shown(shards.roots)}: name the same folders in the same order, at the same commit`,
      );
    }
    shards.onAnew(anew.map(({ addon }) => addon.key));
  }
  return {
    find: (task) => {
      const packed = shards.facts.get(digests.of(task));
      return packed === undefined ? (cache?.find(task) ?? null) : unpack(packed);
    },
    keep: (task, bytes) => cache?.keep(task, bytes),
  };
}

const OPTIONS = { parser: '--parser', from: '--from', maxFileBytes: 'limits.maxFileBytes' } as const;

function sayOtherSettings(theirs: ReadSettings, ours: ReadSettings): void {
  for (const key of Object.keys(OPTIONS) as (keyof ReadSettings)[]) {
    if (theirs[key] === ours[key]) continue;
    throw new InputError(
      `--facts: read with ${OPTIONS[key]} ${theirs[key] ?? 'left out'}, not ${ours[key] ?? 'left out'}; give the merge the options of the shards`,
    );
  }
}

function shown(labels: readonly string[]): string {
  return labels.length > 3 ? `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more` : labels.join(', ');
}
