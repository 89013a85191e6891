import type { PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, type Scoped } from '../shared/python.js';
import { walk } from '../shared/values.js';

/** A search of the ORM: `re.search` takes no domain. The text of a value is cut at 200 characters. */
const FIRST = /\.search\(\s*(\[|\w*domain\b|args\b).*\)\[-?[01]\]$/;

export default defineRule({
  meta: {
    id: 'reliability/first-of-empty-search',
    title: 'First record of a search that may find none',
    family: 'reliability',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 5, basis: 'Estimate: take the recordset as it is, or a slice.' },
    automation: 'assisted',
    tool: null,
    why: 'A search that finds nothing gives an empty recordset, and `[0]` of that raises IndexError. The user sees "tuple index out of range" where a message should say what is missing.',
    remedy:
      'Use the recordset itself: `search(domain, limit=1)` is one record or an empty one. A slice `[:1]` never fails.',
    limits:
      'Only where `[0]` or `[-1]` directly follows the search. Silent where the function catches IndexError or every exception, and in tests.',
    sources: [
      'https://github.com/odoo/odoo/blob/16.0/odoo/models.py (BaseModel.__getitem__: self._ids[key])',
      'https://www.odoo.com/documentation/18.0/developer/reference/backend/orm.html#recordsets',
    ],
    messages: { first: '{text} raises IndexError when nothing is found.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      const seen = new Set<string>();
      for (const { use, value } of everySubscript(facts)) {
        const key = `${use.line} ${value}`;
        if (!FIRST.test(value) || seen.has(key) || isCaught(facts, use)) continue;
        seen.add(key);
        if (isAcknowledged(facts, use.line, /IndexError|never empty|always/)) continue;
        const text = value.length > 60 ? `…${value.slice(-59)}` : value;
        yield atUse(facts, use, { message: 'first', args: { text }, subject: value });
      }
    }
  },
});

function* everySubscript(facts: PythonFacts): Iterable<{ use: Scoped; value: string }> {
  const given = function* (): Iterable<{ use: Scoped; value: Value }> {
    for (const use of facts.assignments) yield { use, value: use.value };
    for (const use of facts.calls)
      for (const value of [...use.args, ...Object.values(use.kwargs)]) yield { use, value };
  };
  for (const { use, value } of given())
    for (const one of walk(value)) if (one.kind === 'subscript') yield { use, value: one.text };
}

function isCaught(facts: PythonFacts, { function: within, line }: Scoped): boolean {
  return inFunction(facts.excepts, within).some(
    (entry) =>
      entry.line > line &&
      (entry.types.length === 0 || entry.types.some((type) => /IndexError|LookupError|Exception$/.test(type))),
  );
}
