import { MEETING_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/module',
    title: 'Dependency on a module that is gone or renamed, or an addon that another one took over',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'An addon whose dependency is missing cannot be installed.',
    remedy:
      'Depend on the module that took over, or bring the feature along. Before porting an addon that was taken over, compare it with what took over.',
    limits:
      'That an addon was taken over is known of the OCA, from OpenUpgrade, by its name; an addon that does not say it is of the OCA may be another one. A module that was scanned, or that lives on outside Odoo under the same name, is not gone; only the first can be seen.',
    sources: UPGRADE_SOURCES,
    messages: MEETING_MESSAGES,
  },
  requires: ['manifest'],
  check: (context) => reportSymbols(context, 'upgrade/module'),
});
