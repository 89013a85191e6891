import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';

/**
 * Keys that Odoo reads (defaults in odoo/modules/module.py, 8.0 to 19.0), the apps store asks for (C8119 of pylint-odoo),
 * and OCA's tools know.
 */
const KNOWN = (
  'name version description summary author website license category depends data demo demo_xml init_xml update_xml test ' +
  'installable auto_install application external_dependencies css js qweb images icon maintainer maintainers contributors ' +
  'sequence web complexity post_load pre_init_hook post_init_hook uninstall_hook bootstrap assets cloc_exclude countries ' +
  'new_page_templates theme_customizations live_test_url currency price support configurator_snippets ' +
  'development_status oca_data_manual active url images_preview_theme snippet_lists images_library configurator_snippets_addons iap_paid_service'
).split(' ');

/** Keys that only tell people something. */
const TOLD_ONLY =
  /^(name|description|summary|author|website|category|maintainers?|contributors|images|icon|support|development_status)$/;

export default defineRule({
  meta: {
    id: 'governance/unknown-manifest-key',
    title: 'Misspelt key in the manifest',
    family: 'governance',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 5, basis: 'Estimate: one word.' },
    automation: 'manual',
    tool: null,
    why: 'Odoo passes over keys that it does not know: what is listed there is not loaded, and nobody is told.',
    remedy: 'Spell the key as Odoo spells it.',
    limits:
      'Reports a key that Odoo does not know and that is one or two letters away from one it knows. Keys of other tools and keys far from any known one are silent.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/modules/module.py (_DEFAULT_MANIFEST)',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/module.html',
    ],
    messages: { misspelt: 'Odoo does not know the key "{key}"; it knows "{known}".' },
  },
  requires: ['manifest'],
  *check({ source: { manifest } }): Iterable<Draft> {
    if (manifest?.values == null) return;
    for (const [key, place] of Object.entries(manifest.keys)) {
      if (KNOWN.includes(key)) continue;
      const known = KNOWN.find(
        (one) => one.length > 4 && key.length > 3 && distance(key.toLowerCase(), one) <= (one.length > 6 ? 2 : 1),
      );
      // `depend` beside `depends` is somebody's own key; alone it is a slip.
      if (known === undefined || manifest.values[known] !== undefined) continue;
      const severity = TOLD_ONLY.test(known) ? 'low' : 'medium';
      yield { message: 'misspelt', args: { key, known }, path: manifest.path, ...place, subject: key, severity };
    }
  },
});

/** Letters to add, drop or change (Levenshtein); stops caring above 3. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
