import type { ReadOutcome } from '../../analyzers/read-addon.js';
import type { Discovery } from '../discovery/discover.js';
import type { AddonSource } from '../domain/addon.js';
import { type ReadPython, readReleased } from '../evidence/git/released.js';

/** Adds to each addon what its tables were in its older versions, as git tells it. */
export async function withReleased(
  found: Discovery,
  read: readonly ReadOutcome[],
  python: ReadPython,
): Promise<{ sources: AddonSource[]; unknown: string[] }> {
  const folders = new Map(found.addons.map(({ addon, directory }) => [addon.key, directory]));
  const inputs = read.map(({ source }) => ({ source, directory: folders.get(source.addon.key)! }));
  const { states, unknown } = await readReleased(inputs, python);
  const sources = read.map(({ source }) => {
    const released = states.get(source.addon.key);
    return released === undefined ? source : { ...source, released };
  });
  return { sources, unknown };
}
