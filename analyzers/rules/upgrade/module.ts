import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/module',
    title: 'Dependency on a module that is gone or renamed',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'An addon whose dependency is missing cannot be installed.',
    remedy: 'Depend on the module that took over, or bring the feature along.',
    limits:
      'A module that was scanned, or that lives on outside Odoo under the same name, is not gone; only the first can be seen.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: ['manifest'],
  check: (context) => reportSymbols(context, 'upgrade/module'),
});
