import type { Result } from '../domain/result.js';

type Lists = Pick<Result, 'addons' | 'findings' | 'items'>;

/** Entries of a list that are measured; shorter results are kept in any case. */
const MEASURED = 100;
const SURELY_SMALL = 20_000;
/** Bytes. To keep a result takes up to three times as many of memory, at the end of a scan that took most of it. An assumption. */
const LARGEST = 400_000_000;

/** Whether a result is left out of the cache. By the length of some of its entries: those of one list are alike. */
export function isTooLarge({ addons, findings, items }: Lists, largest = LARGEST): boolean {
  const lists = [addons, findings, items];
  if (lists.every(({ length }) => length < SURELY_SMALL)) return false;
  const bytes = lists.map((list: readonly object[]) => {
    const step = Math.ceil(list.length / MEASURED);
    return list.reduce((sum, entry, at) => (at % step === 0 ? sum + JSON.stringify(entry).length * step : sum), 0);
  });
  return bytes.reduce((sum, one) => sum + one, 0) > largest;
}
