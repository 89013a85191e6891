import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/controller',
    title: 'Controller override or address of an older version',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'manual',
    tool: null,
    why: 'An override of a method that is gone is never called; one with old parameters fails on request.',
    remedy: 'Override the method that took over, with its parameters.',
    limits: 'Only classes that import their parent from odoo.addons. Addresses built at run time are not seen.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/controller'),
});
