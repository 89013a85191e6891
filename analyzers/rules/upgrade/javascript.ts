import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/javascript',
    title: 'JavaScript for an older web client',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 60, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'manual',
    tool: null,
    why: 'The script fails in the browser when its bundle is loaded, and may take the whole client with it.',
    remedy: 'Rewrite for the module system and components of the target version.',
    limits: 'Libraries in static/lib and minified files are left alone. What an object is at run time is not followed.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: ['javascript'],
  check: (context) => reportSymbols(context, 'upgrade/javascript'),
});
