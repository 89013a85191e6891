import { referencesOf } from '../../../src/domain/lookups.js';
import type { Portfolio, Reference } from '../../../src/domain/portfolio.js';

/** References of one addon that lead nowhere, in source order. */
export function missingReferences({ registry }: Portfolio, addon: string): readonly Reference[] {
  return referencesOf(registry, addon).filter(({ outcome }) => outcome === 'missing');
}
