import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunningEvidence } from '../../scoring/evidence.js';
import { interestOf } from '../../scoring/interest.js';
import { type CostSettings, completeSettings } from '../../scoring/settings.js';
import { upgradeCostOf } from '../../scoring/upgrade-cost.js';
import type { Ticket } from '../../src/domain/evidence/tickets.js';
import { evidence, ticket, tickets } from './evidence-library.js';
import { contextOf, loanAddon } from './library.js';

const loan = loanAddon();
const cost = upgradeCostOf(loan, [], contextOf(loan));
const interest = (given: RunningEvidence | undefined, settings: CostSettings = {}) =>
  interestOf(loan, [], cost, completeSettings(settings), given);
const term = (list: Ticket[], id: string, settings: CostSettings = {}) =>
  interest(evidence({ tickets: tickets(list) }), settings).factors.find((entry) => entry.id === id);
const left = (given: RunningEvidence | undefined, settings: CostSettings = {}) =>
  interest(given, settings).factors.at(-1)!.why;

describe('interest from tickets', () => {
  it('takes recorded hours, else those of the severity, as a year', () => {
    const list = [
      ticket({ id: 'A', effortHours: 5 }),
      ticket({ id: 'B', severity: 1 }),
      ticket({ id: 'C', kind: 'enhancement', effortHours: 90 }),
      ticket({ id: 'D', status: 'rejected' }),
    ];
    // 5 h recorded and 8 h taken in half a year.
    expect(term(list, 'incident-hours')).toMatchObject({
      points: 26,
      value: 2,
      why: '2 incidents from 2025-11-01 to 2026-05-02, 1 of them without recorded hours, taken by severity (assumption): 13 h, as a year',
      evidence: ['jira A', 'jira B'],
    });
    expect(term(list, 'incident-hours', { hoursPerIncident: { critical: 1 } })!.points).toBe(12);
  });

  it('adds a premium for work that broke into the plan, incident or not', () => {
    const list = [
      ticket({ id: 'A', effortHours: 4, emergency: true }),
      ticket({ id: 'B', kind: 'request', effortHours: 2, emergency: true }),
    ];
    expect(term(list, 'incident-hours')!.points).toBe(8);
    expect(term(list, 'emergency-premium')!.points).toBe(6);
    expect(term(list, 'emergency-premium', { emergencyPremium: 1 })!.points).toBe(12);
  });

  it('shares a ticket out among the addons it is about, so that no hour counts twice', () => {
    const both = [
      { name: 'library_loan', basis: 'commit', confidence: 0.9 },
      { name: 'library_desk', basis: 'commit', confidence: 0.9 },
    ];
    expect(term([ticket({ effortHours: 10, addons: both })], 'incident-hours')!.points).toBe(10);
    const doubt = [{ name: 'library_loan', basis: 'text', confidence: 0.4 }];
    expect(term([ticket({ effortHours: 10, addons: doubt })], 'incident-hours')!.points).toBe(8);
  });

  it('names what is unknown and what is switched off, and counts neither as nothing', () => {
    expect(left(undefined)).toContain(
      'incident hours (no tickets were given); emergency premium (no tickets were given)',
    );
    const week = { from: '2026-01-01T00:00:00Z', to: '2026-01-08T00:00:00Z', hours: 168 };
    expect(left(evidence({ tickets: tickets([ticket()], { window: week }) }))).toContain(
      'the tickets are of 7 days, 30 are needed',
    );
    expect(left(evidence({ tickets: tickets([ticket()], { window: null }) }))).toContain('the tickets have no time');
    const given = evidence({ tickets: tickets([ticket({ emergency: true })]) });
    expect(left(given, { interest: { incidentHours: false } })).toContain('incident hours (switched off)');
    expect(interest(given, { interest: { incidentHours: false, emergencyPremium: false } }).hoursPerYear).toBe(
      interest(undefined).hoursPerYear,
    );
    // None is a figure where tickets were given.
    expect(term([], 'incident-hours')).toMatchObject({ points: 0, value: 0 });
  });

  it('counts a published fee only where the team asks for it', () => {
    expect(left(undefined)).toContain(
      'no price was given; at a published 16 per 100 lines and month it would be 845 a year',
    );
    const asked = interest(undefined, { interest: { linesFee: true } }).factors.find(({ id }) => id === 'lines-fee')!;
    expect(asked.points).toBeCloseTo(8.45, 2);
  });

  it('grows with every incident and every hour', () => {
    const hours = fc.option(fc.double({ min: 0, max: 99, noNaN: true }), { nil: null });
    const list = fc.array(fc.record({ effortHours: hours, emergency: fc.boolean() }), { maxLength: 20 });
    fc.assert(
      fc.property(list, hours, (entries, effortHours) => {
        const made = entries.map((entry, i) => ticket({ ...entry, id: `${i}` }));
        const of = (all: Ticket[]) => interest(evidence({ tickets: tickets(all) })).hoursPerYear;
        expect(of([...made, ticket({ effortHours, id: 'z' })])).toBeGreaterThanOrEqual(of(made) - 0.011);
        expect(of([...made].reverse())).toBe(of(made));
      }),
    );
  });
});
