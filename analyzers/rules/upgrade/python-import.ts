import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/python-import',
    title: 'Import of something that Odoo moved or removed',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Python stops at the import, so the whole addon cannot be loaded.',
    remedy: 'Import from the new place. `odoo-debt explain <change>` names it where one is known.',
    limits:
      'Imports inside `try … except ImportError` and in tests are only likely. Relative imports and other libraries are never judged.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: ['python'],
  check: (context) => reportSymbols(context, 'upgrade/python-import'),
});
