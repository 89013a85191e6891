import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';

export default defineRule({
  meta: {
    id: 'reliability/imported-tests',
    title: 'Tests loaded in production',
    family: 'reliability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 2, basis: 'Estimate: delete the import.' },
    automation: 'mechanical',
    tool: null,
    why: 'The server imports the tests each time it starts. What only tests need (a library, a demo model) then stops the server where it is missing.',
    remedy: 'Delete the import: Odoo finds the `tests` package by itself when it runs tests.',
    limits: 'Only the `__init__.py` of the addon itself. Imports from test packages of other addons are silent.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/tests/loader.py (get_test_modules imports odoo.addons.<module>.tests)',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8130 test-folder-imported)',
    ],
    messages: { imported: 'The addon imports its tests.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    const facts = source.python.find((file) => file.path === '__init__.py');
    for (const entry of facts?.imports ?? []) {
      const own = entry.module === '.tests' || (entry.name === 'tests' && entry.module === '.');
      if (own && entry.function === null) yield atUse(facts!, entry, { message: 'imported', subject: 'tests' });
    }
  },
});
