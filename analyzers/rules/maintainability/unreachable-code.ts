import { lastAround } from '../../../src/domain/file-lookups.js';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'maintainability/unreachable-code',
    title: 'Code that can never run',
    family: 'maintainability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 10, basis: 'Estimate: find out which of the two was meant, delete the other.' },
    automation: 'manual',
    tool: null,
    why: 'Whoever reads it takes it for what happens. Often a return was put in front of it for a test and stayed.',
    remedy: 'Delete the statements, or the one before them that leaves the block.',
    limits:
      'Statements behind a `return`, `raise`, `continue` or `break` of the same block. Silent on a `yield` behind a return, which makes a generator, in files that cannot be parsed whole, in tests and upgrade scripts.',
    sources: ['https://pylint.readthedocs.io/en/stable/user_guide/messages/warning/unreachable.html (W0101)'],
    messages: { unreachable: 'Nothing reaches this statement{where}: the one before it always leaves the block.' },
  },
  requires: ['python'],
  *check({ source }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const { line, column, endLine } of facts.unreachable ?? []) {
        if (isAcknowledged(facts, line, /unreachable|W0101/)) continue;
        const method = lastAround(facts.functions, line);
        const symbol = method === undefined ? '' : methodSymbol(facts, method);
        yield {
          message: 'unreachable',
          args: { where: symbol && ` of ${symbol}` },
          path: facts.path,
          line,
          column,
          endLine,
          symbol,
          subject: 'unreachable',
        };
      }
    }
  },
});
