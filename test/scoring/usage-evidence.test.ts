import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunningEvidence } from '../../scoring/evidence.js';
import { weigh } from '../../scoring/index.js';
import { completeSettings } from '../../scoring/settings.js';
import { usageOf } from '../../scoring/usage.js';
import type { DatabaseAddon } from '../../src/domain/evidence/database.js';
import type { LogAddon } from '../../src/domain/evidence/log.js';
import { cron, database, evidence, installed, log, logged, model, requests } from './evidence-library.js';
import { contextOf, loanAddon, portfolio, python, pythonClass, source, xml } from './library.js';

const loan = loanAddon();
const usage = (given: RunningEvidence | undefined, addon = loan) =>
  usageOf(addon, contextOf(addon, given === undefined ? {} : { evidence: given }));
const own = (more: Parameters<typeof model>[1]) => installed({ ownModels: [model('library.loan', more)], menus: 1 });
const busyDatabase = database(
  { library_loan: own({ writesPerDay: 40, newestRecord: '2026-04-30T10:00:00Z', basis: 'delta' }) },
  { since: '2026-01-01' },
);
const busyLog = log({ library_loan: logged({ requests: requests({ read: 9000, button: 800 }) }) }, '2026-01-01');
const idleDatabase = database(
  { library_loan: own({ writesPerDay: 0, newestRecord: '2024-05-01', basis: 'delta' }) },
  { since: '2026-01-01' },
);
const idleLog = log({}, '2026-01-01');
const wordsOf = (given: RunningEvidence, addon = loan) =>
  usage(given, addon).factors.find(({ id }) => id === 'no-use-observed')?.why;

describe('usage from evidence', () => {
  it('is high for what is used daily, low for what is not, each factor with its count', () => {
    const used = usage(evidence({ database: busyDatabase, log: busyLog }));
    expect(used.score).toBeGreaterThan(60);
    expect(used.confidence).toBe('high');
    expect(used.observed).toMatchObject({ state: 'used', silent: [] });
    const asked = used.factors.find(({ id }) => id === 'requests')!;
    expect(asked.value).toBe(9800);
    expect(asked.why).toContain('9800 requests in 120 days of the server log');
    expect(used.factors.find(({ id }) => id === 'writes')!.evidence).toEqual(['library.loan: 40 a day']);
    expect(usage(evidence({ database: idleDatabase, log: idleLog })).score).toBeLessThan(10);
  });

  it('says from when to when no use was observed, never that there is none', () => {
    const idle = usage(evidence({ database: idleDatabase, log: idleLog }));
    expect(idle.observed).toEqual({
      state: 'silent',
      // 0.9 · 0.30 requests, a fifth of it extended, 0.25 writes, 0.15 recency, 0.05 menus; no scheduled action could tell.
      coverage: 0.911,
      window: 'from 2026-01-01 to 2026-05-01',
      silent: ['database', 'log'],
    });
    expect(wordsOf(evidence({ database: idleDatabase, log: idleLog }))).toBe(
      'no use observed from 2026-01-01 to 2026-05-01 (database, log)',
    );
    expect(JSON.stringify(idle)).not.toMatch(/unused/i);
  });

  it('guards addons of accounting, payroll and stock that were not watched over a year-end', () => {
    const yearly = loanAddon({ depends: ['account'] });
    const short = evidence({ database: idleDatabase, log: idleLog });
    expect(wordsOf(short, yearly)).toContain('no fiscal year-end (12-31), so it may be used at year-end');
    const long = evidence({
      database: { ...idleDatabase, window: { ...idleDatabase.window!, from: '2025-12-01T00:00:00Z' } },
      log: log({}, '2025-12-01'),
    });
    expect(wordsOf(long, yearly)).toBe('no use observed from 2025-12-01 to 2026-05-01 (database, log)');
    // Through an addon it builds on, and by what the team says.
    const through = source({ name: 'library_fine', depends: ['library_ledger'] }, { python: loan.python });
    const ledger = source({ name: 'library_ledger', depends: ['l10n_fr'] });
    const context = contextOf(through, {
      portfolio: portfolio([through, ledger]),
      evidence: evidence({ log: idleLog }),
    });
    expect(JSON.stringify(usageOf(through, context))).toContain('may be used at year-end');
    const march = completeSettings({ usage: { fiscalYearEnd: '03-31' } });
    expect(JSON.stringify(usageOf(yearly, contextOf(yearly, { evidence: short, settings: march })))).not.toContain(
      'may be used',
    );
  });

  it('keeps the score of the code where the evidence holds too little', () => {
    const bare = usage(undefined);
    const little = usage(evidence({ database: database({ library_loan: installed({ menus: 1 }) }) }));
    expect(little.score).toBe(bare.score);
    expect(little.confidence).toBe('low');
    expect(little.factors.at(-1)).toMatchObject({ id: 'usage-unknown', points: 0 });
    expect(little.observed!.state).toBe('unknown');
    const extension = source(
      { name: 'library_order', depends: ['sale'] },
      { python: [python('models/order.py', 20, { classes: [pythonClass({ inherit: ['sale.order'] })] })] },
    );
    expect(usage(evidence({ log: busyLog }), extension).score).toBe(usage(undefined, extension).score);
  });

  it('gives extended models a fifth of the weight: Sales is not inherited with sale.order', () => {
    const given = (extended: number) =>
      usage(evidence({ log: log({ library_loan: logged({ requests: requests({}, { extended }) }) }, '2026-01-01') }));
    const heavy = given(10_000_000);
    expect(heavy.factors.find(({ id }) => id === 'extended-requests')!.points).toBeLessThanOrEqual(17);
    expect(heavy.factors.find(({ id }) => id === 'requests')!.points).toBe(0);
  });

  it('never lets what runs by itself look unused', () => {
    const add = { library_loan: { ...own({ writesPerDay: 0, newestRecord: '2024-05-01' }), crons: [cron()] } };
    const scheduled = usage(evidence({ database: database(add, { since: '2026-01-01' }), log: idleLog }));
    expect(scheduled.score).toBe(60);
    expect(scheduled.factors.find(({ id }) => id === 'critical-flow')!.evidence).toEqual([
      'scheduled action library_loan.remind',
    ]);
    const off = { library_loan: { ...add.library_loan, crons: [cron({ active: false })] } };
    expect(usage(evidence({ database: database(off, { since: '2026-01-01' }), log: idleLog })).score).toBeLessThan(20);
    const route = { addon: 'library_loan', path: 'c.py', line: 1, column: 1, className: 'C', method: 'm' };
    for (const [auth, floor] of [
      ['public', 60],
      ['user', 0],
    ] as const) {
      const scanned = portfolio([loan], { routes: [{ ...route, url: '/loans', auth }] });
      const given = evidence({ database: idleDatabase, log: idleLog });
      const { score } = usageOf(loan, contextOf(loan, { portfolio: scanned, evidence: given }));
      expect(score >= 60).toBe(floor === 60);
    }
    const hooked = source(
      { name: 'library_loan' },
      { xml: [xml('data/jobs.xml', 9, [{ model: 'queue.job.function' }])] },
    );
    expect(usage(evidence({ log: idleLog }), hooked).score).toBe(60);
  });

  it('is sure only with a long watch: one bundle stays low', () => {
    const one = { ...busyDatabase, window: null };
    one.addons = {
      library_loan: own({ writesEver: 5000, newestRecord: '2026-04-30', rows: 900, basis: 'cumulative' }),
    };
    expect(usage(evidence({ database: one })).confidence).toBe('low');
    expect(usage(evidence({ database: busyDatabase })).confidence).toBe('high');
    const week = log({ library_loan: logged({ requests: requests({ read: 10 }) }) }, '2026-04-20');
    expect(usage(evidence({ log: week, database: one })).confidence).toBe('medium');
    expect(usage(evidence({ log: busyLog, database: one })).confidence).toBe('high');
  });

  it('takes days out of the watch on which the server wrote nothing', () => {
    const holes = { ...busyLog, gaps: [{ from: '2026-01-02', to: '2026-04-28', hours: 116 * 24 }] };
    const { factors, confidence } = usage(evidence({ log: holes, database: { ...busyDatabase, window: null } }));
    expect(factors.find(({ id }) => id === 'requests')!.why).toContain('in 4 days');
    expect(confidence).toBe('low');
  });

  it('says that it is not installed, and where that was seen', () => {
    const elsewhere = usage(evidence({ database: database({ base: installed() }) }));
    expect(elsewhere).toMatchObject({ score: 0, observed: { state: 'not-installed' } });
    expect(elsewhere.factors[0]!.why).toBe('library_loan is not installed in the database of 2026-05-01');
    const strange = database({ base: installed(), library_loan: installed({ state: null, menus: 1 }) });
    expect(usage(evidence({ database: strange })).observed!.state).toBe('not-installed');
    // Without a list of modules nothing is known of any.
    const listless = database({ library_loan: installed({ state: null, menus: 1 }) });
    expect(usage(evidence({ database: listless })).observed!.state).toBe('unknown');
  });

  it('leaves a database out in which none of the scanned addons is installed', () => {
    const foreign = evidence({ database: database({ base: installed(), bakery: installed() }) });
    const bare = weigh(portfolio([loan]), [], '18.0');
    expect(weigh(portfolio([loan]), [], '18.0', {}, { evidence: foreign })).toEqual(bare);
  });
});

describe('any evidence of use', () => {
  const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const rate = fc.double({ min: 0, max: 1e6, noNaN: true });
  const known: fc.Arbitrary<DatabaseAddon> = fc
    .record({
      writesPerDay: perhaps(rate),
      writesEver: perhaps(fc.nat()),
      rows: perhaps(fc.nat()),
      newestRecord: perhaps(fc.constantFrom('2020-01-01', '2026-04-01', '2026-05-01')),
      menus: perhaps(fc.nat(40)),
      messages: perhaps(rate),
      active: fc.boolean(),
      crons: fc.nat(2),
    })
    .map(({ menus, messages, active, crons, ...entry }) =>
      installed({
        ownModels: [model('library.loan', entry), model('library.desk', { rows: 0 })],
        menus,
        messages,
        crons: Array.from({ length: crons }, (_, id) => cron({ id, active, lastCall: '2026-04-30' })),
      }),
    );
  const seen: fc.Arbitrary<LogAddon> = fc
    .record({ read: fc.nat(1e6), button: fc.nat(1e4), extended: fc.nat(1e6), cronRuns: fc.nat(1e4) })
    .map(({ read, button, extended, cronRuns }) =>
      logged({ requests: requests({ read, button }, { extended }), cronRuns }),
    );
  const since = fc.constantFrom('2026-04-29', '2026-04-20', '2026-01-01');
  const anyEvidence = fc.record({
    database: perhaps(
      fc
        .tuple(known, perhaps(since))
        .map(([addon, from]) => database({ library_loan: addon }, from === null ? {} : { since: from })),
    ),
    log: perhaps(fc.tuple(seen, since).map(([addon, from]) => log({ library_loan: addon }, from))),
    tickets: fc.constant(null),
  });
  const order = { low: 0, medium: 1, high: 2 };

  it('keeps the score between 0 and 100, as the sum of its factors', () => {
    fc.assert(
      fc.property(anyEvidence, (given) => {
        const { score, factors } = usage(given);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        const sum = factors.reduce((total, { points }) => total + points, 0);
        expect(Math.abs(Math.min(100, Math.max(0, sum)) - score)).toBeLessThan(0.02);
      }),
    );
  });

  it('never makes a score surer by taking a source away', () => {
    fc.assert(
      fc.property(anyEvidence, fc.constantFrom('database' as const, 'log' as const), (given, key) => {
        const without = usage({ ...given, [key]: null });
        expect(order[without.confidence]).toBeLessThanOrEqual(order[usage(given).confidence]);
      }),
    );
  });

  it('never scores what is unknown below what is known to be nothing, nor more use below less', () => {
    fc.assert(
      fc.property(seen, rate, rate, (entry, one, two) => {
        const given = (writesPerDay: number | null) =>
          usage({
            database: database(
              { library_loan: installed({ ownModels: [model('library.loan', { writesPerDay, rows: 0 })], menus: 3 }) },
              { since: '2026-01-01' },
            ),
            log: log({ library_loan: entry }, '2026-01-01'),
            tickets: null,
          }).score;
        const [less, more] = [Math.min(one, two), Math.max(one, two)];
        expect(given(null)).toBeGreaterThanOrEqual(given(0) - 0.03);
        expect(given(more)).toBeGreaterThanOrEqual(given(less) - 0.03);
      }),
    );
  });

  it('does not depend on the order of models, nor on other addons', () => {
    fc.assert(
      fc.property(known, since, (addon, from) => {
        const base = { library_loan: addon, sale: installed() };
        const turned = {
          sale: installed(),
          library_loan: { ...addon, ownModels: [...addon.ownModels].reverse(), crons: [...addon.crons].reverse() },
        };
        const score = (addons: Record<string, DatabaseAddon>) =>
          usage(evidence({ database: database(addons, { since: from }) }));
        expect(score(turned)).toEqual(score(base));
      }),
    );
  });
});
