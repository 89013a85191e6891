import { SYMBOL_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { reportSymbols } from '../../resolution/report.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/assets',
    title: 'Asset bundle or style sheet of an older version',
    family: 'upgrade',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Files in a bundle that is gone are never served; a template that inherits a missing bundle cannot be loaded.',
    remedy: 'List the files under `assets` of the manifest, in the bundle that took over.',
    limits: 'Bundles that scanned addons declare themselves are never reported.',
    sources: UPGRADE_SOURCES,
    messages: SYMBOL_MESSAGES,
  },
  requires: [],
  check: (context) => reportSymbols(context, 'upgrade/assets'),
});
