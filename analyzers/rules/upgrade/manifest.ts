import { matchManifest } from '../../changes/matchers/manifest.js';
import { reportChanges } from '../../changes/report.js';
import { UPGRADE_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/manifest',
    title: 'Manifest key, version or file that a newer version refuses or ignores',
    family: 'upgrade',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 2, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'The key has no effect, or the addon is not found or not installable.',
    remedy: 'Drop or rename the key; give the version the number of the target series.',
    limits: 'Empty keys are left alone.',
    sources: UPGRADE_SOURCES,
    messages: UPGRADE_MESSAGES,
  },
  requires: ['manifest'],
  check: (context) => reportChanges(context, 'upgrade/manifest', [matchManifest]),
});
