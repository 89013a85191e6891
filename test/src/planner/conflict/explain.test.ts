import { describe, expect, it } from 'vitest';
import { backlog, settingsFor } from '../../../../scripts/plan-instances.js';
import type { DebtItem } from '../../../../src/domain/debt-item.js';
import type { PlanSettings } from '../../../../src/domain/plan.js';
import { explainConflict, withConflict } from '../../../../src/planner/conflict/index.js';
import { PlanError } from '../../../../src/planner/errors.js';
import { findSchedule } from '../../../../src/planner/index.js';
import { makeInstance } from '../../../../src/planner/instance.js';

const TEAM: PlanSettings = {
  sprints: 4,
  capacityHours: 10,
  reservePercent: 100,
  start: null,
  sprintDays: 14,
  pins: {},
};

function item(id: string, hours: number, dependsOn: string[] = [], more: Partial<DebtItem> = {}): DebtItem {
  const estimate = { p15: hours, p50: hours, p85: hours };
  const base = { id, title: `Mend ${id}`, addon: 'library_loan', kind: 'maintainability' as const, findings: [] };
  return { ...base, hours: estimate, value: 5, dependsOn, verdict: 'refactor', ...more };
}

const texts = ({ constraints }: { constraints: { text: string }[] }) => constraints.map(({ text }) => text);
const waysOut = ({ repairs }: { repairs: { text: string }[] }) => repairs.map(({ text }) => text);

describe('explainConflict', () => {
  it('names the chain, the sprints and the pin, and nothing that has no part in it', () => {
    const items = [item('LOAN-1', 8), item('LOAN-2', 8, ['LOAN-1']), item('LOAN-3', 8, ['LOAN-2']), item('LOAN-4', 9)];
    const settings = { ...TEAM, pins: { 'LOAN-3': 2, 'LOAN-4': 4 }, notBefore: { 'LOAN-1': 1 } };
    const conflict = explainConflict(items, settings);
    expect(conflict.found).toBe('smallest');
    expect(texts(conflict)).toEqual([
      'LOAN-3 (8 h) is pinned to sprint 2',
      'LOAN-2 (8 h) waits for LOAN-1 (8 h)',
      'LOAN-3 (8 h) waits for LOAN-2 (8 h)',
      'sprint 1 has 10 h for debt',
      'sprint 2 has 10 h for debt',
    ]);
    expect(waysOut(conflict)).toEqual([
      'Give sprint 1 6 h more for debt (16 h instead of 10 h).',
      'Move the pin of LOAN-3 from sprint 2 to sprint 3.',
      'Give up the pin of LOAN-3.',
    ]);
    expect(conflict.repairs.map(({ cost }) => cost)).toEqual([
      { amount: 6, unit: 'hours' },
      { amount: 1, unit: 'sprints' },
      { amount: 1, unit: 'promises' },
    ]);
  });

  it('names the part of the reserve and the skill that run out', () => {
    const items = [
      item('GATE-1', 3, [], { kind: 'security', skill: 'javascript' }),
      item('GATE-2', 3, [], { kind: 'security', skill: 'javascript' }),
    ];
    const settings: PlanSettings = {
      ...TEAM,
      classPercent: { security: 50 },
      skillHours: { javascript: 4 },
      deadlines: { 'GATE-1': 1, 'GATE-2': 1 },
    };
    const conflict = explainConflict(items, settings);
    expect(texts(conflict)).toContain('sprint 1 has 5 h for debt of class security');
    // One hour more of the class and two of the skill are two hours of somebody who knows it.
    const hours = conflict.repairs.find(({ kind }) => kind === 'hours')!;
    expect(hours.text).toBe(
      'Give sprint 1 1 h more for debt of class security (6 h instead of 5 h) and sprint 1 2 h more for work in javascript (6 h instead of 4 h).',
    );
    expect(hours.cost).toEqual({ amount: 2, unit: 'hours' });
  });

  it('tells a first sprint after the deadline, a promise in a sprint that is over, and one that needs what is no item', () => {
    const late = explainConflict([item('DOCK-1', 2)], {
      ...TEAM,
      deadlines: { 'DOCK-1': 2 },
      notBefore: { 'DOCK-1': 4 },
    });
    expect(texts(late)).toEqual(['DOCK-1 (2 h) is due by sprint 2', 'DOCK-1 (2 h) cannot begin before sprint 4']);
    expect(waysOut(late)).toContain('Move the first sprint of DOCK-1 from sprint 4 to sprint 2.');
    const over: PlanSettings = {
      ...TEAM,
      pins: { 'DOCK-1': 1 },
      fixed: [{ index: 1, start: null, capacityHours: 10, items: [], state: 'done' }],
    };
    const past = explainConflict([item('DOCK-1', 2)], over);
    expect(texts(past)).toEqual(['DOCK-1 is pinned to sprint 1, which is done or active and stays as it is']);
    expect(waysOut(past)[0]).toBe('Move the pin of DOCK-1 from sprint 1 to sprint 2.');
    const lost = explainConflict([item('DOCK-1', 2, ['DOCK-9'])], { ...TEAM, deadlines: { 'DOCK-1': 2 } });
    expect(texts(lost)).toEqual([
      'DOCK-1 (2 h) is due by sprint 2',
      'DOCK-1 (2 h) waits for DOCK-9, which is not among the items',
    ]);
    expect(waysOut(lost)).toEqual([
      'Give up the deadline of DOCK-1.',
      'Give up what DOCK-1 says of waiting for DOCK-9.',
    ]);
  });

  it('names the shortest circle and which dependency opens all of them', () => {
    const items = [item('KEY-1', 1, ['KEY-3']), item('KEY-2', 1, ['KEY-1']), item('KEY-3', 1, ['KEY-2', 'KEY-1'])];
    const conflict = explainConflict(items, TEAM);
    expect(texts(conflict)).toEqual(['KEY-1 waits for KEY-3', 'KEY-3 waits for KEY-1']);
    expect(waysOut(conflict)).toEqual(['Let KEY-1 not wait for KEY-3.']);
  });

  it('counts hours of items larger than a sprint over the sprints they run through', () => {
    const items = [item('HULL-1', 25), item('HULL-2', 6, ['HULL-1'])];
    const enough = { ...TEAM, deadlines: { 'HULL-2': 4 } };
    expect(explainConflict(items, enough).found).toBe('none');
    const conflict = explainConflict(items, { ...TEAM, deadlines: { 'HULL-2': 3 } });
    expect(conflict.found).toBe('smallest');
    expect(texts(conflict)).toHaveLength(5);
    expect(conflict.repairs[0]).toMatchObject({ kind: 'hours', cost: { amount: 1, unit: 'hours' } });
    expect(waysOut(conflict)).toContain('Move the deadline of HULL-2 from sprint 3 to sprint 4.');
    // A full sprint in between cuts the run; one without any hours does not.
    const cut = [item('HULL-1', 12), item('HULL-2', 10)];
    const words = { ...TEAM, sprints: 3, pins: { 'HULL-1': 1, 'HULL-2': 2 } };
    expect(explainConflict(cut, words).found).toBe('smallest');
    expect(explainConflict([cut[0]!], { ...words, pins: { 'HULL-1': 1 }, teamHours: { 2: 0 } }).found).toBe('none');
  });

  it('says which promises to give up together where no single change is enough', () => {
    const items = [item('MAST-1', 8), item('MAST-2', 8), item('MAST-3', 8), item('MAST-4', 8)];
    const pins = { 'MAST-1': 1, 'MAST-2': 1, 'MAST-3': 2, 'MAST-4': 2 };
    const conflict = explainConflict(items, { ...TEAM, pins });
    expect(waysOut(conflict)).toEqual([
      'Give sprint 1 6 h more for debt (16 h instead of 10 h) and sprint 2 6 h more for debt (16 h instead of 10 h).',
      'Give up the pin of MAST-1 and the pin of MAST-3.',
    ]);
  });

  it('minds parts: a pin is on the first part, a deadline on the last', () => {
    const settings = { ...TEAM, splits: { 'SAIL-1': [6, 6, 6] }, pins: { 'SAIL-1': 2 }, deadlines: { 'SAIL-1': 3 } };
    const conflict = explainConflict([item('SAIL-1', 18)], settings);
    expect(conflict.constraints.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'pin SAIL-1',
      'deadline SAIL-1',
      'dependency SAIL-1#2',
      'dependency SAIL-1#3',
      'capacity sprint 2',
      'capacity sprint 3',
    ]);
  });

  it('goes with the error of the planner, which it leaves as it is where it has nothing to say', () => {
    const items = [item('WELL-1', 8), item('WELL-2', 8)];
    const settings = { ...TEAM, pins: { 'WELL-1': 1, 'WELL-2': 1 } };
    let thrown: unknown;
    try {
      findSchedule(makeInstance(items, settings));
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(PlanError);
    const error = withConflict(thrown as PlanError, items, settings);
    expect(error.message).toBe((thrown as PlanError).message);
    expect(texts(error.conflict!)).toEqual([
      'WELL-1 (8 h) is pinned to sprint 1',
      'WELL-2 (8 h) is pinned to sprint 1',
      'sprint 1 has 10 h for debt',
    ]);
    expect(withConflict(thrown as PlanError, items, { ...settings, sprints: 0 })).toBe(thrown);
    expect(withConflict(thrown as PlanError, items, TEAM)).toBe(thrown);
  });

  it('stays within its limits on a large backlog, and says what it could not tell', () => {
    const items = backlog(200, 1.2, 1);
    const settings = settingsFor(items, 12, 0.6);
    const deadlines = Object.fromEntries(items.slice(120).map(({ id }, i) => [id, 2 + (i % 3)]));
    const start = performance.now();
    const conflict = explainConflict(items, { ...settings, deadlines });
    expect(['smallest', 'irreducible', 'clashing']).toContain(conflict.found);
    expect(conflict.constraints.length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(25_000);
  });
});
