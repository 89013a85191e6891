import { MEETING_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/model',
    title: 'Model that is gone, renamed, declared the old way or now created by Odoo',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 30, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Loading the registry fails, or the declaration is ignored.',
    remedy:
      'Use the model that took over. Data of a renamed model moves with a migration script (openupgradelib renames tables and columns).',
    limits:
      'Models that scanned code creates itself are reported only where Odoo comes to create one of that name. Names built at run time are not seen.',
    sources: UPGRADE_SOURCES,
    messages: MEETING_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/model'),
});
