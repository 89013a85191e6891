import { z } from 'zod';
import type { Draft } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { productivePython } from '../shared/paths.js';
import { isAcknowledged, methodSymbol } from '../shared/python.js';

export default defineRule({
  meta: {
    id: 'maintainability/complex-method',
    title: 'Method that is hard to follow',
    family: 'maintainability',
    severity: 'medium',
    certainty: 'certain',
    effort: { minutes: 5, basis: 'Sonar python:S3776: 5 minutes, and 1 minute per point above the threshold of 15.' },
    automation: 'manual',
    tool: null,
    why: 'Nested branches are where changes go wrong: each reader has to hold all of them in mind.',
    remedy:
      'Return early, and move inner branches into methods with names. Small methods are hooks that other addons can extend, too.',
    limits:
      'Cognitive complexity by the white paper of SonarSource: nesting counts, plain length does not. Silent in tests and upgrade scripts.',
    sources: [
      'https://www.sonarsource.com/docs/CognitiveComplexity.pdf',
      'https://rules.sonarsource.com/python/RSPEC-3776/ (threshold and cost)',
    ],
    messages: { complex: '{method} has a cognitive complexity of {complexity} (more than {threshold}).' },
  },
  requires: ['python'],
  options: z.strictObject({
    // Sonar's default for python:S3776, and the point where it starts to add a minute per point.
    complexity: z.int().positive().default(15).describe('Highest cognitive complexity that is not reported.'),
  }),
  *check({ source, options: { complexity: threshold } }): Iterable<Draft> {
    for (const facts of productivePython(source)) {
      for (const method of facts.functions) {
        const { complexity, line, column, endLine } = method;
        if (
          complexity <= threshold ||
          method.within !== null ||
          isAcknowledged(facts, line, /too-complex|C901|R0912|NOSONAR/)
        )
          continue;
        const symbol = methodSymbol(facts, method);
        const args = { method: symbol, complexity, threshold };
        const effortMinutes = 5 + (complexity - threshold);
        const severity = complexity > 3 * threshold ? 'high' : 'medium';
        yield {
          message: 'complex',
          args,
          path: facts.path,
          line,
          column,
          endLine,
          symbol,
          subject: 'complexity',
          effortMinutes,
          severity,
        };
      }
    }
  },
});
