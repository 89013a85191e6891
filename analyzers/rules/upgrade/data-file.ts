import { matchRecords } from '../../changes/matchers/records.js';
import { matchXml } from '../../changes/matchers/xml.js';
import { reportChanges } from '../../changes/report.js';
import { UPGRADE_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/data-file',
    title: 'Record or tag that the loader refuses',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Loading stops at an unknown tag or field of a record.',
    remedy: 'Drop or rename the field, or write the record in the new form.',
    limits: 'Records of models that scanned code creates itself are never reported.',
    sources: UPGRADE_SOURCES,
    messages: UPGRADE_MESSAGES,
  },
  requires: ['xml'],
  check: (context) => reportChanges(context, 'upgrade/data-file', [matchRecords, matchXml]),
});
