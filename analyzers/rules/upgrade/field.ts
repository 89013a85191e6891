import { MEETING_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/field',
    title: 'Field, field keyword or selection value that is gone, of another type, or now defined by Odoo',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Reading, writing or showing a missing field raises; a view that shows it cannot be loaded. A field redefined with another type than Odoo gives it loses what Odoo says of it.',
    remedy: 'Use the field that took over, in Python, views, domains and data alike.',
    limits:
      'Only where the model is known from the text: own methods, env[…], views, records, domains. A field that scanned code declares on the model itself is reported only where Odoo gives it another type, or comes to define it too. What is done with a value that is merely read is not seen, nor whether something fills a field that becomes required.',
    sources: UPGRADE_SOURCES,
    messages: MEETING_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/field'),
});
