import type { PythonCall, PythonFacts } from '../../../src/domain/facts/index.js';
import { inFunction } from '../../../src/domain/file-lookups.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { classOf, functionOf, isAcknowledged, isModelClass, symbolOf } from '../shared/python.js';
import { isScheduled } from '../shared/scheduled.js';

/** A comment about the commit is a reason for it, unless it complains. */
const MEANT = /^(?!.*\b(danger|todo|fixme|xxx|risk|wrong|bad)).*(commit|E8102)/i;

export default defineRule({
  meta: {
    id: 'reliability/commit-in-method',
    title: 'Commit inside a business method',
    family: 'reliability',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 60, basis: 'Estimate: take it out, test the flow with an error in its second half.' },
    automation: 'manual',
    tool: null,
    why: 'Odoo commits when a request ends well. A commit in between leaves half of the work in the database when the rest fails.',
    remedy: 'Remove it. For long runs let a scheduled job or a queue job do one batch per transaction.',
    limits:
      'Silent in tests, hooks and upgrade scripts, in methods that a scheduled action or a job of the scanned code runs (also through three calls in the same file), on cursors the method opened itself, after a rollback, where the caller asks for it (a parameter or context key with `commit` in its name), and where a comment acknowledges it.',
    sources: [
      'https://www.odoo.com/documentation/18.0/contributing/development/coding_guidelines.html#never-commit-the-transaction',
      'https://github.com/OCA/pylint-odoo/blob/main/src/pylint_odoo/checkers/odoo_addons.py (E8102 invalid-commit)',
    ],
    messages: { commit: '{method} commits in the middle of the transaction.' },
  },
  requires: ['python'],
  *check(context): Iterable<Draft> {
    for (const facts of productivePython(context.source)) {
      for (const call of facts.calls) {
        if (!/^(self\.)?(\w+\.)*_?cr\.commit$/.test(call.callee) || isExcused(context, facts, call)) continue;
        const symbol = symbolOf(facts, call);
        const { line, column } = call;
        yield {
          message: 'commit',
          args: { method: symbol },
          path: facts.path,
          line,
          column,
          symbol,
          subject: call.callee,
        };
      }
    }
  },
});

function isExcused({ portfolio }: RuleContext, facts: PythonFacts, call: PythonCall): boolean {
  if (functionOf(facts, call) === null || call.function === null || !isModelClass(classOf(facts, call))) return true;
  if (/(^|\.)new_\w*|(^|\.)(local|second|other)_?(env|cr)/.test(call.callee)) return true;
  if (isAcknowledged(facts, call.line, MEANT, call.endLine)) return true;
  if (isAskedFor(facts, call.function)) return true;
  return opensCursor(facts, call.function) || isScheduled(portfolio, facts, call.function);
}

const OPENS_CURSOR = /(\.cursor|^Registry|Registry\.new|db_connect|new_cursor|\.rollback)$/;

/** The function, or one it is written in, opens a cursor of its own, reloads the registry or rolls back first. */
function opensCursor(facts: PythonFacts, index: number): boolean {
  for (let at: number | null = index; at !== null; at = facts.functions[at]?.within ?? null)
    if (inFunction(facts.calls, at).some(({ callee }) => OPENS_CURSOR.test(callee))) return true;
  return false;
}

const speaksOfCommit = (word: string): boolean => word.includes('commit') && /^\w+$/.test(word);

/** The caller decides (`auto_commit=True`, a key of the context), as in mail and gamification of Odoo itself. */
function isAskedFor(facts: PythonFacts, index: number): boolean {
  return (
    (facts.functions[index]?.parameters.some((entry) => /commit/.test(entry.name)) ?? false) ||
    inFunction(facts.strings, index).some((entry) => speaksOfCommit(entry.value)) ||
    inFunction(facts.assignments, index).some((entry) => speaksOfCommit(entry.target))
  );
}
