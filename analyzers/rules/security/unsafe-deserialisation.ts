import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf, symbolOf } from '../shared/python.js';
import { isConstant } from '../shared/values.js';

export default defineRule({
  meta: {
    id: 'security/unsafe-deserialisation',
    title: 'Data read in a form that can run code',
    family: 'security',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 60, basis: 'Estimate: change the format to JSON and convert what is stored.' },
    automation: 'manual',
    tool: null,
    why: 'Pickle, marshal and full YAML can create any object while they are read. Whoever writes the data runs code on the server.',
    remedy: 'Store JSON. For YAML use `yaml.safe_load`.',
    limits:
      'Silent on `yaml.load` with a safe loader, on `pickle` of `odoo.tools.misc` (8.0 to 11.0: it creates builtin types only), on constants, and in tests.',
    sources: [
      'https://docs.python.org/3/library/pickle.html (warning at the top)',
      'https://github.com/odoo/odoo/blob/10.0/odoo/tools/misc.py (class Pickle: find_global = None)',
      'https://pyyaml.org/wiki/PyYAMLDocumentation (yaml.load is as powerful as pickle.load)',
    ],
    messages: { unsafe: '{callee} can run code that the data names.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        if (
          !isUnsafe(facts, call) ||
          isAcknowledged(facts, call.line, /disable=.*(pickle|yaml)|[SB](301|302|506)\b/, call.endLine)
        )
          continue;
        const { line, column, callee } = call;
        yield {
          message: 'unsafe',
          args: { callee },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, call),
          subject: callee,
        };
      }
    }
  },
});

function isUnsafe(facts: PythonFacts, call: PythonCall): boolean {
  const origin = originOf(facts, call.callee) ?? '';
  if (call.args[0] === undefined || isConstant(call.args[0])) return false;
  if (/^(pickle|cPickle|dill|cloudpickle|marshal)\.(load|loads)$/.test(origin)) return true;
  if (/^yaml\.unsafe_load$/.test(origin)) return true;
  if (origin !== 'yaml.load') return false;
  const loader = call.kwargs.Loader ?? call.args[1];
  return loader === undefined || (loader.kind === 'name' && /(^|\.)(Unsafe)?Loader$/.test(loader.name));
}
