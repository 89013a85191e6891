import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../src/config/schema.js';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { Plan } from '../../../src/domain/plan.js';
import { type PlanFile, planFileSchema } from '../../../src/domain/plan-file.js';
import type { Result } from '../../../src/domain/result.js';
import { type Register, registerSchema } from '../../../src/domain/triage.js';
import { planSprints } from '../../../src/planner/index.js';
import { openPlanSession, type Replanned } from '../../../src/planning/session.js';

function item(id: string, hours: number, value: number): DebtItem {
  const estimate = { p15: hours / 2, p50: hours, p85: hours * 2 };
  return {
    id,
    title: id,
    addon: 'harbour',
    kind: 'reliability',
    findings: [],
    hours: estimate,
    value,
    dependsOn: [],
    verdict: 'keep',
  };
}
const ITEMS = [item('A', 8, 40), item('B', 8, 30), item('C', 4, 10), item('D', 4, 5)];
const CONFIG = configSchema.parse({ plan: { sprints: 3, capacity: 80, reserve: 10 } }).plan;
const SETTINGS = { sprints: 3, capacityHours: 80, reservePercent: 10, start: null, sprintDays: 14, pins: {} };

const open = () =>
  openPlanSession(
    { items: ITEMS, plan: planSprints(ITEMS, SETTINGS), kpis: null, waves: [] } as unknown as Result,
    CONFIG,
  );
const decisions = (planFile: Partial<PlanFile> = {}, register: Partial<Register> = {}) => ({
  planFile: { ...planFileSchema.parse({}), ...planFile },
  register: { ...registerSchema.parse({}), ...register },
});
function planned(outcome: Replanned): { plan: Plan; gain: number } {
  if ('problem' in outcome) throw new Error(outcome.problem);
  return outcome;
}
const places = ({ sprints }: Plan) =>
  sprints.map(({ items }) =>
    items
      .map(({ id }) => id)
      .sort()
      .join(''),
  );

describe('planning while somebody looks on', () => {
  it('moves nothing where nothing was decided', () => {
    const { plan, gain } = planned(open().replan(decisions()));
    expect(places(plan)).toEqual(['A', 'B', 'CD']);
    expect(plan.moves).toEqual([]);
    expect(gain).toBeCloseTo(0);
  });

  it('moves what a pin asks for, says what it costs, and goes on from there', () => {
    const session = open();
    const pinned = planned(session.replan(decisions({ pins: [{ item: 'A', sprint: 2 }] })));
    expect(places(pinned.plan)[1]).toBe('A');
    expect(pinned.gain).toBeLessThan(0);
    const back = planned(session.replan(decisions()));
    expect(back.plan.moves).toEqual([]);
    expect(places(back.plan)[1]).toBe('A');
    expect(places(planned(session.fresh(decisions())).plan)).toEqual(['A', 'B', 'CD']);
  });

  it('takes the hours that the team estimates', () => {
    const estimate = [{ item: 'C', hours: 8 }];
    const { plan } = planned(open().replan(decisions({}, { estimate })));
    expect(plan.sprints.flatMap(({ items }) => items).find(({ id }) => id === 'C')?.hours ?? 8).toBe(8);
    expect(places(plan)[2]).not.toBe('CD');
  });

  it('tells what stands against a plan, names ways out, and keeps the plan before', () => {
    const session = open();
    const pins = [
      { item: 'A', sprint: 1 },
      { item: 'B', sprint: 1 },
    ];
    const outcome = session.replan(decisions({ pins }));
    if (!('problem' in outcome)) throw new Error('there is no room for both');
    expect(outcome.problem).toContain('pinned to sprint 1');
    expect(outcome.repairs.length).toBeGreaterThan(0);
    expect(planned(session.replan(decisions())).plan.moves).toEqual([]);
  });

  it('says why, prices and compares on the same footing', async () => {
    const session = open();
    const now = decisions({ pins: [{ item: 'A', sprint: 2 }] });
    const { plan } = planned(session.replan(now));
    expect(session.why(now, plan, 'A').said[0]?.kind).toBe('pin');
    expect(session.prices(now, plan).find(({ kind }) => kind === 'pin')?.gain).toBeGreaterThan(0);
    expect((await session.scenarios(now)).map(({ name }) => name)).toContain('reserve 10 %');
  });
});
