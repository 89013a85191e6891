import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/model',
    title: 'Model that is gone, renamed or declared the old way',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 30, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Loading the registry fails, or the declaration is ignored.',
    remedy:
      'Use the model that took over. Data of a renamed model moves with a migration script (openupgradelib renames tables and columns).',
    limits: 'Models that scanned code creates itself are never reported. Names built at run time are not seen.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/model'),
});
