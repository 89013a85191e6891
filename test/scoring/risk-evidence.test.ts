import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunningEvidence } from '../../scoring/evidence.js';
import { riskOf } from '../../scoring/risk.js';
import { evidenceRisk } from '../../scoring/risk-evidence.js';
import { completeSettings } from '../../scoring/settings.js';
import type { Ticket } from '../../src/domain/evidence/tickets.js';
import { RISK_FACTORS } from '../../src/domain/score.js';
import { cron, database, evidence, installed, log, logged, model, ticket, tickets } from './evidence-library.js';
import { contextOf, loanAddon } from './library.js';

const loan = loanAddon();
const factors = (given: RunningEvidence) => evidenceRisk(loan, contextOf(loan, { evidence: given }));
const ids = (given: RunningEvidence) => factors(given).map(({ id }) => id);
const one = (given: RunningEvidence, id: string) => factors(given).find((entry) => entry.id === id)!;
const risk = (given?: RunningEvidence) =>
  riskOf(loan, [], contextOf(loan, given === undefined ? {} : { evidence: given }));

describe('risk from evidence', () => {
  it('adds nothing where a source was not given or says nothing', () => {
    expect(factors(evidence())).toEqual([]);
    const mute = {
      database: database({ library_loan: installed() }),
      log: log({}, '2026-01-01'),
      tickets: tickets([]),
    };
    expect(factors(mute)).toEqual([]);
    expect(risk(mute).score).toBe(risk().score);
  });

  it('counts incidents by the year, by severity and by how sure it is that they are about the addon', () => {
    const six = Array.from({ length: 3 }, (_, i) => ticket({ id: `LIB-${i}`, severity: 3 }));
    // Three in half a year are six a year, which is half of twelve points.
    expect(one(evidence({ tickets: tickets(six) }), 'incidents')).toMatchObject({
      points: 6,
      value: 3,
      evidence: ['jira LIB-0', 'jira LIB-1', 'jira LIB-2'],
    });
    const doubtful = six.map((entry) => ({ ...entry, addons: [{ ...entry.addons[0]!, confidence: 0.4 }] }));
    expect(one(evidence({ tickets: tickets(doubtful) }), 'incidents').points).toBeLessThan(6);
    const others: Partial<Ticket>[] = [
      { kind: 'request' },
      { status: 'rejected' },
      { addons: [{ name: 'library_desk', basis: 'field', confidence: 1 }] },
    ];
    expect(ids(evidence({ tickets: tickets(others.map(ticket)) }))).toEqual([]);
    const short = { from: '2026-01-01T00:00:00Z', to: '2026-01-09T00:00:00Z', hours: 192 };
    expect(ids(evidence({ tickets: tickets(six, { window: short }) }))).toEqual([]);
  });

  it('counts errors per thousand requests, with the kinds of errors and their places', () => {
    const group = {
      fingerprint: 'f1',
      exception: 'KeyError',
      logger: 'odoo.http',
      origin: 'library_loan/models/loan.py:action_lend',
      addon: 'library_loan',
      basis: 'frame' as const,
      involved: [],
      count: 50,
      days: 9,
      recurring: true,
      first: '2026-01-02',
      last: '2026-04-02',
    };
    const given = evidence({ log: log({ library_loan: logged({ errors: 50 }) }, '2026-01-01', { errors: [group] }) });
    expect(one(given, 'error-rate')).toEqual({
      id: 'error-rate',
      points: 5,
      value: 1,
      why: '50 errors from 2026-01-01 to 2026-05-01, 1 per 1,000 requests, of 1 kind, 1 recurring',
      evidence: ['KeyError in library_loan/models/loan.py:action_lend (50 times)'],
    });
  });

  it('tells failing crons, stuck jobs, code in the database, changed views and wide access', () => {
    const given = evidence({
      database: database(
        {
          library_loan: installed({
            ownModels: [model('library.loan')],
            crons: [cron({ failures: 4 }), cron({ id: 8, xmlid: null })],
            changedViews: 2,
            changedRecords: 1,
          }),
        },
        {
          operations: [
            { kind: 'queue-blocked', addon: 'library_loan', count: 10, why: 'jobs of library.loan.send are pending' },
            { kind: 'queue-blocked', addon: 'sale', count: 90, why: 'jobs of sale.order are pending' },
          ],
          code: [
            { kind: 'server-action', id: 'ir.actions.server:4', model: 'library.loan', lines: 30, flags: ['sudo'] },
            { kind: 'server-action', id: 'ir.actions.server:5', model: 'sale.order', lines: 900, flags: [] },
          ],
          access: {
            privileged: [],
            concerns: [
              { kind: 'write-for-everyone', count: 3, ids: [], why: '', addons: { library_loan: 2, sale: 1 } },
              { kind: 'key-old', count: 3, ids: [], why: '', addons: { library_loan: 3 } },
            ],
          },
        },
      ),
    });
    expect(factors(given).map(({ id, points, value }) => [id, points, value])).toEqual([
      ['failing-crons', 3, 1],
      ['blocked-queue', 2, 10],
      ['database-code', 1.5, 1],
      ['changed-in-database', 0.75, 3],
      ['wide-access', 2, 2],
    ]);
    expect(one(given, 'failing-crons').evidence).toEqual(['scheduled action library_loan.remind']);
    expect(one(given, 'database-code').evidence).toEqual(['server-action ir.actions.server:4 (sudo)']);
    for (const id of ids(given)) expect(RISK_FACTORS).toContain(id);
    const settings = completeSettings({ riskWeights: { 'failing-crons': 0 } });
    const off = riskOf(loan, [], contextOf(loan, { evidence: given, settings }));
    expect(off.factors.find(({ id }) => id === 'failing-crons')!.points).toBe(0);
  });

  it('is surer with incidents and errors that were looked for, less sure without, and never for it higher', () => {
    const history = new Map();
    const confidence = (given?: RunningEvidence) =>
      riskOf(loan, [], contextOf(loan, { history, ...(given === undefined ? {} : { evidence: given }) })).confidence;
    expect(confidence()).toBe('medium');
    expect(confidence(evidence({ tickets: tickets([]) }))).toBe('medium');
    expect(confidence(evidence({ tickets: tickets([]), log: log({}, '2026-01-01') }))).toBe('high');
  });

  const anyTicket = fc
    .record({
      severity: fc.constantFrom(1, 2, 3, 4, null),
      kind: fc.constantFrom('incident', 'request', 'debt', 'unknown'),
      emergency: fc.boolean(),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ confidence, ...entry }) =>
      ticket({ ...(entry as Partial<Ticket>), addons: [{ name: 'library_loan', basis: 'text', confidence }] }),
    );
  const anyTickets = fc
    .array(anyTicket, { maxLength: 30 })
    .map((list) => list.map((entry, i) => ({ ...entry, id: `${i}` })));

  it('is never lowered by more incidents or errors, stays in bounds, and ignores their order', () => {
    fc.assert(
      fc.property(anyTickets, anyTicket, fc.nat(1e5), fc.nat(1e5), (list, extra, errors, more) => {
        const given = (all: Ticket[], count: number) =>
          evidence({
            tickets: tickets(all),
            log: log({ library_loan: logged({ errors: count, cronFailures: count }) }, '2026-01-01'),
          });
        const before = risk(given(list, errors));
        const after = risk(given([...list, { ...extra, id: 'extra' }], errors + more));
        expect(after.score).toBeGreaterThanOrEqual(before.score - 0.03);
        expect(after.score).toBeLessThanOrEqual(100);
        expect(risk(given([...list].reverse(), errors))).toEqual(before);
      }),
    );
  });

  it('does not become less by a source that is missing than by one that saw no trouble', () => {
    fc.assert(
      fc.property(anyTickets, (list) => {
        const quiet = {
          log: log({ library_loan: logged() }, '2026-01-01'),
          database: database({ library_loan: installed() }),
        };
        const all = { ...quiet, tickets: tickets(list) };
        for (const key of ['log', 'database'] as const) {
          expect(risk({ ...all, [key]: null }).score).toBe(risk(all).score);
        }
      }),
    );
  });
});
