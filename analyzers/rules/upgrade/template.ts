import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/template',
    title: 'QWeb or OWL template of an older version',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'The directive is ignored or refused when the template is rendered.',
    remedy: 'Write the directive that took over.',
    limits: 'Directives that are only deprecated are reported once per file.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/template'),
});
