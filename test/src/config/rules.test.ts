import { describe, expect, it } from 'vitest';
import { RULES } from '../../../analyzers/rules/index.js';
import { inspect } from '../../../analyzers/rules/run.js';
import { configureRules } from '../../../src/config/rules.js';
import { configSchema } from '../../../src/config/schema.js';
import type { InputErrors } from '../../../src/domain/errors.js';
import { portfolioOf } from '../../helpers/portfolio.js';

const configured = (rules: object) => configureRules(RULES, configSchema.parse({ rules }));
const LONG = 'maintainability/long-method';
const COMPLEX = 'maintainability/complex-method';

/** What two rules find in a method of twelve nested statements. */
async function found(rules: object): Promise<string[]> {
  const body = Array.from({ length: 6 }, (_, depth) => {
    const indent = ' '.repeat(8 + 4 * depth);
    return `${indent}if self.name:\n${indent}    self.count = ${depth}`;
  });
  const portfolio = await portfolioOf({
    'bakery/__manifest__.py': "{'name': 'Bakery', 'version': '16.0.1.0.0'}",
    'bakery/bread.py': `from odoo import models\n\n\nclass Bread(models.Model):\n    _name = "bakery.bread"\n\n    def bake(self):\n${body.join('\n')}\n`,
  });
  const chosen = configured(rules).filter(({ meta }) => meta.id === LONG || meta.id === COMPLEX);
  const { findings, failed } = inspect(portfolio, chosen, '18.0');
  expect(failed).toEqual([]);
  return findings.map(({ rule, severity, message }) => `${rule} ${severity} ${message}`);
}

describe('rules as a team sets them', () => {
  it('keep their defaults where nothing is said', async () => {
    expect(await found({})).toEqual([`${COMPLEX} medium Bread.bake has a cognitive complexity of 21 (more than 15).`]);
  });

  it('take options', async () => {
    const options = { [LONG]: { statements: 10 }, [COMPLEX]: { complexity: 30 } };
    expect(await found({ options })).toEqual([`${LONG} low Bread.bake has 12 statements (more than 10).`]);
  });

  it('take a severity, also where the rule grades its findings itself', async () => {
    const severity = { [COMPLEX]: 'info' };
    expect(await found({ severity, options: { [COMPLEX]: { complexity: 5 } } })).toEqual([
      `${COMPLEX} info Bread.bake has a cognitive complexity of 21 (more than 5).`,
    ]);
  });

  it('take lists of models, too', async () => {
    const portfolio = await portfolioOf({
      'bakery/__manifest__.py': "{'name': 'Bakery', 'version': '16.0.1.0.0'}",
      'bakery/bread.py':
        'from odoo import models\n\n\nclass Bread(models.Model):\n    _inherit = "res.users"\n\n    def bake(self):\n        self.env["res.partner"].search([])\n        self.env["res.country"].search([])\n',
    });
    const searched = (options: object) =>
      inspect(
        portfolio,
        configured({ options: { 'performance/unbounded-search': options } }).filter(
          ({ meta }) => meta.id === 'performance/unbounded-search',
        ),
        '18.0',
      ).findings.map(({ message }) => message);
    expect(searched({})).toEqual(['search loads every record of res.partner.']);
    expect(searched({ large: ['res.country'], small: ['res.partner'] })).toEqual([
      'search loads every record of res.country.',
    ]);
  });

  it('can be off', async () => expect(await found({ off: [COMPLEX] })).toEqual([]));

  it('name every rule and option that is not there, with the one that was meant', () => {
    const rules = {
      off: ['security/sql-from-value'],
      severity: { 'long-method': 'low' },
      options: { [LONG]: { statments: 5 }, [COMPLEX]: { complexity: 'high' }, 'security/unsafe-eval': { names: [] } },
    };
    const lines = (() => {
      try {
        configured(rules);
        return [];
      } catch (error) {
        return (error as InputErrors).lines;
      }
    })();
    expect(lines).toEqual([
      'rules.off: security/sql-from-value: no such rule; did you mean security/sql-from-values?',
      'rules.severity: long-method: no such rule; did you mean maintainability/long-method?',
      expect.stringMatching(/^rules\.options\.maintainability\/complex-method: complexity: /),
      'rules.options.maintainability/long-method: unknown key statments; did you mean statements?',
      'rules.options.security/unsafe-eval: unknown key names',
    ]);
  });
});
