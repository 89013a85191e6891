import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/view-anchor',
    title: 'Inherited view that looks for an element the core view has lost',
    family: 'upgrade',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'manual',
    tool: null,
    why: 'An xpath that finds nothing stops the loading of the view.',
    remedy: 'Anchor the change on another element of the view.',
    limits: 'The element may have moved to a parent or child view, where the xpath still finds it.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: ['xml'],
  check: (context) => reportSymbols(context, 'upgrade/view-anchor'),
});
