import type { AddonSource } from '../../domain/addon.js';

/** A file of a scanned addon. */
export interface ScannedFile {
  source: AddonSource;
  /** Relative to the addon. */
  file: string;
  /** As findings show it. */
  path: string;
}

interface Entry extends ScannedFile {
  /** Label of the root, folders of the addon, its name and the folders of the file. */
  parts: readonly string[];
  /** How many of the last parts must be there: the folder of the addon and what is below it. */
  least: number;
}

/** Finds the scanned file that another tool means, whatever folder it was started in. */
export type FindFile = (place: readonly string[]) => ScannedFile | null;

/**
 * The file with the longest common end, where either the whole of what the tool wrote is that end, or the folder of the
 * addon belongs to it. Two that fit equally well are none: the wrong file would be blamed.
 * @param roots Labels of the roots.
 */
export function fileFinder(sources: Iterable<AddonSource>, roots: readonly string[]): FindFile {
  const byName = new Map<string, Entry[]>();
  for (const source of sources) {
    const { path: folder, name, root } = source.addon;
    const above = folder === '.' ? [] : folder.split('/').slice(0, -1);
    const label = roots[root];
    const head = folder === '.' || label === undefined ? above : [label, ...above];
    for (const { path: file } of source.files) {
      const below = [name, ...file.split('/')];
      const entry = {
        source,
        file,
        path: folder === '.' ? file : `${folder}/${file}`,
        parts: [...head, ...below],
        least: below.length,
      };
      const last = below.at(-1)!;
      const namesakes = byName.get(last);
      if (namesakes) namesakes.push(entry);
      else byName.set(last, [entry]);
    }
  }
  return (place) => {
    let best: Entry | null = null;
    let most = 0;
    let alike = false;
    for (const entry of byName.get(place.at(-1) ?? '') ?? []) {
      const common = commonEnd(place, entry.parts);
      if (common < entry.least && common < place.length) continue;
      if (common < most) continue;
      alike = common === most;
      best = entry;
      most = common;
    }
    return alike ? null : best;
  };
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let common = 0;
  while (common < a.length && common < b.length && a[a.length - 1 - common] === b[b.length - 1 - common]) common++;
  return common;
}
