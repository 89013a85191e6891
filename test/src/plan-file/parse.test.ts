import { describe, expect, it } from 'vitest';
import { InputErrors } from '../../../src/domain/errors.js';
import { parsePlanFile } from '../../../src/plan-file/parse.js';

function mistakes(text: string): readonly string[] {
  try {
    parsePlanFile(text, 'plan.yaml');
  } catch (error) {
    return error instanceof InputErrors ? error.lines : [(error as Error).message];
  }
  return [];
}

describe('the plan file', () => {
  it('is empty where nothing is in it', () => {
    expect(parsePlanFile('', 'plan.yaml')).toMatchObject({
      version: 1,
      start: null,
      sprints: [],
      pins: [],
    });
  });

  it('names every unknown key with what was meant', () => {
    expect(mistakes('pinns: []\nsprints:\n  - { sprint: 1, items: [{ item: DEBT-1, hour: 3 }] }')).toEqual([
      'plan.yaml: sprints.0.items.0.hours: Invalid input: expected number, received undefined',
      expect.stringContaining('unknown key hour; did you mean hours?'),
      expect.stringContaining('unknown key pinns; did you mean pins?'),
    ]);
  });

  it('refuses sprints out of order, an active one after a planned one, and what is said twice', () => {
    const text = `
sprints:
  - { sprint: 1, items: [{ item: DEBT-1, hours: 3 }, { item: DEBT-1, hours: 4 }] }
  - { sprint: 3, state: active }
pins:
  - { item: DEBT-2, sprint: 1 }
  - { item: DEBT-2, sprint: 3 }
`;
    expect(mistakes(text)).toEqual([
      'plan.yaml: sprints.0: DEBT-1 stands in it twice',
      'plan.yaml: sprints.1: is sprint 3; sprints are numbered from 1, in order',
      'plan.yaml: sprints.1: sprint 3 is active, but sprint 1 before it is planned',
      'plan.yaml: pins: DEBT-2 stands in it twice',
    ]);
  });

  it('tells in one line that it is no YAML, and does not follow an explosion of aliases', () => {
    expect(mistakes('sprints: [')).toHaveLength(1);
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(9)}]\nc: [${'*b,'.repeat(9)}]`;
    expect(mistakes(bomb)).toHaveLength(1);
  });
});
