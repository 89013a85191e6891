import type { BilledLines } from '../analyzers/lines/count.js';
import { countBilled } from '../analyzers/read-addon.js';
import { createReaders } from '../analyzers/readers.js';
import { discover } from './discovery/discover.js';
import { openRoots } from './discovery/roots.js';
import { InputError } from './domain/errors.js';

/** The lines of one addon that Odoo bills, with the place it was found. */
export interface BilledAddon extends BilledLines {
  addon: string;
  path: string;
}

/** Counts every addon below the paths, sorted by name. @throws InputError where there is none. */
export async function countBilledAddons(paths: readonly string[], cwd: string): Promise<BilledAddon[]> {
  const readers = await createReaders('auto');
  const { addons } = await discover(openRoots(paths, cwd), { from: null, readManifest: readers.manifest });
  if (addons.length === 0) throw new InputError(`${paths.join(', ')}: no Odoo addon found`);
  return addons.map((found) => ({ addon: found.addon.key, path: found.addon.path, ...countBilled(found) }));
}

/**
 * The table that `odoo-bin cloc` prints: Line, Other and Code per addon, then what is excluded and what fails.
 * @param shown Makes a name, which may hold anything, fit for one line of a terminal.
 */
export function formatBilledLines(addons: readonly BilledAddon[], shown: (name: string) => string): string {
  const rows = addons.map(({ addon, total, code }) => [shown(addon), total, total - code, code] as const);
  const sum = (column: 1 | 2 | 3) => rows.reduce((value, row) => value + row[column], 0);
  const width = Math.max(...rows.map(([name]) => name.length), 'Addon'.length);
  const line = (name: string, ...cells: (string | number)[]) =>
    name.padEnd(width) + cells.map((cell) => String(cell).padStart(9)).join('');
  const notes = addons
    .flatMap(({ addon, errors, deadExcludes, broadExcludes }) => [
      ...errors.map((error) => `not billed: ${addon}/${error.path}: ${error.reason}`),
      ...deadExcludes.map((dead) => `dead exclusion: ${addon}: ${dead.entry} matches nothing`),
      ...broadExcludes.map((broad) => `broad exclusion: ${addon}: ${broad.entry} takes out ${broad.code} lines`),
    ])
    .map(shown);
  return [
    line('Addon', 'Line', 'Other', 'Code'),
    ...rows.map(([name, ...cells]) => line(name, ...cells)),
    line('', sum(1), sum(2), sum(3)),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
}
