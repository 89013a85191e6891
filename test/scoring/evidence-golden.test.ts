import { describe, expect, it } from 'vitest';
import { weigh } from '../../scoring/index.js';
import { addonScoresSchema, installationSchema } from '../../src/domain/score.js';
import {
  cron,
  database,
  evidence,
  installed,
  log,
  logged,
  model,
  requests,
  ticket,
  tickets,
} from './evidence-library.js';
import { finding, loanAddon, portfolio, python, pythonClass, source, xml } from './library.js';

/**
 * A library of three addons, seen for four months: loans are made daily and fail now and then; the shelf plan was never
 * touched; the reminder has no screen and runs every night.
 */
const loan = loanAddon();
const shelf = source(
  { name: 'library_shelf' },
  {
    python: [python('models/shelf.py', 60, { classes: [pythonClass({ model: 'library.shelf' })] })],
    xml: [xml('views/shelf.xml', 20, [{ model: 'ir.ui.menu' }])],
  },
);
const reminder = source(
  { name: 'library_reminder', depends: ['library_loan'] },
  { xml: [xml('data/cron.xml', 12, [{ model: 'ir.cron' }])] },
);
const findings = [
  finding({
    id: 'all-loans',
    rule: 'performance/unbounded-search',
    family: 'performance',
    severity: 'info',
    certainty: 'possible',
    model: 'library.loan',
    effortMinutes: 30,
  }),
  finding({ id: 'swallowed', effortMinutes: 60 }),
];
const seen = evidence({
  database: database(
    {
      library_loan: installed({
        ownModels: [model('library.loan', { rows: 3e6, writesPerDay: 99, newestRecord: '2026-05-01', basis: 'delta' })],
        menus: 2,
        messages: 12,
      }),
      library_shelf: installed({
        ownModels: [model('library.shelf', { rows: 0, writesPerDay: 0, basis: 'delta' })],
        menus: 1,
      }),
      library_reminder: installed({
        crons: [cron({ xmlid: 'library_reminder.nightly', lastCall: '2026-04-30', failures: 2 })],
      }),
    },
    { since: '2026-01-01', rows: { 'library.loan': 3e6, 'library.shelf': 0 } },
  ),
  log: log(
    { library_loan: logged({ requests: requests({ read: 9000, write: 2000, button: 988 }), errors: 25 }) },
    '2026-01-01',
  ),
  tickets: tickets([
    ticket({ id: 'LIB-1', severity: 1, effortHours: 6, emergency: true }),
    ticket({ id: 'LIB-2', severity: null }),
  ]),
});

describe('a library, from end to end', () => {
  const { scores, items, installation } = weigh(
    portfolio([loan, shelf, reminder]),
    findings,
    '17.0',
    {},
    { evidence: seen },
  );
  const of = (key: string) => addonScoresSchema.parse(scores.get(key));
  const points = (key: string, part: 'usage' | 'risk', ids: string[]) =>
    of(key)
      [part].factors.filter(({ id }) => ids.includes(id))
      .map(({ id, points: given }) => [id, given]);

  it('knows the loans as used, at risk, and dear', () => {
    const { usage, risk, debt, verdict } = of('library_loan');
    // Weights: requests 0.27, extended 0.054, writes 0.25, recency 0.15, messages 0.1, menus 0.05; 0.874 in all.
    // Requests: 11,988 in 120 days are 99.9 a day, ln(100.9) / ln(1001) = 0.668; writes: ln(100) / ln(1001) = 0.667;
    // messages: ln(13) / ln(101) = 0.556; menus 2 / 4.
    expect(
      points('library_loan', 'usage', ['requests', 'extended-requests', 'writes', 'recency', 'messages', 'menus']),
    ).toEqual([
      ['requests', 20.63],
      ['extended-requests', 0],
      ['writes', 19.07],
      ['recency', 17.16],
      ['messages', 6.36],
      ['menus', 2.86],
    ]);
    expect(usage).toMatchObject({ score: 66.08, confidence: 'high', observed: { state: 'used' } });
    // A critical and an unknown incident in half a year weigh 10 a year; 25 errors in 50,000 requests are 0.5 per 1,000.
    expect(points('library_loan', 'risk', ['incidents', 'error-rate'])).toEqual([
      ['incidents', 7.5],
      ['error-rate', 3.33],
    ]);
    expect(risk.factors.find(({ id }) => id === 'worst-finding')!.why).toContain('performance/unbounded-search');
    const terms = debt.interest.factors.map(({ id, points: hours }) => [id, hours]);
    // 6 h recorded and 3 h taken, twice a year; half of the emergency's 6 h on top, twice a year.
    expect(terms.slice(0, 2)).toEqual([
      ['incident-hours', 18],
      ['emergency-premium', 6],
    ]);
    expect(debt.interest.costPerYear).toBeCloseTo(debt.interest.hoursPerYear * 100, 1);
    expect(verdict.kind).toBe('keep');
  });

  it('retires the shelf plan, with its reasons, and keeps the reminder that runs unseen', () => {
    expect(of('library_shelf').usage).toMatchObject({ score: 2.31, confidence: 'high', observed: { state: 'silent' } });
    expect(of('library_shelf').verdict).toEqual({
      kind: 'retire',
      reasons: [
        'no use observed from 2026-01-01 to 2026-05-01 (database, log)',
        'no scheduled action, job, route or addon in use needs it',
      ],
    });
    expect(of('library_reminder').usage.score).toBe(60);
    expect(points('library_reminder', 'risk', ['failing-crons'])).toEqual([['failing-crons', 3]]);
    expect(of('library_reminder').verdict.kind).toBe('keep');
  });

  it('puts the full search of three million loans first, and rescues the whole', () => {
    const first = items.reduce((a, b) => (b.value > a.value ? b : a));
    expect(first.findings).toContain('all-loans');
    expect(first.reasons).toEqual([expect.stringContaining('library.loan has 3000000 rows')]);
    expect(installationSchema.parse(installation)).toMatchObject({ verdict: 'rescue', confidence: 'high' });
  });
});
