import { z } from 'zod';
import type { Draft } from '../../../src/domain/rule.js';
import { type Copy, duplicationOf } from '../../duplicates/index.js';
import { defineRule } from '../define-rule.js';

/** Copies named in one message. */
const NAMED = 3;

export default defineRule({
  meta: {
    id: 'maintainability/duplicated-code',
    title: 'Code that stands somewhere else too',
    family: 'maintainability',
    severity: 'low',
    certainty: 'certain',
    effort: {
      minutes: 30,
      basis: 'Estimate: move one copy to a mixin, a helper or the addon both depend on, and call it from the others.',
    },
    automation: 'manual',
    tool: null,
    why: 'A fix made in one copy is missing in the others, and an upgrade has to change all of them.',
    remedy:
      'Move it to a method, mixin or template of the lowest addon that all of them depend on. Copies of code of another addon are better replaced by a hook there.',
    limits:
      'Compares methods and functions of Python and JavaScript and the elements of views, statement by statement: at least 75 tokens (100 with brackets and commas) in 4 statements, with the same names and values. Spacing, comments, docstrings and quotes do not count. Copies with other names, copies of Odoo itself, short methods, field declarations, data records, tests, upgrade scripts, libraries, and two versions of one addon are left out.',
    sources: [
      'https://docs.sonarsource.com/sonarqube-server/latest/user-guide/code-metrics/metrics-definition/ (duplicated blocks: 100 tokens)',
      'https://pmd.github.io/pmd/pmd_userdocs_cpd.html (names and literals count unless told otherwise)',
    ],
    messages: {
      between: '{lines} lines of {symbol} stand in {places}, too.',
    },
  },
  requires: [],
  options: z.strictObject({
    // What counts as a copy at all is set in analyzers/duplicates: fewer tokens are never compared.
    tokens: z
      .int()
      .min(75)
      .default(75)
      .describe('Fewest tokens of a copy that is reported; 75 is the fewest compared.'),
    // 400 tokens are about fifty lines; below, a copy is a nuisance rather than a risk.
    largeTokens: z.int().positive().default(400).describe('Tokens from which on a copy is of medium severity.'),
  }),
  *check({ source, portfolio, options: { tokens: fewest, largeTokens } }): Iterable<Draft> {
    const key = source.addon.key;
    for (const { copies, subject, tokens } of duplicationOf(portfolio).duplicates) {
      const mine = copies.find((copy) => copy.addon === key && copy.fresh);
      if (mine === undefined || tokens < fewest) continue;
      const { path, line, endLine, symbol } = mine;
      yield {
        message: 'between',
        args: {
          lines: endLine - line + 1,
          symbol: symbol || path,
          places: places(
            copies.filter((copy) => copy !== mine),
            key,
          ),
        },
        path,
        line,
        column: 1,
        endLine,
        symbol,
        subject,
        severity: tokens >= largeTokens ? 'medium' : 'low',
      };
    }
  },
});

/** `sale_night: Order.total (models/order.py:12)`; copies in the same addon without its name. */
function places(copies: readonly Copy[], own: string): string {
  const named = copies.slice(0, NAMED).map(({ addon, path, line, symbol }) => {
    const where = `${symbol || path} (${path}:${line})`;
    return addon === own ? where : `${addon}: ${where}`;
  });
  const more = copies.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more places` : named.join(', ');
}
