import { matchCalls } from '../../changes/matchers/calls.js';
import { matchLiterals } from '../../changes/matchers/literals.js';
import { matchAttributes, matchDecorators, matchSymbols } from '../../changes/matchers/symbols.js';
import { reportChanges } from '../../changes/report.js';
import { UPGRADE_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/python-api',
    title: 'Use of a name of the framework that is gone or changed',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'The call, decorator or attribute is missing or means something else in the new version; it shows when the code runs.',
    remedy: 'Write the replacement that the message names.',
    limits:
      'Silent where the receiver may be something else than a record, and where scanned code defines a method of the same name itself. Calls on variables whose model the text does not tell are missed.',
    sources: UPGRADE_SOURCES,
    messages: UPGRADE_MESSAGES,
  },
  requires: ['python'],
  check: (context) =>
    reportChanges(context, 'upgrade/python-api', [
      matchSymbols,
      matchDecorators,
      matchAttributes,
      matchCalls,
      matchLiterals,
    ]),
});
