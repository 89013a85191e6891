import { callsOf } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf, valuesOf } from '../shared/python.js';
import { describe } from '../shared/values.js';

export default defineRule({
  meta: {
    id: 'reliability/unsorted-groupby',
    title: 'Groups of what was not sorted',
    family: 'reliability',
    severity: 'low',
    certainty: 'possible',
    effort: { minutes: 10, basis: 'Estimate: groupby of odoo.tools, or a sort before.' },
    automation: 'assisted',
    tool: null,
    why: '`itertools.groupby` starts a new group each time the key changes. Records that are not sorted by the key give several groups with one key, and the later ones overwrite or double the first.',
    remedy:
      'Use `groupby` of `odoo.tools` (14.0 and later), `grouped` (17.0 and later), or sort by the same key first.',
    limits:
      'Silent where the argument is sorted in place, or is a name that the same function sorted. Records that come in the order of the key from the database are reported too, hence possible.',
    sources: [
      'https://docs.python.org/3/library/itertools.html#itertools.groupby',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8155 bad-builtin-groupby)',
    ],
    messages: { unsorted: 'itertools.groupby goes through {what}, which is not sorted here.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        if (call.name !== 'groupby' || originOf(facts, call.callee) !== 'itertools.groupby') continue;
        const given = call.args[0];
        if (given === undefined || isAcknowledged(facts, call.line, /groupby|W8155|sorted/, call.endLine)) continue;
        const values = given.kind === 'name' ? valuesOf(facts, call.function, given.name) : [given];
        const sorted =
          values.some((value) => value.kind === 'call' && /(^|\.)(sorted|search)$/.test(value.callee)) ||
          (given.kind === 'name' && callsOf(facts.calls, `${given.name}.sort`).length > 0);
        if (!sorted)
          yield atUse(facts, call, { message: 'unsorted', args: { what: describe(given) }, subject: 'groupby' });
      }
    }
  },
});
