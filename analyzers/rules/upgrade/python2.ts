import { matchPython2 } from '../../changes/matchers/python2.js';
import { reportChanges } from '../../changes/report.js';
import { UPGRADE_MESSAGES, UPGRADE_SOURCES } from '../../changes/wording.js';
import { defineRule } from '../define-rule.js';

export default defineRule({
  meta: {
    id: 'upgrade/python2',
    title: 'Python 2 code',
    family: 'upgrade',
    severity: 'high',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'each change carries its own figure, see analyzers/changes/effort.ts' },
    automation: 'assisted',
    tool: null,
    why: 'Odoo runs on Python 3 from 11.0 on; such a file cannot even be read.',
    remedy: 'Rewrite for Python 3; `2to3` or `pyupgrade` propose most of it.',
    limits: 'Imports with a fallback in `except ImportError`, and names that the file defines itself, are left alone.',
    sources: UPGRADE_SOURCES,
    messages: UPGRADE_MESSAGES,
  },
  requires: ['python'],
  check: (context) => reportChanges(context, 'upgrade/python2', [matchPython2]),
});
