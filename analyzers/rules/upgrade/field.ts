import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/field',
    title: 'Field, field keyword or selection value that is gone',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Reading, writing or showing a missing field raises; a view that shows it cannot be loaded.',
    remedy: 'Use the field that took over, in Python, views, domains and data alike.',
    limits:
      'Only where the model is known from the text: own methods, env[…], views, records, domains. A field that scanned code declares on the model itself is never reported.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/field'),
});
