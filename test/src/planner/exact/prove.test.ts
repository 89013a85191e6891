import { describe, expect, it } from 'vitest';
import { backlog, settingsFor } from '../../../../scripts/plan-instances.js';
import type { DebtItem } from '../../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../../src/domain/plan.js';
import { buildModel, orderOf, startOf } from '../../../../src/planner/exact/model.js';
import { prove } from '../../../../src/planner/exact/prove.js';
import { solveApart } from '../../../../src/planner/exact/solver.js';
import { findSchedule } from '../../../../src/planner/index.js';
import { makeInstance } from '../../../../src/planner/instance.js';
import { Decoder } from '../../../../src/planner/schedule.js';
import { bestPlan } from '../brute-force.js';

const TEAM: PlanSettings = {
  sprints: 3,
  capacityHours: 10,
  reservePercent: 100,
  start: null,
  sprintDays: 14,
  pins: {},
};

function item(id: string, hours: number, value: number, more: Partial<DebtItem> = {}): DebtItem {
  return {
    id,
    title: `Mend ${id}`,
    addon: 'bakery_oven',
    kind: 'maintainability',
    findings: [],
    hours: { p15: hours, p50: hours, p85: hours },
    value,
    dependsOn: [],
    verdict: 'refactor',
    ...more,
  };
}

/** A plan that does nothing well: items by name, whatever they are worth. */
function poorPlan(items: readonly DebtItem[], settings: PlanSettings) {
  const instance = makeInstance(items, settings);
  const order = [...instance.promised, ...instance.ids.map((_, i) => i)];
  return { instance, given: new Decoder(instance).decode(order) };
}

describe('prove', () => {
  it('finds the best plan and proves it, as trying everything does', async () => {
    for (const seed of [1, 2, 3]) {
      const items = backlog(8, 0.8, seed);
      const settings = settingsFor(items, 3, 0.6);
      const best = bestPlan(items, settings)!;
      const { instance, given } = poorPlan(items, settings);
      const { proof, schedule } = await prove(instance, given, { seconds: 20 });
      expect(proof).toMatchObject({ status: 'optimal', gap: 0, why: '' });
      expect(proof.objective).toBeCloseTo(best, 5);
      expect(proof.bound!).toBeGreaterThanOrEqual(best);
      expect(proof.bound! - best).toBeLessThan(1e-4);
      expect(proof.winner).toBe(schedule === null ? 'equal' : 'solver');
      expect((schedule ?? given).objective).toBeCloseTo(best, 5);
    }
  });

  it('keeps pins, deadlines, first sprints, classes and skills in the bound and in the plan', async () => {
    const items = [
      item('DOUGH-1', 6, 60, { kind: 'security' }),
      item('DOUGH-2', 4, 50, { skill: 'javascript' }),
      item('DOUGH-3', 4, 40, { skill: 'javascript', dependsOn: ['DOUGH-4'] }),
      item('DOUGH-4', 5, 1),
      item('DOUGH-5', 3, 90),
    ];
    const settings: PlanSettings = {
      ...TEAM,
      capacityHours: 20,
      classPercent: { security: 40 },
      skillHours: { javascript: 4 },
      pins: { 'DOUGH-4': 2 },
      deadlines: { 'DOUGH-3': 2 },
      notBefore: { 'DOUGH-5': 2 },
    };
    const { instance, given } = poorPlan(items, settings);
    const { proof, schedule } = await prove(instance, given, { seconds: 20 });
    // By hand: security in 1; 2 in 1, since 3 must be in 2 with 4, both javascript; 5 in 2 at the earliest, beside 3 and 4.
    expect(proof.status).toBe('optimal');
    expect(proof.objective).toBeCloseTo(60 * (2 / 3) + 50 * (2 / 3) + (40 + 1 + 90) * (1 / 3), 5);
    const plan = schedule ?? given;
    expect(Object.fromEntries(instance.ids.map((id, i) => [id, plan.last[i]]))).toEqual({
      'DOUGH-1': 1,
      'DOUGH-2': 1,
      'DOUGH-3': 2,
      'DOUGH-4': 2,
      'DOUGH-5': 2,
    });
  });

  it('bounds plans with items larger than a sprint from above', async () => {
    const items = [item('OVEN-1', 15, 30), item('OVEN-2', 4, 10, { dependsOn: ['OVEN-1'] }), item('OVEN-3', 6, 9)];
    const { instance, given } = poorPlan(items, TEAM);
    const { proof } = await prove(instance, given, { seconds: 20 });
    // 1 takes all of sprint 1 and half of 2; 2 goes with it into 2, and 3 into sprint 3, which is worth nothing.
    expect(proof.objective).toBeCloseTo((30 + 10) / 3, 5);
    expect(proof.bound!).toBeGreaterThanOrEqual(proof.objective!);
  });

  it('starts from a plan that satisfies the program, and reads it back in order', () => {
    const items = backlog(25, 1, 4);
    const instance = makeInstance(items, settingsFor(items, 5, 0.6));
    const given = findSchedule(instance);
    const model = buildModel(instance);
    const { program } = model;
    const start = startOf(model, instance, given);
    for (let row = 0; row < program.rowUpper.length; row++) {
      let sum = 0;
      for (let k = program.starts[row]!; k < program.starts[row + 1]!; k++) {
        sum += program.values[k]! * start[program.indices[k]!]!;
      }
      expect(sum).toBeLessThanOrEqual(program.rowUpper[row]! + 1e-9);
      expect(sum).toBeGreaterThanOrEqual(program.rowLower[row]! - 1e-9);
    }
    expect(program.cost.reduce((sum, cost, i) => sum + cost * start[i]!, 0)).toBeCloseTo(given.objective, 6);
    const again = new Decoder(instance).decode(orderOf(model, instance, start));
    expect(again.objective).toBeGreaterThanOrEqual(given.objective - 1e-9);
  });

  it('keeps the plan and the bound known where the time is up', async () => {
    const items = backlog(90, 1.2, 1);
    const instance = makeInstance(items, settingsFor(items, 8, 0.6));
    const given = findSchedule(instance);
    const bound = given.objective * 1.01;
    const { proof } = await prove(instance, given, { seconds: 0.2, bound });
    expect(proof.status).toBe('limit');
    expect(proof.why).toBe("The solver's 0.2 s were up.");
    expect(proof.objective!).toBeGreaterThanOrEqual(Math.round(given.objective * 1e6) / 1e6);
    expect(proof.bound!).toBeLessThanOrEqual(bound + 1e-3);
    expect(proof.gap!).toBeGreaterThanOrEqual((proof.bound! - proof.objective!) / proof.bound!);
  });

  it('says why where the solver gives no answer', async () => {
    const { instance, given } = poorPlan(backlog(8, 0.5, 1), TEAM);
    const none = await prove(instance, given, { seconds: 0, bound: 1e6 });
    expect(none.schedule).toBeNull();
    expect(none.proof).toMatchObject({ status: 'failed', winner: 'search', why: 'No time was given to the solver.' });
    const crowded = await prove(instance, given, { seconds: 20, megabytes: 1 });
    expect(crowded.schedule).toBeNull();
    expect(crowded.proof).toMatchObject({ status: 'failed', winner: 'search', bound: null, gap: null });
    expect(crowded.proof.why).toMatch(/^The solver gave no answer: .*memory/);
  });

  it('says that a program is wrong instead of throwing', async () => {
    const { instance } = poorPlan(backlog(6, 0, 1), TEAM);
    const { program } = buildModel(instance);
    const answer = await solveApart(
      { program: { ...program, columns: program.columns + 1 }, start: null },
      { seconds: 5 },
    );
    expect(answer.status).toBe('failed');
    expect(answer.why).not.toBe('');
  });
});
