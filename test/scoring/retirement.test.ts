import { describe, expect, it } from 'vitest';
import type { RunningEvidence } from '../../scoring/evidence.js';
import { completeSettings } from '../../scoring/settings.js';
import { verdictOf } from '../../scoring/verdict.js';
import type { AddonSource } from '../../src/domain/addon.js';
import { cron, database, evidence, installed, log, logged, model, requests } from './evidence-library.js';
import { contextOf, loanAddon, portfolio, python, pythonClass, source } from './library.js';

const GOOD = { hours: { p15: 1, p50: 2, p85: 4 }, ratio: 0.02, rating: 'A' as const };
const loan = loanAddon();
const verdict = (given?: RunningEvidence, addon: AddonSource = loan, more: Parameters<typeof contextOf>[1] = {}) =>
  verdictOf(addon, [], GOOD, contextOf(addon, { ...(given === undefined ? {} : { evidence: given }), ...more }));
const idle = installed({ ownModels: [model('library.loan', { writesPerDay: 0, newestRecord: '2024-01-01' })] });
const bundles = (since: string, addon = idle, more: Record<string, typeof idle> = {}) =>
  database({ library_loan: addon, library_desk: installed(), ...more }, { since });
const silent = (since = '2026-01-01') => evidence({ database: bundles(since), log: log({}, since) });

describe('retiring on evidence', () => {
  it('takes two silent sources over a quarter', () => {
    expect(verdict(silent())).toEqual({
      kind: 'retire',
      reasons: [
        'no use observed from 2026-01-01 to 2026-05-01 (database, log)',
        'no scheduled action, job, route or addon in use needs it',
      ],
    });
  });

  it('says what to collect where a source or time is missing', () => {
    const collect = (given: RunningEvidence) => {
      const { kind, reasons } = verdict(given);
      expect(kind).toBe('keep');
      return reasons.at(-1)!;
    };
    expect(collect(evidence({ log: log({}, '2026-01-01') }))).toBe(
      'no use observed from 2026-01-01 to 2026-05-01 (log); to retire it, collect: two bundles of the database 90 days apart',
    );
    expect(
      collect(evidence({ log: log({}, '2026-01-01'), database: { ...bundles('2026-01-01'), window: null } })),
    ).toContain('collect: a second bundle of the database 90 days later');
    expect(collect(silent('2026-03-01'))).toBe(
      'no use observed from 2026-03-01 to 2026-05-01 (database, log); to retire it, collect: two bundles of the database 90 days apart, the server log of the same 90 days',
    );
    expect(
      collect(
        evidence({
          database: {
            ...bundles('2026-01-01'),
            window: { from: '2025-01-01T00:00:00Z', to: '2025-06-01T00:00:00Z', hours: 1 },
          },
          log: log({}, '2026-01-01'),
        }),
      ),
    ).toContain(
      'no use observed from 2025-01-01 to 2025-06-01 (database) and from 2026-01-01 to 2026-05-01 (log); to retire it',
    );
    const days = completeSettings({ verdict: { silentDays: 60 } });
    expect(verdict(silent('2026-03-01'), loan, { settings: days }).kind).toBe('retire');
  });

  it('asks for evidence of addons whose code hardly speaks for use, and leaves the others alone', () => {
    const quiet = source(
      { name: 'library_shelf' },
      { python: [python('models/shelf.py', 60, { classes: [pythonClass({ model: 'library.shelf' })] })] },
    );
    expect(verdict(undefined, quiet).reasons.at(-1)).toBe(
      'whether it is used, the code does not tell; to retire it, collect: two bundles of the database 90 days apart, the server log of the same 90 days',
    );
    expect(verdict().reasons).toHaveLength(1);
  });

  it('never retires what was used, runs by itself, or is needed', () => {
    const used = log({ library_loan: logged({ requests: requests({ read: 1 }) }) }, '2026-01-01');
    const record = { ownModels: [model('library.loan', { writesPerDay: 0, newestRecord: '2026-04-20' })] };
    const kept: [RunningEvidence, Parameters<typeof contextOf>[1]?][] = [
      [{ ...silent(), log: used }],
      [evidence({ database: bundles('2026-01-01', { ...idle, crons: [cron()] }), log: log({}, '2026-01-01') })],
      [evidence({ database: bundles('2026-01-01', installed(record)), log: log({}, '2026-01-01') })],
      [evidence({ database: bundles('2026-01-01', { ...idle, jobs: { done: 3 } }), log: log({}, '2026-01-01') })],
      [silent(), { portfolio: portfolio([loan, source({ name: 'library_desk', depends: ['library_loan'] })]) }],
    ];
    for (const [given, more] of kept) {
      expect(verdict(given, loan, more)).toMatchObject({
        kind: 'keep',
        reasons: [expect.stringContaining('rating A')],
      });
    }
    const routes = [
      {
        url: '/loans',
        auth: 'user',
        addon: 'library_loan',
        path: 'c.py',
        line: 1,
        column: 1,
        className: 'C',
        method: 'm',
      },
    ];
    expect(verdict(silent(), loan, { portfolio: portfolio([loan], { routes }) }).kind).toBe('keep');
  });

  it('retires with a dependent that is as silent', () => {
    const desk = source(
      { name: 'library_desk', depends: ['library_loan'] },
      { python: [python('models/desk.py', 9, { classes: [pythonClass({ model: 'library.desk' })] })] },
    );
    const scanned = portfolio([loan, desk]);
    const both = evidence({
      database: bundles('2026-01-01', idle, {
        library_desk: installed({ ownModels: [model('library.desk', { writesPerDay: 0 })] }),
      }),
      log: log({}, '2026-01-01'),
    });
    expect(verdict(both, loan, { portfolio: scanned }).kind).toBe('retire');
    expect(verdict(silent(), loan, { portfolio: scanned }).kind).toBe('keep');
  });

  it('waits for a year-end where accounts, payroll or stock are involved', () => {
    const yearly = loanAddon({ depends: ['stock'] });
    const short = verdict(silent(), yearly);
    expect(short.kind).toBe('keep');
    expect(short.reasons.at(-1)).toContain(
      'may be used at year-end; to retire it, collect: both over the end of the fiscal year (12-31)',
    );
    expect(verdict(silent('2025-12-01'), yearly).kind).toBe('retire');
  });

  it('retires what is not installed, once the log is as silent', () => {
    const gone = evidence({
      database: database({ base: installed() }, { since: '2026-01-01' }),
      log: log({}, '2026-01-01'),
    });
    expect(verdict(gone)).toMatchObject({
      kind: 'retire',
      reasons: expect.arrayContaining(['not installed in the database']),
    });
  });

  it('does not believe a log that hardly names models, nor one without requests', () => {
    for (const counts of [
      { total: 50_000, attributed: 500 },
      { total: 0, attributed: 0 },
    ]) {
      const dumb = log({}, '2026-01-01');
      dumb.requests = { ...dumb.requests, ...counts };
      expect(verdict(evidence({ database: bundles('2026-01-01'), log: dumb })).kind).toBe('keep');
    }
  });
});
