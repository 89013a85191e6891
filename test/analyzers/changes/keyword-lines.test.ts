import { expect, test } from 'vitest';
import { createReaders } from '../../../analyzers/readers.js';
import rule from '../../../analyzers/rules/upgrade/field.js';
import { hopsBetween } from '../../../src/domain/series.js';
import { resolve } from '../../../src/registry/index.js';
import { addonSource } from '../../helpers/source.js';

const FIELD = `from odoo import fields, models


class Loan(models.Model):
    _name = 'library.loan'

    due = fields.Date(
        'Due',
        readonly=True,
        states={
            'draft': [('readonly', False)],
        },
    )
    back = fields.Date(readonly=True, states={'draft': [('readonly', False)]})
`;

test('a keyword that stops working is told at its own lines, not at those of the whole field', async () => {
  const readers = await createReaders('auto');
  const manifest = readers.manifest('__manifest__.py', "{'name': 'Library', 'version': '16.0.1.0.0'}");
  const source = addonSource('library', { manifest, python: [readers.python('models/loan.py', FIELD)] });
  source.addon.series = '16.0';
  const portfolio = resolve([source]);
  const drafts = [...rule.check({ source, portfolio, target: '17.0', hops: hopsBetween('16.0', '17.0') })];
  expect(drafts.map(({ change, line, endLine }) => [change, line, endLine])).toEqual([
    ['fld-states-attr', 10, 12],
    ['fld-states-attr', 14, 14],
  ]);
});
