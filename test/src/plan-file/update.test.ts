import { describe, expect, it } from 'vitest';
import type { PlanFile } from '../../../src/domain/plan-file.js';
import { parsePlanFile } from '../../../src/plan-file/parse.js';
import { updatePlanFile } from '../../../src/plan-file/update.js';

const WRITTEN = `# the bakery's plan
start: 2027-01-04
sprints:
  - sprint: 1
    state: active # since Monday
    items:
      # the oven first
      - { item: DEBT-1, hours: 6.50, title: "Repair the oven", actual: 7 } # Ann
  - sprint: 2
    name: "Winter"
    items:
      - { item: DEBT-2, hours: 3 } # Bob
      - { item: DEBT-3, hours: 2 }
  - sprint: 3
    items: []
pins:
  - item: DEBT-3
    sprint: 2
    reason: audit
`;

const read = (text: string): PlanFile => parsePlanFile(text, 'plan.yaml');

function change(edit: (file: PlanFile) => void): string {
  const file = read(WRITTEN);
  edit(file);
  return updatePlanFile(WRITTEN, file);
}

describe('writing a plan into its file', () => {
  it('changes no byte where nothing changed, but for the space before a comment', () => {
    expect(change(() => {})).toBe(WRITTEN);
  });

  it('moves the line of an item with its comment, and touches no other line', () => {
    const moved = change((file) => {
      const [bob] = file.sprints[1]!.items.splice(0, 1);
      file.sprints[2]!.items.push({ ...bob!, hours: 4 });
    });
    expect(moved).toBe(
      WRITTEN.replace('      - { item: DEBT-2, hours: 3 } # Bob\n', '').replace(
        '    items: []\n',
        '    items:\n      - { item: DEBT-2, hours: 4 } # Bob\n',
      ),
    );
  });

  it('takes out what is gone and adds what is new, with any text in its title', () => {
    const title = 'Replace "oven": \u001b[31m # not a comment\n- nor a list';
    const text = change((file) => {
      file.sprints[1]!.items = [{ item: 'DEBT-9', hours: 1.25, title }];
    });
    expect(text).not.toContain('\u001b');
    expect(read(text).sprints[1]!.items).toEqual([{ item: 'DEBT-9', hours: 1.25, title }]);
  });

  it('writes a new file that reads back the same, and again the same', () => {
    const file = read(WRITTEN);
    const text = updatePlanFile(null, file);
    expect(read(text)).toEqual(file);
    expect(updatePlanFile(text, file)).toBe(text);
    expect(text).toContain('# The plan of the technical debt');
  });

  it('keeps an item that runs over several sprints in all of them', () => {
    const text = change((file) => {
      for (const sprint of file.sprints.slice(1)) sprint.items = [{ item: 'DEBT-2', hours: 32 }];
    });
    expect(
      read(text)
        .sprints.slice(1)
        .map(({ items }) => items),
    ).toEqual([[{ item: 'DEBT-2', hours: 32 }], [{ item: 'DEBT-2', hours: 32 }]]);
    expect(text.match(/# Bob/g)).toHaveLength(1);
  });
});
