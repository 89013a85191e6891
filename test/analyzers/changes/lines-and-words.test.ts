import { describe, expect, it } from 'vitest';
import { RULES } from '../../../analyzers/rules/index.js';
import { inspect } from '../../../analyzers/rules/run.js';
import type { Finding } from '../../../src/domain/finding.js';
import type { Series } from '../../../src/domain/series.js';
import { portfolioOf } from '../../helpers/portfolio.js';

const UPGRADE = RULES.filter((rule) => rule.meta.family === 'upgrade');

async function findingsOf(change: string, python: string, version = '16.0.1.0.0', from: Series = '16.0') {
  const portfolio = await portfolioOf(
    {
      'bakery/__manifest__.py': `{"name": "Bakery", "version": "${version}", "license": "LGPL-3", "depends": ["base"]}\n`,
      'bakery/__init__.py': 'from . import oven\n',
      'bakery/oven.py': python,
    },
    from,
  );
  const { findings, failed } = inspect(portfolio, UPGRADE, '19.0');
  expect(failed).toEqual([]);
  return findings.filter((finding) => finding.change === change);
}

const placesOf = (findings: readonly Finding[]) => findings.map(({ line, alsoAt }) => ({ line, alsoAt }));

const OVEN = `from odoo import models


class Oven(models.Model):
    _name = "bakery.oven"

    def heat(self):
        self._cr.execute("SELECT 1")
        self._cr.execute("SELECT 2")
        return self.search([("id", "in", [1])])

    def cool(self):
        self._cr.execute("SELECT 3")
`;

describe('a construct that is only deprecated', () => {
  it('is told once per file and names its other lines', async () => {
    expect(placesOf(await findingsOf('py-self-cr-uid-context', OVEN))).toEqual([{ line: 8, alsoAt: [9, 13] }]);
  });

  it('has no other lines where it stands once', async () => {
    const once = OVEN.replaceAll('self._cr.execute("SELECT 2")', 'pass').replaceAll(
      'self._cr.execute("SELECT 3")',
      'pass',
    );
    expect(placesOf(await findingsOf('py-self-cr-uid-context', once))).toEqual([{ line: 8, alsoAt: undefined }]);
  });
});

describe('the operator inselect', () => {
  it('is found in a domain, in a variable and in capitals, each once', async () => {
    const code = `${OVEN}
    def bake(self, warm):
        operator = "inselect" if warm else "in"
        return self.search([("id", operator, [1])]) | self.search([("id", "not inselect", ("SELECT 1", []))])

    def slice(self):
        return [("id", "INSELECT", ("SELECT 1", []))]
`;
    const found = await findingsOf('orm-domain-inselect', code);
    expect(found.map((finding) => finding.line)).toEqual([16, 17, 20]);
  });

  it('is not seen in a text that merely speaks of it', async () => {
    expect(await findingsOf('orm-domain-inselect', `${OVEN}\nHELP = "uses inselect inside"\n`)).toEqual([]);
  });
});

describe('the version of the manifest', () => {
  it.each(['16.0.1.0.0-beta', '8_0.1.0.0', '1', '16.0.1.0.0.1', '16.0.1.0.0'])(
    'is refused from 17.0 on: %s',
    async (version) => {
      expect(await findingsOf('mf-version-format', OVEN, version)).toHaveLength(1);
    },
  );

  it.each(['1.0', '1.2.3'])('is read by every series: %s', async (version) => {
    expect(await findingsOf('mf-version-format', OVEN, version)).toEqual([]);
  });
});
