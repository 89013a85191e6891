import type { Literal } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'governance/missing-description',
    title: 'Addon that does not say what it is for',
    family: 'governance',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 30, basis: 'Estimate: ask the owner, write a summary and a short README.' },
    automation: 'manual',
    tool: null,
    why: 'Whoever decides whether to keep, upgrade or drop the addon has to read its code to learn what it does.',
    remedy: 'Give the manifest a `summary` of one line, and the folder a README that says who needs it and why.',
    limits:
      'Silent where the manifest has a summary or a description, or the folder a README, a readme/ folder or static/description/index.html. Whether the text is any good is not judged.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/module.html (summary, description)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (C8112 missing-readme)',
    ],
    messages: { none: 'Neither the manifest nor a README says what {addon} is for.' },
  },
  requires: ['manifest'],
  *check({ source }): Iterable<Draft> {
    const { manifest, addon, files } = source;
    if (manifest?.values == null || isText(manifest.values.summary) || isText(manifest.values.description)) return;
    // Odoo takes README.* of the folder as the description: odoo/modules/module.py, load_manifest.
    if (
      files.some(({ path }) =>
        /^(README(\.\w+)?|readme\/.+|static\/description\/index\.html|doc\/index\.rst)$/i.test(path),
      )
    )
      return;
    if (manifest.errors.length > 0) return;
    yield {
      message: 'none',
      args: { addon: addon.name },
      path: manifest.path,
      line: 1,
      column: 1,
      subject: 'description',
    };
  },
});

function isText(value: Literal | undefined): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
