import type { PythonCall, PythonFacts, Value } from '../../../src/domain/facts/index.js';
import { callsOf } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, originOf, symbolOf, valuesOf } from '../shared/python.js';
import { isConstant } from '../shared/values.js';

export default defineRule({
  meta: {
    id: 'security/shell-command',
    title: 'Shell command built from values',
    family: 'security',
    severity: 'high',
    certainty: 'likely',
    effort: { minutes: 30, basis: 'Estimate: pass the arguments as a list and run the command once.' },
    automation: 'manual',
    tool: null,
    why: 'A shell reads `;`, `|` and `$(…)` in a value as commands and runs them with the rights of the server.',
    remedy: 'Give `subprocess.run` a list of arguments and leave `shell` off.',
    limits:
      'Silent on constant commands, also those that a private function is handed in its own file, in tests and upgrade scripts, and where `shell` is not literally True.',
    sources: [
      'https://docs.python.org/3/library/subprocess.html#security-considerations',
      'https://cwe.mitre.org/data/definitions/78.html',
    ],
    messages: { shell: '{callee} hands a command that is not a constant to a shell.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const call of facts.calls) {
        const given = call.args[0];
        if (given === undefined || !reachesShell(facts, call) || isFixed(facts, call, given)) continue;
        if (isAcknowledged(facts, call.line, /shell|S60[2-7]|B60[2-7]/, call.endLine)) continue;
        const { line, column, callee } = call;
        yield {
          message: 'shell',
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

function reachesShell(facts: PythonFacts, call: PythonCall): boolean {
  const origin = originOf(facts, call.callee) ?? '';
  if (/^(os\.(system|popen)|commands\.get(status)?output)$/.test(origin)) return true;
  const { shell } = call.kwargs;
  return (
    /^subprocess\.(run|call|check_call|check_output|Popen)$/.test(origin) && shell?.kind === 'boolean' && shell.value
  );
}

/** A literal, or a name that only ever gets literals in the function. Names it cannot follow count as values. */
function isFixed(facts: PythonFacts, call: PythonCall, given: Value): boolean {
  if (given.kind !== 'name') return isConstant(given);
  const values = valuesOf(facts, call.function, given.name);
  if (/^[A-Z_]+$/.test(given.name) || (values.length > 0 && values.every(isConstant))) return true;
  return values.length === 0 && isGivenConstants(facts, call, given.name);
}

/** The parameter of a private function of the file, which the file itself calls with literals only. */
function isGivenConstants(facts: PythonFacts, { function: within }: PythonCall, name: string): boolean {
  const owner = within === null ? undefined : facts.functions[within];
  if (owner === undefined || owner.class !== null || owner.within !== null || !owner.name.startsWith('_')) return false;
  const place = owner.parameters.findIndex((parameter) => parameter.name === name);
  const calls = callsOf(facts.calls, owner.name);
  return (
    place >= 0 &&
    calls.length > 0 &&
    calls.every((call) => {
      const given = call.kwargs[name] ?? call.args[place];
      return given !== undefined && isConstant(given);
    })
  );
}
