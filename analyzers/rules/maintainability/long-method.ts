import { z } from 'zod';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'maintainability/long-method',
    title: 'Method with too many statements',
    family: 'maintainability',
    severity: 'low',
    certainty: 'certain',
    effort: { minutes: 30, basis: 'Estimate: cut into two or three methods with names, run the tests.' },
    automation: 'manual',
    tool: null,
    why: 'A long method can only be overridden as a whole: addons that need one change copy all of it, and miss every later fix.',
    remedy: 'Cut it along its steps into methods with names. Each becomes a place to extend.',
    limits:
      'Counts statements, not lines: long literals and comments do not count. Silent in tests and upgrade scripts.',
    sources: [
      'https://pylint.readthedocs.io/en/stable/user_guide/messages/refactor/too-many-statements.html (more than 50)',
    ],
    messages: { long: '{method} has {statements} statements (more than {threshold}).' },
  },
  requires: ['python'],
  options: z.strictObject({
    // Default of pylint R0915 too-many-statements.
    statements: z.int().positive().default(50).describe('Most statements of a method that is not reported.'),
  }),
  *check({ source, options: { statements: threshold } }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const method of facts.functions) {
        const { statements, line, column, endLine } = method;
        if (statements <= threshold || isAcknowledged(facts, line, /too-many-statements|R0915|PLR0915/)) continue;
        const symbol = methodSymbol(facts, method);
        yield {
          message: 'long',
          args: { method: symbol, statements, threshold },
          path: facts.path,
          line,
          column,
          endLine,
          symbol,
          subject: 'statements',
        };
      }
    }
  },
});
