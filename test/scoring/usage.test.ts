import { describe, expect, it } from 'vitest';
import { usageOf } from '../../scoring/usage.js';
import { contextOf, loanAddon, manifest, method, portfolio, python, pythonClass, source, xml } from './library.js';

const bare = source({ name: 'library_base' });

describe('usage', () => {
  it('never claims more than low confidence and says that nothing was observed', () => {
    for (const addon of [bare, loanAddon()]) {
      const usage = usageOf(addon, contextOf(addon));
      expect(usage.confidence).toBe('low');
      expect(usage.factors.every(({ why }) => why.includes('no evidence was given'))).toBe(true);
    }
  });

  it('does not take unknown for zero', () => {
    expect(usageOf(bare, contextOf(bare)).score).toBeGreaterThan(0);
    const lost = { ...bare, manifest: null };
    expect(usageOf(lost, contextOf(lost)).score).toBe(usageOf(bare, contextOf(bare)).score);
  });

  it('counts menus, crons, reports, routes, core models and views with their places', () => {
    const route = method({ decorators: [{ line: 1, column: 1, name: 'http.route', args: [], kwargs: {} }] });
    const addon = source(
      { name: 'library_desk' },
      {
        python: [
          python('controllers/desk.py', 20, {
            classes: [pythonClass({ inherit: ['sale.order', 'mail.thread'] })],
            functions: [route],
          }),
        ],
        xml: [
          xml(
            'data/desk.xml',
            20,
            ['ir.ui.menu', 'ir.cron', 'ir.actions.report', 'ir.ui.view'].map((model) => ({ model })),
          ),
        ],
      },
    );
    const byId = Object.fromEntries(usageOf(addon, contextOf(addon)).factors.map((entry) => [entry.id, entry]));
    expect(byId.menus).toMatchObject({ value: 1, evidence: ['data/desk.xml:1'] });
    expect(byId.crons).toMatchObject({ evidence: ['data/desk.xml:2'] });
    expect(byId.reports).toMatchObject({ value: 1 });
    expect(byId.routes).toMatchObject({ evidence: ['controllers/desk.py:1'] });
    expect(byId['core-models']).toMatchObject({ evidence: ['sale.order'] });
    expect(byId['own-views']).toMatchObject({ value: 1 });
  });

  it('judges a glue addon like the least used of its parts', () => {
    const loan = loanAddon();
    const glue = source(
      { name: 'library_loan_desk', depends: ['library_loan', 'library_base'] },
      { manifest: manifest({ auto_install: true }) },
    );
    const score = (sources: (typeof loan)[], addon = glue) =>
      usageOf(addon, contextOf(addon, { portfolio: portfolio(sources) })).score;
    const plain = { ...glue, manifest: manifest({}) };
    const weak = score([loan, bare, glue]);
    expect(weak).toBe(score([loan, bare, plain], plain) + (score([loan, bare, glue], bare) - 15));
    expect(score([loan, glue])).toBeGreaterThan(score([loan, plain], plain));
    expect(score([glue])).toBeGreaterThan(score([plain], plain));
  });

  it('lowers what the manifest says cannot be installed, down to zero at most', () => {
    const off = source({ name: 'library_base', installable: false });
    expect(usageOf(off, contextOf(off)).score).toBe(0);
  });
});
