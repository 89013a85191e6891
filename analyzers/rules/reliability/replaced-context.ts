import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { callsOf, inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, valuesOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/replaced-context',
    title: 'Context replaced in the place of extended',
    family: 'reliability',
    severity: 'low',
    certainty: 'possible',
    effort: { minutes: 5, basis: 'Estimate: keywords in the place of the dictionary.' },
    automation: 'assisted',
    tool: null,
    why: 'A dictionary given to `with_context` takes the place of the whole context: language, time zone, company and every key that other addons rely on are gone for all that follows.',
    remedy: 'Give keywords: `with_context(tracking_disable=True)`, or `**values` for computed keys.',
    limits:
      'Only where the argument is a dictionary written in place, or a name that the same function gave one, without keywords beside it and without the old context spread or copied into it. An empty dictionary is taken to be meant. Whether anything is missed of the old context, the text does not tell, hence possible.',
    sources: [
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#odoo.models.Model.with_context',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8121 context-overridden)',
    ],
    messages: { replaced: '{callee} is given a dictionary: the rest of the context is lost.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        if (call.name !== 'with_context' || call.args.length !== 1 || Object.keys(call.kwargs).length > 0) continue;
        if (!replaces(facts, call, call.args[0]!)) continue;
        if (isAcknowledged(facts, call.line, /context-overridden|W8121|context/i, call.endLine)) continue;
        yield atUse(facts, call, { message: 'replaced', args: { callee: call.callee }, subject: call.callee });
      }
    }
  },
});

function replaces(facts: PythonFacts, call: PythonCall, value: Value, depth = 0): boolean {
  if (value.kind === 'dict')
    return value.entries.length > 0 && !value.entries.some(([key]) => key.kind === 'other' && key.text === '**');
  if (value.kind !== 'name' || value.name.includes('.') || call.function === null) return false;
  const given = valuesOf(facts, call.function, value.name);
  const filled = callsOf(inFunction(facts.calls, call.function), `${value.name}.update`).some((entry) =>
    /context/.test(JSON.stringify(entry.args)),
  );
  return !filled && given.length === 1 && depth < 3 && replaces(facts, call, given[0]!, depth + 1);
}
