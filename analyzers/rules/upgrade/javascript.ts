import { matchJavaScript } from '../../changes/matchers/javascript.js';
import { reportChanges } from '../../changes/report.js';
import { UPGRADE_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
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
    messages: UPGRADE_MESSAGES,
  },
  requires: ['javascript'],
  check: (context) => reportChanges(context, 'upgrade/javascript', [matchJavaScript]),
});
