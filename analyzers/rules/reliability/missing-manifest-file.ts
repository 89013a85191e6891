import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { dataEntries, demoEntries } from '../shared/manifest.js';

export default defineRule({
  meta: {
    id: 'reliability/missing-manifest-file',
    title: 'File of the manifest that does not exist',
    family: 'reliability',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'Estimate: correct the path or remove the line.' },
    automation: 'assisted',
    tool: null,
    why: 'Odoo stops with FileNotFoundError when it installs or updates the addon.',
    remedy: 'Correct the path (upper and lower case count on Linux) or remove the line.',
    limits:
      'Looks at data and demo files. Asset patterns are the subject of broken-reference. Paths that lead out of the addon are left alone.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/loading.py (load_data, convert_file)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (F8101 resource-not-exist)',
    ],
    messages: {
      missing: '{key} lists {file}, which the addon does not have.',
      letters: '{key} lists {file}; the addon has {found} (other letters).',
    },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    const { manifest } = source;
    if (manifest === null) return;
    const present = new Set(source.files.map((file) => file.path));
    const folded = new Map(source.files.map((file) => [file.path.toLowerCase(), file.path]));
    for (const { key, value, line, column } of [...dataEntries(source), ...demoEntries(source)]) {
      const file = tidy(value);
      if (file === null || present.has(file)) continue;
      const found = folded.get(file.toLowerCase());
      const draft = { path: manifest.path, line, column, symbol: key, subject: file };
      if (found === undefined) yield { ...draft, message: 'missing', args: { key, file } };
      else yield { ...draft, message: 'letters', args: { key, file, found } };
    }
  },
});

/** The path as it stands inside the addon, or null where it leads out of it or is no path. */
function tidy(value: string): string | null {
  const path = value
    .trim()
    .replace(/^\.\//, '')
    .replaceAll(/\/{2,}/g, '/');
  return path === '' || path.startsWith('/') || path.split('/').includes('..') ? null : path.replaceAll('/./', '/');
}
