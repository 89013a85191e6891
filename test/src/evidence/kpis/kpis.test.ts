import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../../../src/domain/evidence/tickets.js';
import type { HistoryEvidence } from '../../../../src/domain/history.js';
import { kpisOf } from '../../../../src/evidence/kpis/index.js';
import { at, evidence, kpis, log, sla, ticket } from './helpers.js';

const DAY = 24;
/** Ten critical incidents, one every ten days, resolved after 1 to 10 hours. */
const TEN = Array.from({ length: 10 }, (_, index) =>
  ticket({ in: index * 10 * DAY, out: index * 10 * DAY + index + 1 }),
);

describe('without tickets', () => {
  it('there are no figures where there is no evidence', () => {
    expect(kpisOf({ tickets: null, sla: sla() })).toBeNull();
  });

  it('each figure says why it is unknown, and none is 0', () => {
    const {
      criticalIncidents,
      criticalResolution,
      reopening,
      emergencies,
      rootCauses,
      backlog,
      crons,
      queue,
      releases,
      reserve,
      sla: met,
    } = kpis(null, { log: log({}) });
    const all = [
      criticalIncidents,
      criticalResolution,
      reopening,
      emergencies,
      rootCauses,
      backlog,
      crons.failures,
      crons.late,
      queue,
      reserve,
    ];
    for (const kpi of [
      ...all,
      ...Object.values(releases),
      ...met.rows.flatMap(({ reaction, resolution }) => [reaction, resolution]),
    ]) {
      expect(kpi.value).toBeNull();
      expect(kpi.unknown).toMatch(/\w+ \w+/);
    }
    expect([criticalResolution.open, backlog.open]).toEqual([null, null]);
  });
});

describe('critical incidents', () => {
  it('are counted per month, with every month named', () => {
    const { criticalIncidents } = kpis(TEN);
    expect(criticalIncidents).toMatchObject({
      numerator: 10,
      denominator: 3.29,
      value: 3.04,
      coverage: 1,
      unknown: null,
    });
    expect(criticalIncidents.months).toEqual([
      { month: '2026-01', count: 4 },
      { month: '2026-02', count: 2 },
      { month: '2026-03', count: 3 },
      { month: '2026-04', count: 1 },
    ]);
  });

  it('are unknown until the priorities are explained, from less than four weeks, or of tickets of unknown kind', () => {
    expect(kpis(TEN.map((one) => ({ ...one, severity: null }))).criticalIncidents.unknown).toContain(
      'tickets.priorities',
    );
    expect(kpis(evidence(TEN, 20 * DAY)).criticalIncidents.unknown).toContain('less than four weeks');
    const vague = TEN.map((one, index) => (index < 6 ? { ...one, kind: 'unknown' as const } : one));
    expect(kpis(vague).criticalIncidents).toMatchObject({ value: null, coverage: 0.4 });
  });

  it('are none, not unknown, where every incident is of another severity', () => {
    expect(kpis(TEN.map((one) => ({ ...one, severity: 3 as const }))).criticalIncidents).toMatchObject({
      value: 0,
      unknown: null,
    });
  });
});

describe('resolution of critical incidents', () => {
  it('is the median, with an interval and what is still open', () => {
    const done = kpis(TEN).criticalResolution;
    expect(done).toMatchObject({ value: 5.5, p85: 9, resolved: 10, open: 0, denominator: 10 });
    // Computed apart from the log(−log) limits of the ten steps.
    expect(done.interval).toMatchObject({ low: 1, high: 8 });
    const open = [...TEN, ...Array.from({ length: 4 }, () => ticket({ in: 95 * DAY }))];
    expect(kpis(open).criticalResolution).toMatchObject({ value: 7.5, p85: null, resolved: 10, open: 4 });
  });

  it('is insufficient below five, and not told where most are open', () => {
    expect(kpis(TEN.slice(0, 4)).criticalResolution).toMatchObject({
      value: null,
      unknown: 'insufficient: 4 resolved, 5 are needed',
    });
    const open = [...TEN.slice(0, 5), ...Array.from({ length: 9 }, () => ticket({ in: DAY }))];
    expect(kpis(open).criticalResolution.unknown).toBe('more than half are still open');
  });

  it('is in working hours where the configuration names them', () => {
    // 1 January 2026 is a Thursday.
    const over = Array.from({ length: 5 }, (_, week) =>
      ticket({ in: (1 + 7 * week) * DAY + 16, out: (4 + 7 * week) * DAY + 10 }),
    );
    const workingHours = { monday: '09:00-17:00', friday: '09:00-17:00' };
    const { hours, criticalResolution } = kpis(over, { sla: sla({ workingHours }) });
    expect([hours, criticalResolution.value]).toEqual(['working', 2]);
    expect(kpis(over).criticalResolution.value).toBe(66);
  });
});

describe('reopening', () => {
  it('is told of those of which it is known, and hidden where that is less than half', () => {
    const known = TEN.map((one, index) => ({ ...one, reopened: index < 6 ? (index < 2 ? 1 : 0) : null }));
    expect(kpis(known).reopening).toMatchObject({ value: 0.3333, numerator: 2, denominator: 6, coverage: 0.6 });
    const few = known.map((one, index) => ({ ...one, reopened: index < 2 ? 1 : null }));
    expect(kpis(few).reopening).toMatchObject({ value: null, coverage: 0.2, unknown: 'known of 2 of 10 only' });
  });
});

describe('emergencies', () => {
  const some = TEN.map((one, index) => ({ ...one, emergency: index < 2 }));
  it('are a share of the hours, or of the tickets where hours are not booked', () => {
    const booked = some.map((one, index) => ({ ...one, effortHours: index < 8 ? (index < 2 ? 10 : 5) : null }));
    expect(kpis(booked).emergencies).toMatchObject({
      value: 0.4,
      numerator: 20,
      denominator: 50,
      coverage: 0.8,
      measured: 'hours',
    });
    expect(kpis(some).emergencies).toMatchObject({ value: 0.2, numerator: 2, denominator: 10, measured: 'tickets' });
  });

  it('are unknown where no column could tell them', () => {
    expect(kpis(evidence(some, 2400, ['id', 'created'])).emergencies).toMatchObject({ value: null, measured: null });
  });
});

describe('root causes', () => {
  it('come back within ninety days', () => {
    const causes = ['index', 'index', 'mail', 'mail', 'mail', 'disk', null, null, 'far', 'index'];
    const named = TEN.map((one, index) => ({
      ...one,
      rootCause: causes[index]!,
      addons: [{ name: 'bakery_sale', basis: 'field', confidence: 1 }],
    }));
    const { rootCauses } = kpis(named);
    expect(rootCauses).toMatchObject({ value: 0.75, numerator: 6, denominator: 8, coverage: 0.8 });
    expect(rootCauses.causes).toEqual([
      { cause: 'index', incidents: 3, addons: ['bakery_sale'] },
      { cause: 'mail', incidents: 3, addons: ['bakery_sale'] },
    ]);
  });

  it('are two causes where a hundred days lie between them', () => {
    const apart = [0, 95].map((day) => ticket({ in: day * DAY, rootCause: 'index' }));
    expect(kpis(apart).rootCauses).toMatchObject({ value: 0, causes: [] });
  });
});

describe('backlog', () => {
  it('has an age, a tail and a direction', () => {
    const open = [2, 4, 6, 95, 99].map((day) => ticket({ in: (100 - day) * DAY }));
    const { backlog } = kpis([...TEN, ...open]);
    expect(backlog).toMatchObject({ value: 6, open: 5, p85: 99, oldest: 99, over90Days: 0.4, coverage: 1 });
    expect(backlog).toMatchObject({ arrivals: 1.05, closures: 0.7, growth: 0.35 });
  });

  it('is unknown where the files hold closed tickets or open ones alone', () => {
    expect(kpis(TEN).backlog).toMatchObject({ value: null, open: null });
    expect(kpis([ticket({ in: 0 })]).backlog).toMatchObject({ arrivals: null, closures: null, growth: null });
  });
});

describe('service levels', () => {
  it('are held against a policy that says it is none of theirs', () => {
    const { sla: met } = kpis(
      evidence(
        TEN.map((one) => ({ ...one, startedAt: one.createdAt })),
        2400,
        ['started'],
      ),
    );
    expect([met.basis, met.rows.length]).toEqual(['policy', 4]);
    expect(met.source).toContain('no contract');
    expect(met.rows[0]).toMatchObject({
      resolutionHours: 4,
      reaction: { value: 1 },
      resolution: { value: 0.4, numerator: 4, denominator: 10 },
    });
    expect(met.rows[1]!.resolution).toMatchObject({
      value: null,
      unknown: 'no incident of severity 2 came in within the window',
    });
  });

  it('follow the contract, and due dates of the source before it', () => {
    const settings = sla({ targets: { '1': { reactionHours: 1, resolutionHours: 8 } } });
    expect(kpis(TEN, { sla: settings }).sla).toMatchObject({
      basis: 'contract',
      rows: [{ resolution: { value: 0.8 } }],
    });
    const due = TEN.map((one, index) => ({ ...one, slaDueAt: at(index * 10 * DAY + 2) }));
    expect(kpis(due, { sla: settings }).sla.rows[0]!.resolution.value).toBe(0.2);
    const told = TEN.map((one, index) => ({ ...one, slaBreached: index === 0 }));
    expect(kpis(told, { sla: settings }).sla.rows[0]!.resolution.value).toBe(0.9);
  });

  it('judge an open ticket once its time is over, and no reaction that nobody wrote down', () => {
    const open = [ticket({ in: 0 }), ticket({ in: 2399 }), ticket({ in: 0, out: 2 })];
    const { resolution, reaction } = kpis(open).sla.rows[0]!;
    expect(resolution).toMatchObject({ numerator: 1, denominator: 2 });
    expect(reaction).toMatchObject({ value: null, unknown: 'known of 0 of 3 only' });
  });
});

describe('running the system', () => {
  const deployments = [0, 10, 20, 30, 40, 41].map((day) => ({ at: at(day * DAY), addons: ['bakery_sale'] }));

  it('releases fail by the incidents after them, and are repeated by the log', () => {
    const severe = [12, 33].map((day) =>
      ticket({
        in: day * DAY,
        out: day * DAY + 1,
        severity: 2,
        addons: [{ name: 'bakery_sale', basis: 'field', confidence: 1 }],
      }),
    );
    const { releases } = kpis(severe, { log: log({ deployments }) });
    expect(releases.failed).toMatchObject({ value: 0.3333, numerator: 2, denominator: 6, coverage: 1 });
    expect(releases.repeated).toMatchObject({ value: 0.1667, numerator: 1, denominator: 6 });
    expect(kpis(TEN, { log: log({ deployments }) }).releases.failed.unknown).toContain('0 of 10 incidents');
    expect(kpis(TEN, { log: log({ deployments: deployments.slice(0, 3) }) }).releases.repeated.unknown).toContain(
      'insufficient',
    );
  });

  it('reverts come from git', () => {
    const addons = new Map([['bakery_sale', { commits: 40, reverts: 2 }]]);
    const history = { addons, unknown: [], window: null } as unknown as HistoryEvidence;
    expect(kpis(TEN, { history }).releases.reverts).toMatchObject({ value: 0.05, numerator: 2, denominator: 40 });
  });

  it('crons fail by their runs', () => {
    const crons = [
      { name: 'Bake', runs: 8, failures: 1, timeouts: 1 },
      { name: 'Sell', runs: 12, failures: 0, timeouts: 0 },
    ];
    expect(kpis(TEN, { log: log({ crons: crons as never }) }).crons.failures).toMatchObject({
      value: 0.1,
      numerator: 2,
      denominator: 20,
    });
  });
});

describe('the reserve', () => {
  it('is the usual one, more where incidents come back, and explained', () => {
    const work = [
      ...Array.from({ length: 6 }, (_, index) =>
        ticket({ in: index * DAY, out: index * DAY + 1, rootCause: 'index', effortHours: 5 }),
      ),
      ...Array.from({ length: 7 }, (_, index) =>
        ticket({ in: index * DAY, out: index * DAY + 1, kind: 'enhancement', effortHours: 10 }),
      ),
    ];
    const { reserve } = kpis(work);
    expect(reserve.value).toBe(35);
    expect(reserve.terms.map(({ name, percent, basis }) => [name, percent, basis])).toEqual([
      ['usual', 20, 'assumption'],
      ['unplanned', 30, 'measured'],
      ['recurring', 30, 'measured'],
      ['most', 35, 'assumption'],
    ]);
  });

  it('is not told where the work is not known', () => {
    expect(kpis(TEN.map((one) => ({ ...one, kind: 'unknown' as const }))).reserve).toMatchObject({
      value: null,
      unknown: expect.stringMatching(
        /^nothing was measured .* \(of most tickets the kind cannot be told\); the plan keeps/,
      ),
    });
  });

  it('says without tickets what is assumed and what is unknown', () => {
    const { reserve } = kpisOf({ tickets: null, log: log({}), sla: sla() })!;
    expect(reserve.unknown).toMatch(/\(no tickets were given\)/);
    expect(reserve.terms.map(({ name, percent, basis }) => [name, percent, basis])).toEqual([
      ['usual', 20, 'assumption'],
      ['unplanned', null, 'unknown'],
      ['recurring', null, 'unknown'],
    ]);
    expect(reserve.terms[1]!.why).toMatch(/is not known: no tickets were given$/);
  });
});

describe('properties', () => {
  const kinds = fc.constantFrom<Ticket['kind']>('incident', 'enhancement', 'request', 'debt', 'unknown');
  const tickets = fc.array(
    fc
      .record({
        kind: kinds,
        severity: fc.constantFrom<Ticket['severity']>(1, 2, 3, 4, null),
        in: fc.integer({ min: 0, max: 2400 }),
        took: fc.option(fc.integer({ min: 0, max: 2000 })),
        begun: fc.option(fc.integer({ min: 0, max: 50 })),
        reopened: fc.option(fc.nat(3)),
        effortHours: fc.option(fc.integer({ min: 0, max: 40 })),
        emergency: fc.boolean(),
        slaBreached: fc.option(fc.boolean()),
        rootCause: fc.option(fc.constantFrom('index', 'mail', 'disk')),
      })
      .map(({ took, begun, ...one }) =>
        ticket({
          ...one,
          ...(took === null ? {} : { out: one.in + took }),
          ...(begun === null ? {} : { begun: one.in + begun }),
        }),
      ),
    { maxLength: 40 },
  );

  it('hold the schema: no NaN, no share above one; every unknown says why', () => {
    fc.assert(
      fc.property(tickets, (list) => {
        const text = JSON.stringify(kpis(list));
        expect(text).not.toContain('NaN');
        JSON.parse(text, (_, one) => {
          if (one !== null && typeof one === 'object' && 'unknown' in one)
            expect((one.value === null) === (one.unknown !== null)).toBe(true);
          return one;
        });
      }),
    );
  });

  it('do not depend on the order of the tickets', () => {
    const pair = tickets.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(pair, ([list, shuffled]) => {
        expect(kpis(shuffled)).toEqual(kpis(list));
      }),
    );
  });

  it('rise with one more case: critical incidents, backlog, reopenings', () => {
    fc.assert(
      fc.property(tickets, (list) => {
        const known = list.map((one) => ({
          ...one,
          kind: 'incident' as const,
          severity: one.severity ?? 4,
          reopened: one.reopened ?? 0,
        }));
        const before = kpis([...known, ticket({ in: 0, out: 1, reopened: 0 })]);
        const after = kpis([...known, ticket({ in: 0, out: 1, reopened: 1 }), ticket({ in: 1, reopened: 0 })]);
        expect(after.criticalIncidents.value!).toBeGreaterThan(before.criticalIncidents.value!);
        expect(after.reopening.value!).toBeGreaterThan(before.reopening.value!);
        expect(after.backlog.open!).toBe((before.backlog.open ?? 0) + 1);
      }),
    );
  });
});
