import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../scoring/verdict.js';
import type { AddonSource } from '../../src/domain/addon.js';
import type { Finding } from '../../src/domain/finding.js';
import { contextOf, finding, loanAddon, manifest, method, portfolio, python, source, xml } from './library.js';

const GOOD = { hours: { p15: 1, p50: 2, p85: 4 }, ratio: 0.02, rating: 'A' as const };
const POOR = { hours: { p15: 9, p50: 20, p85: 40 }, ratio: 0.31, rating: 'D' as const };
const verdict = (
  addon: AddonSource,
  findings: Finding[] = [],
  debt: Parameters<typeof verdictOf>[2] = GOOD,
  context = contextOf(addon),
) => verdictOf(addon, findings, debt, context);

describe('verdict', () => {
  it('keeps a sound addon and repairs a poor one, with reasons', () => {
    expect(verdict(loanAddon())).toMatchObject({ kind: 'keep', reasons: [expect.stringContaining('rating A')] });
    expect(verdict(loanAddon(), [], POOR)).toMatchObject({
      kind: 'refactor',
      reasons: ['debt ratio 31 %, rating D, 20 h'],
    });
    expect(verdict(loanAddon(), [], { ...POOR, hours: GOOD.hours }).kind).toBe('keep');
    const leak = finding({ family: 'security', rule: 'security/sql-from-values', severity: 'high' });
    expect(verdict(loanAddon(), [leak])).toMatchObject({
      kind: 'refactor',
      reasons: ['1 grave security finding: security/sql-from-values'],
    });
    expect(verdict(loanAddon(), [{ ...leak, certainty: 'possible' }]).kind).toBe('keep');
  });

  it('retires only what holds nothing that could be in use', () => {
    const empty = source({ name: 'library_empty' });
    expect(verdict(empty).kind).toBe('retire');
    const off = source(
      { name: 'library_off', installable: false },
      { python: [python('models/x.py', 30, { functions: [method({ class: null })] })] },
    );
    expect(verdict(off).kind).toBe('retire');
    expect(verdict({ ...off, addon: { ...off.addon, installable: true } }).kind).toBe('keep');
  });

  it('never retires on static signals where there is a screen, a cron, a route or a dependent', () => {
    const off = { name: 'library_off', installable: false };
    const route = method({ decorators: [{ line: 1, column: 1, name: 'http.route', args: [], kwargs: {} }] });
    const used = [
      ...['ir.ui.menu', 'ir.ui.view', 'ir.cron', 'ir.actions.report'].map((model) =>
        source(off, { xml: [xml('data/x.xml', 9, [{ model }])] }),
      ),
      source(off, { python: [python('controllers/x.py', 9, { functions: [route] })] }),
      source({ ...off, depends: ['sale', 'stock'] }, { manifest: manifest({ auto_install: true }) }),
      source({ ...off, depends: ['sale', 'stock'] }),
      source(off, { manifest: null }),
      source(off, { python: [python('models/x.py', 9, { errors: [{ line: 1, column: 1, why: 'cut off' }] })] }),
    ];
    for (const addon of used) expect(verdict(addon).kind).not.toBe('retire');
    const needed = source(off);
    const other = source({ name: 'library_desk', depends: ['library_off'] });
    expect(verdict(needed, [], GOOD, contextOf(needed, { portfolio: portfolio([needed, other]) })).kind).toBe('keep');
  });

  it('replaces only on a finding about the addon itself, or a name that was looked up', () => {
    const moved = finding({
      family: 'upgrade',
      rule: 'upgrade/module',
      hop: '17.0',
      symbol: 'library_loan',
      severity: 'low',
      message: 'library_loan is part of library since 17.0',
    });
    expect(verdict(loanAddon(), [moved])).toMatchObject({
      kind: 'replace',
      reasons: [expect.stringContaining('part of library')],
    });
    expect(verdict(loanAddon(), [{ ...moved, symbol: 'sale' }]).kind).toBe('keep');
    expect(verdict(loanAddon(), [{ ...moved, certainty: 'possible' }]).kind).toBe('keep');
    const known = contextOf(loanAddon(), { knownInTarget: new Map([['library_loan', 'OCA/library 18.0']]) });
    expect(verdict(loanAddon(), [], GOOD, known)).toMatchObject({
      kind: 'replace',
      reasons: [expect.stringContaining('OCA/library 18.0')],
    });
  });
});
