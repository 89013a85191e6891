import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../../../reports/terminal/ui/planning/forms.js';
import { planningOf, unsaved } from '../../../../../reports/terminal/ui/planning/state.js';
import { curveText } from '../../../../../reports/terminal/ui/views/scenarios.js';
import { Desk } from './desk.js';

const pinsOf = (desk: Desk) => desk.state.decisions?.planFile.pins;

describe('a plan in the terminal', () => {
  it('pins an item to the next sprint, plans at once and says what moved', () => {
    const desk = new Desk().press('4').select('DEBT-04');
    const from = desk.sprintOf('DEBT-04')!;
    desk.press('>');
    expect(desk.sprintOf('DEBT-04')).toBe(from + 1);
    expect(pinsOf(desk)).toEqual([{ item: 'DEBT-04', sprint: from + 1 }]);
    expect(desk.repository.read('odoo-debt-plan.yaml')).toContain('item: DEBT-04');
    expect(desk.screen).toContain(`sprint ${from} → sprint ${from + 1}  Retire the old pilot log`);
    expect(planningOf(desk.state).last?.price).toContain(`DEBT-04 pinned to sprint ${from + 1} costs`);
    expect(unsaved(desk.state)).toBe(true);
    expect(desk.screen).toContain('4 plan*');
  });

  it('brings the plan back to the letter when a decision is undone, and again when it is made again', () => {
    const desk = new Desk().press('4').select('DEBT-04');
    const before = desk.places;
    const after = desk.press('>').places;
    expect(after).not.toEqual(before);
    expect(desk.press('u').places).toEqual(before);
    expect(pinsOf(desk)).toEqual([]);
    expect(desk.press('Redo').places).toEqual(after);
  });

  it('takes back what no plan keeps, names ways out, and keeps it where that is wanted', () => {
    const desk = new Desk().press('4').select('DEBT-04').press('>');
    const before = desk.places;
    desk.press('D').answer('1');
    expect(desk.state.decisions?.planFile.deadlines).toEqual([]);
    expect(desk.places).toEqual(before);
    expect(desk.screen).toContain('No plan keeps: DEBT-04 due by sprint 1');
    expect(desk.screen).toContain('Ways out');
    expect(planningOf(desk.state).clash?.repairs.length).toBeGreaterThan(0);
    desk.press('Keep');
    expect(desk.state.decisions?.planFile.deadlines).toEqual([{ item: 'DEBT-04', by: 1 }]);
    expect(desk.places).toEqual(before);
    expect(desk.screen).toContain('decisions clash');
    desk.press('u');
    expect(desk.state.decisions?.planFile.deadlines).toEqual([]);
    expect(desk.screen).not.toContain('decisions clash');
  });

  it('keeps further decisions while those before them clash, as one of them may be the way out', () => {
    const desk = new Desk().press('4').select('DEBT-04').press('>').press('D').answer('1').press('Keep');
    desk.select('DEBT-05').press('D').answer('4');
    expect(desk.state.decisions?.planFile.deadlines).toHaveLength(2);
    expect(planningOf(desk.state).possible).toBe(false);
    desk.select('DEBT-04').press('P');
    expect(planningOf(desk.state).possible).toBe(true);
    expect(desk.sprintOf('DEBT-04')).toBe(1);
  });

  it('puts an item off, and lets go of the pin that would stand against it', () => {
    const desk = new Desk().press('4').select('DEBT-04');
    const from = desk.sprintOf('DEBT-04')!;
    desk.press('p');
    expect(pinsOf(desk)).toEqual([{ item: 'DEBT-04', sprint: from }]);
    desk.press('d');
    expect(pinsOf(desk)).toEqual([]);
    expect(desk.state.decisions?.planFile.notBefore).toEqual([{ item: 'DEBT-04', from: from + 1 }]);
    expect(desk.sprintOf('DEBT-04') ?? 99).toBeGreaterThan(from);
  });

  it('splits an item, and plans its parts', () => {
    const desk = new Desk().press('4').select('DEBT-10').press('x').answer('20, 20');
    expect(desk.state.decisions?.planFile.splits).toEqual([{ item: 'DEBT-10', hours: [20, 20] }]);
    const all = [...desk.places.flat(), ...desk.state.plan.unplanned.map(({ id }) => id)];
    expect(all.filter((id) => id.startsWith('DEBT-10')).sort()).toEqual(['DEBT-10#1', 'DEBT-10#2']);
  });

  it.each([
    ['8,8,4', [8, 8, 4]],
    ['8 + 8', [8, 8]],
    ['20', null],
    ['8, 0', null],
    ['eight, 8', null],
  ])('reads parts %s', (text, parts) => expect(partsOf(text)).toEqual(parts));

  it('changes the hours of one sprint and of all, and the reserve', () => {
    const desk = new Desk().press('4').select('group:2').press('c', 's').answer('80');
    expect(desk.state.plan.sprints.map(({ capacityHours }) => capacityHours)).toEqual([32, 16, 32, 32]);
    desk.press('c', 'e').answer('200');
    expect(desk.state.plan.sprints.map(({ capacityHours }) => capacityHours)).toEqual([40, 16, 40, 40]);
    desk.press('R').answer('10');
    expect(desk.state.plan.sprints.map(({ capacityHours }) => capacityHours)).toEqual([20, 8, 20, 20]);
    expect(planningOf(desk.state).last?.gain).toBeLessThan(0);
  });

  it('keeps the number of sprints where nothing but the hours of one is told', () => {
    const desk = new Desk();
    desk.repository.config.sprints = undefined;
    desk.press('4').select('group:2').press('c', 's').answer('0');
    expect(desk.state.plan.sprints.map(({ capacityHours }) => capacityHours)).toEqual([32, 0, 32, 32]);
  });

  it('says that the configuration comes first where it does', () => {
    const desk = new Desk();
    desk.repository.config.reserve = 25;
    desk.press('4', 'R').answer('10');
    expect(desk.state.message).toEqual({
      kind: 'problem',
      text: 'The reserve stays 25 %: plan.reserve of the configuration comes first',
    });
  });

  it('saves the plan into the plan file, and asks before it is lost', () => {
    const desk = new Desk().press('4').select('DEBT-04').press('>', 'q');
    expect(desk.quitted).toBe(false);
    expect(desk.screen).toContain('The plan is not in the plan file?');
    desk.press('Esc', 'w');
    expect(unsaved(desk.state)).toBe(false);
    expect(desk.repository.read('odoo-debt-plan.yaml')).toContain('Retire the old pilot log');
    expect(desk.press('q').quitted).toBe(true);
  });

  it('saves and leaves where that is the answer', () => {
    const desk = new Desk().press('4').select('DEBT-04').press('>', 'q', 's');
    expect(desk.quitted).toBe(true);
    expect(desk.repository.read('odoo-debt-plan.yaml')).toContain('Retire the old pilot log');
  });

  it('leaves the plan alone for what it does not depend on', () => {
    const desk = new Desk().press('3').select('DEBT-04');
    const { plan } = desk.state;
    desk.press('A').answer('Ida').press('N').answer('after the summer');
    expect(desk.state.plan).toBe(plan);
    expect(desk.press('/', 'Ida', 'Enter').screen).toContain('Retire the old pilot log');
  });

  it('goes from an item to what it waits for, and to a finding', () => {
    const desk = new Desk().press('3').select('DEBT-03').press('Enter');
    expect(desk.screen).toContain('Move the berth calendar to 18.0');
    desk.select('first DEBT-02').press('Enter');
    expect(desk.state.places.at(-1)).toEqual({ view: 'item', subject: 'DEBT-02' });
    desk.press('Esc');
    const finding = desk.state.model.item('DEBT-03')!.findings[0]!;
    desk.select(`finding ${finding}`).press('Enter');
    expect(desk.state.places.at(-1)).toEqual({ view: 'finding', subject: finding });
  });

  it('moves from sprint to sprint sideways where they stand side by side', () => {
    const desk = new Desk(undefined, { columns: 140, rows: 40 }).press('4').select('group:1').press('Right');
    expect(desk.state.lists.plan?.selected).toBe('group:2');
    expect(desk.press('Left').state.lists.plan?.selected).toBe('group:1');
  });

  it('says why nothing can be decided where the code is not', () => {
    const desk = new Desk(undefined, { ports: { workspace: null } }).press('4').select('DEBT-04').press('>');
    expect(desk.state.message?.text).toBe('opened read-only: no repository');
  });
});

it('draws a curve in eight heights', () => {
  expect(curveText([100, 50, 0], 100, 9, false)).toBe('█▅▁');
  expect(curveText([100, 50, 0], 100, 9, true)).toBe('#=_');
});
