import { InputError } from '../../src/domain/errors.js';
import type { Series } from '../../src/domain/series.js';
import type { SymbolIndex } from '../../src/domain/symbols.js';
import { loadFolder, loadIndex, shippedSeries } from '../symbols/load.js';

/** Gives the index of a series, or null where there is none. */
export type SymbolSource = (series: Series) => SymbolIndex | null;

/**
 * Decompresses the indexes of some series beside this thread, while it does something else.
 * Series without an index are left out; damaged ones are told when they are asked for.
 */
export async function openAhead(symbols: SymbolSource, wanted: Iterable<Series>): Promise<void> {
  const begun: (Promise<unknown> | undefined)[] = [];
  for (const series of new Set(wanted)) {
    try {
      begun.push(symbols(series)?.ahead?.());
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
