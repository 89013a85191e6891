import { z } from 'zod';
import type { AddonSource } from '../../../src/domain/addon.js';
import type { Draft, RuleContext } from '../../../src/domain/rule.js';
import { defineRule } from '../define-rule.js';
import { isTestAddon, isTestPath, productivePython } from '../shared/paths.js';

export default defineRule({
  meta: {
    id: 'governance/missing-tests',
    title: 'Addon without tests',
    family: 'governance',
    severity: 'medium',
    certainty: 'likely',
    effort: { minutes: 240, basis: 'Estimate: a first test class for the main flow.' },
    automation: 'manual',
    tool: null,
    why: 'Nobody can tell after an upgrade whether the addon still works, except by clicking through it.',
    remedy: 'Write tests of the main flow first (`tests/test_*.py`, TransactionCase), then of each incident.',
    limits:
      'Silent on addons with 20 statements of Python or fewer, on test addons, and where a scanned addon named `test_…` depends on this one. Tests kept in another repository are not seen.',
    sources: ['https://www.odoo.com/documentation/18.0/developer/reference/backend/testing.html'],
    messages: { none: 'The addon has {statements} statements of Python in its methods and no test.' },
  },
  requires: ['manifest', 'python'],
  options: z.strictObject({
    // Below this an addon holds a few fields or one small hook, and a test would say the same again.
    statements: z.int().nonnegative().default(20).describe('Most statements of an addon that needs no test.'),
  }),
  *check(context): Iterable<Draft> {
    const { source, options } = context;
    if (isTestAddon(source) || /_tests?$/.test(source.addon.name) || source.manifest === null) return;
    const statements = productivePython(source).reduce((sum, file) => sum + statementsOf(file.functions), 0);
    if (statements <= options.statements || hasTests(source) || isTestedElsewhere(context)) return;
    yield { message: 'none', args: { statements }, path: source.manifest.path, line: 1, column: 1, subject: 'tests' };
  },
});

/** Statements of outermost functions; those of inner functions are counted with them. */
function statementsOf(functions: AddonSource['python'][number]['functions']): number {
  return functions.reduce((sum, entry) => (entry.within === null ? sum + entry.statements : sum), 0);
}

function hasTests(source: AddonSource): boolean {
  return source.files.some(
    ({ path }) =>
      (isTestPath(path) && /\.(py|js|ts|yml)$/.test(path) && !/(^|\/)__init__\.py$/.test(path)) ||
      /^test\/.*\.yml$/.test(path),
  );
}

function isTestedElsewhere({ source, portfolio }: RuleContext): boolean {
  return (portfolio.graph.dependents.get(source.addon.name) ?? []).some((name) => /^test_|_tests?$/.test(name));
}
