import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { isMigrationPath } from '../shared/paths.js';
import { classOf, functionOf, isAcknowledged, isModelClass, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/other-super-method',
    title: 'super() of another method',
    family: 'reliability',
    severity: 'low',
    certainty: 'possible',
    effort: {
      minutes: 15,
      basis: 'Estimate: call self.method(), or super() of the method itself; test the flow once.',
    },
    automation: 'manual',
    tool: null,
    why: '`super().other()` skips what this class and every addon above it add to `other`. It is often the trace of a method that was copied or renamed.',
    remedy: 'Call `self.other()`, or `super()` of the method it stands in.',
    limits:
      'Models only. Silent where the names tell that it is meant: a private twin (`_create` in `create`), and methods with queue or cache in their name. A deliberate way round an override of the same class is reported too, hence possible.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8164 super-method-mismatch)',
      'https://docs.python.org/3/library/functions.html#super',
    ],
    messages: { other: '{method} calls super().{other}() and so skips what overrides of {other} add.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of source.python.filter((file) => !isMigrationPath(file.path))) {
      for (const call of facts.calls) {
        const other = /^super\(\)\.(\w+)$/.exec(call.callee)?.[1];
        const method = functionOf(facts, call);
        if (other === undefined || method === null || method.within !== null) continue;
        const owner = classOf(facts, call);
        if (owner?.kind !== 'test' && !isModelClass(owner)) continue;
        if (bare(other) === bare(method.name) || /queue|cache|^__/.test(method.name) || /queue|cache|^__/.test(other))
          continue;
        if (isAcknowledged(facts, call.line, /super-method-mismatch|W8164|skip|bypass/i, call.endLine)) continue;
        yield atUse(facts, call, { message: 'other', args: { method: symbolOf(facts, call), other }, subject: other });
      }
    }
  },
});

const bare = (name: string): string => name.replace(/^_+/, '');
