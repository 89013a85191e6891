import { describe, expect, it } from 'vitest';
import type { Result } from '../../../src/domain/result.js';
import { judgeGates } from '../../../src/triage/gate.js';
import { harbour } from '../../reports/harbour.js';

const short = (result: Result, gates: Parameters<typeof judgeGates>[1]) =>
  judgeGates(result, gates).map(({ gate, limit, state, found }) => `${gate} ${limit} ${state}: ${found}`);
const unread = (result: Result): Result => ({ ...result, coverage: { ...result.coverage, parsed: 3 } });

describe('judgeGates', () => {
  it('asks for nothing that nobody named', () => {
    expect(judgeGates(harbour(), {})).toEqual([]);
  });

  it('counts findings that severe or worse, and only new ones where there is a baseline', () => {
    const result = harbour();
    const worst = result.findings.filter(({ severity }) => ['blocker', 'high'].includes(severity));
    expect(judgeGates(result, { failOn: 'high' })).toMatchObject([
      { state: 'fails', found: expect.stringMatching(new RegExp(`^${worst.length} findings \\(`)) },
    ]);
    const known = {
      ...result,
      baseline: { known: 0, new: 1, fixed: 0 },
      findings: result.findings.map((finding) => ({ ...finding, isNew: finding === worst[0] })),
    };
    expect(short(known, { failOn: 'high' })).toEqual([`fail-on high fails: 1 new finding (1 ${worst[0]!.severity})`]);
    const old = { ...known, findings: result.findings.map((finding) => ({ ...finding, isNew: false })) };
    expect(short(old, { failOn: 'info' })).toEqual(['fail-on info holds: no new finding']);
  });

  it('counts addons that nothing stops, of 100, and rounds towards failing', () => {
    const result = { ...harbour(), findings: [] };
    result.addons = result.addons
      .slice(0, 3)
      .map((addon, index) => ({ ...addon, series: index === 0 ? null : '16.0' }));
    expect(short(result, { minReadiness: 66 })).toEqual([
      'min-readiness 66% holds: 66.6%: nothing stops 2 of 3 addons on the way to 18.0',
    ]);
    expect(judgeGates(result, { minReadiness: 66.7 })[0]!.state).toBe('fails');
    expect(judgeGates({ ...result, addons: [] }, { minReadiness: 1 })[0]!.state).toBe('holds');
  });

  it('names addons whose rating is worse, the worst first, of a change those that it touches', () => {
    const result = harbour();
    const [a, b, c] = result.addons;
    const rated = (addon: typeof a, rating: 'B' | 'D' | 'E') => ({ ...addon!, debt: { ...addon!.debt, rating } });
    const own: Result = { ...result, addons: [rated(a, 'D'), rated(b, 'B'), rated(c, 'E')] };
    expect(short(own, { minRating: 'C' })).toEqual([`min-rating C fails: ${c!.key} has E, ${a!.key} has D`]);
    const diff = { ref: '16.0', commits: [null], addons: [b!.key] };
    expect(short({ ...own, diff }, { minRating: 'C' })).toEqual([
      'min-rating C holds: none of 1 addon that the change touches is worse',
    ]);
  });

  it('does not hold where too little was read, and fails all the same for what was found', () => {
    const clean = unread({ ...harbour(), findings: [] });
    const all = judgeGates(
      { ...clean, addons: clean.addons.map((addon) => ({ ...addon, series: '16.0' })) },
      {
        failOn: 'high',
        minReadiness: 50,
        minRating: 'E',
      },
    );
    expect(all.map(({ state }) => state)).toEqual(['unknown', 'unknown', 'unknown']);
    expect(all[0]!.found).toBe('too little could be read to tell (3 of 412 files whole)');
    expect(judgeGates(unread(harbour()), { failOn: 'high' })[0]!.state).toBe('fails');
  });
});
