import type { AddonSource } from '../../../src/domain/addon.js';
import { csvFile, xmlFile } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { usesOf } from '../shared/data-references.js';
import { dataEntries, demoEntries } from '../shared/manifest.js';
import { fullId } from '../shared/xml.js';

export default defineRule({
  meta: {
    id: 'reliability/data-order',
    title: 'Data used before it is loaded',
    family: 'reliability',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'Estimate: move one line of the manifest, or one record, and install once.' },
    automation: 'assisted',
    tool: null,
    why: 'Odoo loads the files of the manifest in order. A new installation stops at the reference; databases that have the record already hide it.',
    remedy: 'Load the file that defines the record first, or move the record up.',
    limits:
      'Looks at references that Odoo resolves while it loads: `ref=`, `ref(…)` in eval, `%(…)d`, parents and actions of menus, inherited views, id columns of CSV files; only to records of the same addon. Silent where any earlier file or record defines the id too.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/tools/convert.py (id_get raises ValueError for an unknown id)',
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/loading.py (load_data: files in the order of the manifest, demo data last)',
    ],
    messages: {
      later: '{id} is used here and defined only later, in {file}.',
      demo: '{id} is used here and defined only in demo data ({file}).',
    },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    // Odoo's own base has records before its first file: odoo/addons/base/data/base_data.sql.
    if (source.addon.name === 'base') return;
    const files = loadingOrder(source);
    const first = firstDefinitions(source, files);
    for (const [rank, { path, demo }] of files.entries()) {
      const reported = new Set<string>();
      for (const use of usesOf(source, path)) {
        const at = first.get(use.id);
        if (
          at === undefined ||
          !use.id.startsWith(`${source.addon.name}.`) ||
          reported.has(use.id) ||
          !isBefore(rank, use.order, at)
        )
          continue;
        reported.add(use.id);
        const file = files[at.rank]!;
        const message = file.demo && !demo ? 'demo' : 'later';
        yield {
          message,
          args: { id: use.id, file: file.path },
          path,
          line: use.line,
          column: use.column,
          symbol: use.symbol,
          subject: use.id,
        };
      }
    }
  },
});

type Definition = { rank: number; order: number };

function loadingOrder(source: AddonSource): { path: string; demo: boolean }[] {
  const data = dataEntries(source).map((entry) => ({ path: entry.value, demo: false }));
  const demo = demoEntries(source).map((entry) => ({ path: entry.value, demo: true }));
  const seen = new Set<string>();
  return [...data, ...demo].filter(({ path }) => !seen.has(path) && seen.add(path));
}

function firstDefinitions(source: AddonSource, files: readonly { path: string }[]): Map<string, Definition> {
  const first = new Map<string, Definition>();
  const add = (id: string | null | undefined, rank: number, order: number): void => {
    if (!id) return;
    const full = fullId(source.addon.name, id);
    if (!first.has(full)) first.set(full, { rank, order });
  };
  for (const [rank, { path }] of files.entries()) {
    const xml = xmlFile(source, path);
    for (const [order, record] of xml?.records.entries() ?? []) add(record.id, rank, order);
    const csv = csvFile(source, path);
    const column = csv?.header.indexOf('id') ?? -1;
    if (csv && column >= 0) for (const row of csv.rows) add(row.cells[column], rank, row.line);
  }
  return first;
}

function isBefore(rank: number, order: number, at: Definition): boolean {
  return rank < at.rank || (rank === at.rank && order < at.order);
}
