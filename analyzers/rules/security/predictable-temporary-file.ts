import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { atUse } from '../shared/drafts.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'security/predictable-temporary-file',
    title: 'Temporary file that somebody else may create first',
    family: 'security',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 15, basis: 'Estimate: one call replaced, and the file removed where the old one was left.' },
    automation: 'assisted',
    tool: null,
    why: 'The function gives a name and creates nothing. Between the name and the first write, another process of the server can put a file or a link there, and reads or redirects what Odoo writes.',
    remedy:
      'Use `tempfile.NamedTemporaryFile(delete=False)` or `tempfile.mkstemp()`, which create the file for its owner only; for several files `tempfile.TemporaryDirectory()`.',
    limits:
      'Silent in tests and upgrade scripts, and on functions of the same name that are not those of the Python library.',
    sources: [
      'https://docs.python.org/3/library/tempfile.html#deprecated-functions-and-variables (mktemp: deprecated since 2.3, use may introduce a security hole)',
      'https://docs.python.org/2/library/os.html#os.tempnam (tempnam and tmpnam: vulnerable to symlink attacks)',
      'https://cwe.mitre.org/data/definitions/377.html (insecure temporary file)',
    ],
    messages: { name: '{callee} gives a name without creating the file: another process can create it first.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const origin = originOf(facts, call.callee) ?? '';
        if (!/^(tempfile\.mktemp|os\.tempnam|os\.tmpnam)$/.test(origin)) continue;
        if (isAcknowledged(facts, call.line, /[SB]306\b|B325/, call.endLine)) continue;
        yield atUse(facts, call, { message: 'name', args: { callee: call.callee }, subject: call.callee });
      }
    }
  },
});
