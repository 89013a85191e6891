import { MEETING_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/method-override',
    title: 'Override of a method that is gone or takes other parameters',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'manual',
    tool: null,
    why: 'The framework calls methods by name: an override that nobody calls any more is silently dead, one with old parameters fails.',
    remedy: 'Move the code to the method that took over, with its parameters, and call `super()`.',
    limits:
      'An override without `super()` whose name is used elsewhere in the addon is taken for a method of its own. Overrides with `*args, **kwargs` are taken to fit.',
    sources: UPGRADE_SOURCES,
    messages: MEETING_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/method-override'),
});
