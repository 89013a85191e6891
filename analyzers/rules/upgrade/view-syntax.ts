import { matchRecords } from '../../changes/matchers/records.js';
import { matchXml } from '../../changes/matchers/xml.js';
import { reportChanges } from '../../changes/report.js';
import { UPGRADE_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/view-syntax',
    title: 'View syntax that a newer version refuses or ignores',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'The view is refused when the addon is installed, or shows otherwise than before.',
    remedy: 'Write the new syntax; for many of these a tool rewrites whole folders.',
    limits: 'Only inside the arch of views. Markup in mail bodies and in files of static/ is not a view.',
    sources: UPGRADE_SOURCES,
    messages: UPGRADE_MESSAGES,
  },
  requires: [],
  check: (context) => reportChanges(context, 'upgrade/view-syntax', [matchXml, matchRecords]),
});
