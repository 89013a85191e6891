import { InputError } from '../../src/domain/errors.js';
import type { Series } from '../../src/domain/series.js';
import type { SymbolIndex } from '../../src/domain/symbols.js';
import { loadFolder, loadIndex, rawIndex, shippedSeries } from '../symbols/load.js';
import type { SectionName } from '../symbols/sections.js';

/** Gives the index of a series, or null where there is none. */
export type SymbolSource = (series: Series) => SymbolIndex | null;

/** What nearly every addon is resolved against. */
const USUAL: readonly SectionName[] = ['modules', 'models', 'views', 'xmlids', 'python'];

/**
 * Decompresses the shipped indexes of some series beside this thread, while it does something else.
 * Series without an index are left out; damaged ones are told when they are asked for.
 */
export async function openAhead(wanted: Iterable<Series>): Promise<void> {
  const shipped = new Set(shippedSeries());
  const begun: (Promise<unknown> | undefined)[] = [];
  for (const series of new Set(wanted)) {
    if (!shipped.has(series)) continue;
    try {
      const index = rawIndex(series);
      for (const section of USUAL) begun.push(index.ahead?.(section));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
    }
  }
  await Promise.all(begun);
}

/**
 * The shipped indexes, and those of a folder that the user built. Each is read when it is first asked for.
 * @param folder Holds index files (`odoo-debt symbols build`), or null.
 * @throws InputError for a folder without a whole index, at once; for a damaged shipped one when it is asked for.
 */
export function openSymbols(folder: string | null, shown: string = folder ?? ''): SymbolSource {
  const extra = folder === null ? new Map<Series, SymbolIndex>() : loadFolder(folder, shown);
  const shipped = new Set(shippedSeries());
  const open = new Map<Series, SymbolIndex | null>();
  return (series) => {
    let index = open.get(series);
    if (index === undefined) {
      index = extra.get(series) ?? (shipped.has(series) ? loadIndex(series) : null);
      open.set(series, index);
    }
    return index;
  };
}
