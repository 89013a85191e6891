import type { PythonFacts } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { functionOf, isAcknowledged, symbolOf } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'reliability/swallowed-exception',
    title: 'Exception that vanishes',
    family: 'reliability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 20, basis: 'Estimate: name the expected exception and log the rest.' },
    automation: 'manual',
    tool: null,
    why: 'Any error, a typing mistake or a broken database transaction included, leaves no trace. The incident shows up later and elsewhere.',
    remedy: 'Catch the exception that is expected, and log or raise the others.',
    limits:
      'Only bare `except`, `Exception` and `BaseException` whose body does nothing. Silent where the last call before it closes or removes something, in tests, upgrade scripts, `__del__`, and where a comment names the pylint or ruff code.',
    sources: [
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (W8138 except-pass)',
      'https://cwe.mitre.org/data/definitions/390.html',
    ],
    messages: { swallowed: '{types} is caught and nothing is done with it.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const entry of facts.excepts) {
        if (entry.body !== 'pass' || !isBroad(entry.types) || functionOf(facts, entry)?.name === '__del__') continue;
        if (isCleanUp(facts, entry)) continue;
        if (
          isAcknowledged(
            facts,
            entry.line,
            /(pylint|noqa|ruff|flake8).*(except-pass|W8138|broad-except|W070[23]|S110|BLE001)/,
          )
        )
          continue;
        const types = entry.types.length === 0 ? 'Every exception' : entry.types.join(', ');
        const { line, column } = entry;
        yield {
          message: 'swallowed',
          args: { types },
          path: facts.path,
          line,
          column,
          symbol: symbolOf(facts, entry),
          subject: types,
        };
      }
    }
  },
});

/** The last thing tried is to close or remove something: what happens if that fails, nobody needs to know. */
function isCleanUp(facts: PythonFacts, { line, function: within }: PythonFacts['excepts'][number]): boolean {
  return inFunction(facts.calls, within).some(
    (call) =>
      call.line < line &&
      call.line >= line - 2 &&
      /^(close|quit|disconnect|logout|kill|terminate|rmtree|remove|unlink|shutdown)$/.test(call.name) &&
      call.args.length <= 1,
  );
}

function isBroad(types: readonly string[]): boolean {
  return types.length === 0 || types.some((type) => /^(exceptions\.|builtins\.)?(Base)?Exception$/.test(type));
}
