import { describe, expect, it } from 'vitest';
import { weigh } from '../../scoring/index.js';
import { installationSchema } from '../../src/domain/score.js';
import { finding, loanAddon, portfolio, source } from './library.js';

const loan = loanAddon();
const desk = loanAddon({ name: 'library_desk' });
const wreck = (addon: string) =>
  Array.from({ length: 40 }, (_, i) =>
    finding({ id: `${addon}${i}`, addon, rule: `reliability/rule-${i}`, effortMinutes: 300, severity: 'high' }),
  );
const judged = (findings = [] as ReturnType<typeof wreck>, cost = {}, sources = [loan, desk]) =>
  weigh(portfolio(sources), findings, '17.0', cost).installation;

describe('rescue or rebuild', () => {
  it('rescues what is sound, with every question and its limit among the reasons', () => {
    const sound = judged()!;
    expect(installationSchema.parse(sound)).toEqual(sound);
    expect(sound.verdict).toBe('rescue');
    expect(sound.criteria.map(({ id, exceeded }) => [id, exceeded])).toEqual([
      ['work', false],
      ['debt', false],
      ['lines', false],
      ['interest', false],
    ]);
    expect(sound.reasons[0]).toBe('0 of 4 limits exceeded; 2 would speak for rebuilding');
    expect(sound.reasons.at(-1)).toBe('2 addons: keep 2, refactor 0, replace 0, retire 0');
    expect(sound.byVerdict.keep).toEqual({ addons: 2, lines: 880, hours: 440 });
  });

  it('rebuilds where repair costs what building anew does, by limits of the configuration', () => {
    const findings = [...wreck('library_loan'), ...wreck('library_desk')];
    const bad = judged(findings)!;
    expect(bad.verdict).toBe('rebuild');
    expect(bad.criteria.filter(({ exceeded }) => exceeded).map(({ id }) => id)).toEqual(['work', 'debt', 'lines']);
    expect(bad.reasons.join()).toContain('rating E of SQALE begins at half');
    expect(judged(findings, { verdict: { rebuildWork: 9, rebuildDebt: 9 } })!.verdict).toBe('rescue');
    expect(judged(findings, { verdict: { rebuildCriteria: 4 } })!.verdict).toBe('rescue');
    expect(judged([...findings].reverse())).toEqual(bad);
  });

  it('does not take what is unknown for a reason, nor judge what is not anybody’s own', () => {
    const empty = judged([], {}, [source({ name: 'library_empty' })])!;
    expect(empty.verdict).toBe('rescue');
    expect(empty.confidence).toBe('low');
    expect(empty.criteria.every(({ value }) => value === null)).toBe(true);
    expect(judged([], {}, [loanAddon({ series: null })])!).toMatchObject({ confidence: 'low' });
    expect(judged([], {}, [loanAddon({ origin: 'odoo' })])).toBeNull();
  });
});
