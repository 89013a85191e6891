import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worksAtYearEnd } from '../../scoring/year-end.js';
import type { AddonSource } from '../../src/domain/addon.js';
import type { Portfolio } from '../../src/domain/portfolio.js';
import { source } from './library.js';

function addons(depends: Readonly<Record<string, readonly string[]>>): AddonSource[] {
  return Object.entries(depends).map(([name, needs]) => source({ key: name, name, depends: [...needs] }));
}

function portfolio(sources: readonly AddonSource[]): Portfolio {
  return { sources: new Map(sources.map((one) => [one.addon.key, one])) } as unknown as Portfolio;
}

describe('work at the end of a year', () => {
  it('is done by accounts, payroll and stock, by what builds on them at any distance, and by what the team names', () => {
    const sources = addons({
      account_fines: [],
      fines: ['account'],
      desk: ['fines'],
      ring: ['chain'],
      chain: ['ring', 'desk'],
      loan: ['base'],
      harbour_stock: [],
    });
    const late = (named?: string[]) =>
      sources.filter((one) => worksAtYearEnd(one, all, named)).map(({ addon }) => addon.name);
    const all = portfolio(sources);
    expect(late()).toEqual(['account_fines', 'fines', 'desk', 'ring', 'chain']);
    expect(late(['base'])).toEqual(['account_fines', 'fines', 'desk', 'ring', 'chain', 'loan']);
    expect(late()).not.toContain('loan');
  });

  it('goes with what an addon asks for itself where its name was found again', () => {
    const [desk, loan, twin] = [
      source({ key: 'desk', name: 'desk', depends: ['loan'] }),
      source({ key: 'loan', name: 'loan', depends: ['stock'] }),
      source({ key: 'loan#2', name: 'loan', depends: ['base'] }),
    ];
    const all = portfolio([desk, loan, twin]);
    expect([desk, loan, twin].map((one) => worksAtYearEnd(one, all))).toEqual([false, true, false]);
  });

  it('is told as by a walk from each addon', () => {
    const names = ['account', 'quay', 'pier', 'mole', 'dock', 'crane', 'payroll_crew'];
    const graph = fc
      .subarray(names, { minLength: 1 })
      .chain((some) => fc.tuple(...some.map((name) => fc.subarray(names).map((needs) => [name, needs] as const))))
      .map((entries): Record<string, string[]> => Object.fromEntries(entries));
    fc.assert(
      fc.property(graph, (depends) => {
        const sources = addons(depends);
        const all = portfolio(sources);
        for (const one of sources) {
          const seen = new Set([one.addon.name]);
          for (const name of seen) for (const next of depends[name] ?? []) seen.add(next);
          expect(worksAtYearEnd(one, all)).toBe(seen.has('account') || seen.has('payroll_crew'));
        }
      }),
    );
  });
});
