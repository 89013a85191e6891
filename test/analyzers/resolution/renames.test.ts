import { describe, expect, it } from 'vitest';
import { nameAt, type RenameKind, renameOf } from '../../../analyzers/resolution/renames.js';
import type { Series } from '../../../src/domain/series.js';

describe('a name through the series', () => {
  it.each<[RenameKind, string, Series, Series, string]>([
    ['field', 'sale.order.amount_by_group', '14.0', '15.0', 'sale.order.tax_totals_json'],
    ['field', 'sale.order.amount_by_group', '14.0', '16.0', 'sale.order.tax_totals'],
    ['field', 'sale.order.amount_by_group', '15.0', '16.0', 'sale.order.amount_by_group'],
    ['field', 'mrp.production.date_planned', '9.0', '17.0', 'mrp.production.date_start'],
    ['xmlid', 'base.group_configuration', '9.0', '10.0', 'base.group_system'],
    ['xmlid', 'base.group_configuration', '10.0', '11.0', 'base.group_configuration'],
    ['module', 'procurement', '10.0', '11.0', 'stock'],
    ['model', 'harbour.pilot', '8.0', '19.0', 'harbour.pilot'],
  ])('%s %s from %s to %s is %s', (kind, name, from, to, expected) => {
    expect(nameAt(kind, name, from, to)).toBe(expected);
  });

  it('ends where something is merely gone', () => {
    expect(renameOf('model', 'account.state.open', '8.0', '9.0')).toMatchObject({ hop: '9.0', successor: null });
    expect(nameAt('model', 'account.state.open', '8.0', '19.0')).toBe('account.state.open');
  });
});
