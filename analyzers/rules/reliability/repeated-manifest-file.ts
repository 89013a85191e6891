import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { dataEntries, demoEntries } from '../shared/manifest.js';

export default defineRule({
  meta: {
    id: 'reliability/repeated-manifest-file',
    title: 'Data file loaded twice',
    family: 'reliability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 2, basis: 'Estimate: delete one line.' },
    automation: 'mechanical',
    tool: null,
    why: 'The file is loaded at both places. Records without an id and `<function>` calls in it run twice, and what stands between the two is overwritten again.',
    remedy: 'Keep the first line that every later file can rely on.',
    limits: 'One file twice in `data`, or twice in `demo`. A file in both lists is another thing and silent.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/loading.py (load_data: "File %s is imported twice in module %s %s")',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8125 manifest-data-duplicated)',
    ],
    messages: { twice: '{file} stands in {key} already, on line {first}.' },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    if (source.manifest === null) return;
    for (const entries of [dataEntries(source), demoEntries(source)]) {
      const seen = new Map<string, number>();
      for (const { key, value, line, column } of entries) {
        const first = seen.get(value);
        if (first === undefined) {
          seen.set(value, line);
          continue;
        }
        const args = { file: value, key, first };
        yield { message: 'twice', args, path: source.manifest.path, line, column, symbol: key, subject: value };
      }
    }
  },
});
