import type { AddonSource } from '../../../src/domain/addon.js';
import type { ManifestEntry } from '../../../src/domain/facts/index.js';

/**
 * Keys that list data files, in the order Odoo loads them. Source: odoo/modules/loading.py `_get_files_of_kind`
 * (8.0 to 16.0: `init_xml`, `update_xml`, `data`; for demo `demo_xml`, `demo`).
 */
const DATA_KEYS = ['init_xml', 'update_xml', 'data'];
const DEMO_KEYS = ['demo_xml', 'demo'];

/** Data files of the manifest in loading order. */
export function dataEntries(source: AddonSource): ManifestEntry[] {
  return entriesOf(source, DATA_KEYS);
}

export function demoEntries(source: AddonSource): ManifestEntry[] {
  return entriesOf(source, DEMO_KEYS);
}

function entriesOf(source: AddonSource, keys: readonly string[]): ManifestEntry[] {
  return keys.flatMap((key) => source.manifest?.entries.filter((entry) => entry.key === key) ?? []);
}
