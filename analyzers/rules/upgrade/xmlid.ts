import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/xmlid',
    title: 'XML id that is gone or moved',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'A reference to a missing id stops the loading of the data file.',
    remedy: 'Use the new id where one is named, or another record that does the same.',
    limits: 'Ids of scanned addons are never reported. Texts that merely look like an id are only likely.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/xmlid'),
});
