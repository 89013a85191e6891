import { describe, expect, it } from 'vitest';
import type { DebtItem } from '../../../src/domain/debt-item.js';
import type { Plan } from '../../../src/domain/plan.js';
import type { Edit } from '../../../src/domain/workspace.js';
import { Folder, PLAN, REGISTER } from './folder.js';

const OVEN: Edit = {
  kind: 'accept',
  which: { findings: ['77aa01bb23cc'] },
  decision: { owner: 'Cleo', reason: 'the oven is replaced in summer', until: '2027-06-30' },
};

/** Every kind of edit once, none of which disturbs another. */
const EDITS: Edit[] = [
  OVEN,
  { kind: 'accept', which: { findings: ['0f3a91c2d4e5'] }, decision: null },
  { kind: 'snooze', which: { rule: 'security/raw-sql', addon: 'bakery_*' }, decision: { until: '2027-01-31' } },
  { kind: 'estimate', item: 'DEBT-1', hours: 8, reason: 'measured again' },
  { kind: 'assign', item: 'DEBT-1', to: 'Anna' },
  { kind: 'note', item: 'DEBT-1', text: 'after the summer' },
  { kind: 'pin', item: 'DEBT-2', sprint: 3 },
  { kind: 'unpin', item: 'DEBT-3' },
  { kind: 'deadline', item: 'DEBT-4', by: '2027-03-31', reason: 'audit' },
  { kind: 'notBefore', item: 'DEBT-5', from: 2 },
  { kind: 'split', item: 'DEBT-6', hours: [3, 4.5] },
  { kind: 'class', item: 'DEBT-7', class: 'hygiene' },
  { kind: 'capacity', hours: 120 },
  { kind: 'reserve', percent: 25 },
  { kind: 'teamHours', sprint: 4, hours: 0 },
];

function planOf(...sprints: string[][]): { plan: Plan; items: DebtItem[] } {
  const ids = [...new Set(sprints.flat())];
  const hours = { p15: 1, p50: 2, p85: 4 };
  const items = ids.map(
    (id): DebtItem => ({
      ...{ id, title: `Mend ${id}`, addon: 'bakery', kind: 'security', findings: [], hours, value: 1 },
      ...{ dependsOn: [], verdict: 'refactor' },
    }),
  );
  const filled = sprints.map((ids, index) => ({
    index: index + 1,
    start: null,
    capacityHours: 10,
    items: ids.map((id) => ({ id, hours: 2 })),
  }));
  return { plan: { sprints: filled, unplanned: [], objective: 0, bound: null, gap: null }, items };
}

describe('an edit', () => {
  it('is on the disk when apply returns, for every kind of it, and undone and redone to the byte', () => {
    const folder = new Folder({ register: REGISTER, planFile: PLAN });
    const workspace = folder.open();
    const texts = [[REGISTER, PLAN]];
    for (const edit of EDITS) {
      expect(workspace.apply(edit)).toEqual({ ok: true, merged: false });
      expect(folder.open().state()).toEqual(workspace.state());
      texts.push([folder.read('register'), folder.read('planFile')]);
    }
    expect(new Set(texts.map((both) => both.join())).size).toBe(EDITS.length + 1);
    for (const before of texts.slice(0, -1).reverse()) {
      expect(workspace.undo()).toEqual({ ok: true, merged: false });
      expect([folder.read('register'), folder.read('planFile')]).toEqual(before);
    }
    expect(workspace.canUndo()).toBeNull();
    for (const after of texts.slice(1)) {
      expect(workspace.redo()).toEqual({ ok: true, merged: false });
      expect([folder.read('register'), folder.read('planFile')]).toEqual(after);
    }
    expect(workspace.redo()).toEqual({ ok: false, why: 'there is nothing to redo in this session' });
  });

  it('changes its own lines and no other byte', () => {
    const folder = new Folder({ register: REGISTER, planFile: PLAN });
    const workspace = folder.open();
    workspace.apply(OVEN);
    workspace.apply({ kind: 'estimate', item: 'DEBT-1', hours: 8 });
    const accepted = `    - findings: [77aa01bb23cc]
      owner: Cleo
      reason: the oven is replaced in summer
      until: 2027-06-30
`;
    expect(folder.read('register')).toBe(
      REGISTER.replace('# asked in May\n', `# asked in May\n${accepted}`).replace('6.50   #', '8 #'),
    );
    workspace.apply({ kind: 'teamHours', sprint: 2, hours: 60 });
    workspace.apply({ kind: 'pin', item: 'DEBT-9', sprint: 2 });
    expect(folder.read('planFile')).toBe(`${PLAN.replace('80', '60')}  - { item: DEBT-9, sprint: 2 }\n`);
  });

  it('begins a file where there is none, says at its head what it is, and keeps line ends', () => {
    const folder = new Folder();
    const workspace = folder.open();
    expect(workspace.apply(OVEN)).toEqual({ ok: true, merged: false });
    expect(folder.read('register')).toMatch(/^# What the team decided/);
    expect(workspace.undo()).toEqual({ ok: true, merged: false });
    expect(folder.open().state().register.accept).toEqual([]);
    folder.write('planFile', PLAN.replaceAll('\n', '\r\n'));
    workspace.apply({ kind: 'pin', item: 'DEBT-9', sprint: 2 });
    expect(folder.read('planFile')).toBe(`${PLAN.replaceAll('\n', '\r\n')}  - { item: DEBT-9, sprint: 2 }\r\n`);
  });

  it('says in words what undo and redo would do', () => {
    const workspace = new Folder({ register: REGISTER, planFile: PLAN }).open();
    const words = EDITS.map((edit) => {
      workspace.apply(edit);
      return workspace.canUndo();
    });
    expect(words).toEqual([
      'acceptance of 77aa01bb23cc',
      'end of the acceptance of 0f3a91c2d4e5',
      'snooze of security/raw-sql in bakery_* until 2027-01-31',
      'estimate of DEBT-1: 8 h',
      'owner of DEBT-1: Anna',
      'note on DEBT-1',
      'pin of DEBT-2 to sprint 3',
      'end of the pin of DEBT-3',
      'deadline of DEBT-4: 2027-03-31',
      'earliest sprint of DEBT-5: 2',
      'split of DEBT-6: 3 + 4.5 h',
      'class of DEBT-7: hygiene',
      'capacity: 120 h',
      'reserve: 25 %',
      'hours of the team in sprint 4: 0 h',
    ]);
    workspace.undo();
    expect(workspace.canRedo()).toBe('hours of the team in sprint 4: 0 h');
    workspace.apply({ kind: 'capacity', hours: 100 });
    expect(workspace.canRedo()).toBeNull();
  });

  it('is refused in one line where it says too little, and nothing is written', () => {
    const folder = new Folder({ register: REGISTER, planFile: PLAN });
    const workspace = folder.open();
    const why = (edit: Edit) => workspace.apply(edit);
    const decision = { owner: 'Cleo', reason: 'short' };
    expect(why({ kind: 'accept', which: { findings: ['a'] }, decision })).toEqual({
      ok: false,
      why: expect.stringMatching(/^reason: .*10/),
    });
    expect(why({ kind: 'accept', which: {}, decision: { ...decision, reason: 'long enough now' } })).toEqual({
      ok: false,
      why: 'name findings by their ids, or a rule',
    });
    expect(why({ kind: 'unpin', item: 'DEBT-2' })).toEqual({
      ok: false,
      why: 'there is no pin of DEBT-2 to take back',
    });
    for (const hours of [Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      expect(why({ kind: 'estimate', item: 'DEBT-1', hours })).toMatchObject({ ok: false });
      expect(why({ kind: 'teamHours', sprint: 1, hours })).toMatchObject({ ok: false });
    }
    expect(why({ kind: 'teamHours', sprint: 1e9, hours: 3 })).toMatchObject({ ok: false });
    expect(why({ kind: 'reserve', percent: 101 })).toMatchObject({ ok: false });
    expect([folder.read('register'), folder.read('planFile')]).toEqual([REGISTER, PLAN]);
    expect(workspace.canUndo()).toBeNull();
  });

  it('saves a plan around what people wrote, and takes it back', () => {
    const folder = new Folder({ planFile: PLAN });
    const workspace = folder.open();
    workspace.apply({ kind: 'teamHours', sprint: 5, hours: 40 });
    const before = folder.read('planFile');
    expect(workspace.apply({ kind: 'savePlan', ...planOf([], ['DEBT-7'], ['DEBT-2']) })).toMatchObject({ ok: true });
    const { sprints } = folder.open().state().planFile;
    expect(sprints.map(({ items }) => items.map(({ item }) => item))).toEqual([
      ['DEBT-1'],
      ['DEBT-7'],
      ['DEBT-2'],
      [],
      [],
    ]);
    expect(sprints[1]).toMatchObject({ name: 'Winter', teamHours: 80 });
    expect(sprints[4]).toMatchObject({ teamHours: 40 });
    expect(folder.read('planFile')).toContain('- {item: DEBT-1, hours: 6.50}    # Ann');
    // Somebody pins meanwhile: the plan is taken back around it.
    folder.write('planFile', `${folder.read('planFile')}  - { item: DEBT-9, sprint: 2 } # Ben\n`);
    expect(workspace.undo()).toEqual({ ok: true, merged: true });
    expect(folder.read('planFile')).toContain('# Ben');
    expect(
      folder
        .open()
        .state()
        .planFile.sprints.map(({ items }) => items.map(({ item }) => item)),
    ).toEqual([['DEBT-1'], ['DEBT-2'], [], [], []]);
    expect(before).toContain('teamHours: 40');
  });

  it('holds any text a person can type or paste, and hides none of it', () => {
    const folder = new Folder({ register: REGISTER });
    const workspace = folder.open();
    const texts = [
      '\u001b[31mred\u001b[0m and \u0007 bell',
      'a "quote": # no comment\n- no list\n\n  {no: map} %no @no `no`',
      '*alias &anchor !!tag | > - ? : ~ null true 0x10 2027-01-01',
      'abc \u202e txt.exe \u2066 hidden \u200b \ufeff bom \u2028 line \u0085 next \u00ad',
      '客户 كتاب e\u0301 🥐',
      '   spaces around   ',
      '---\n...\n%YAML 1.1',
      '\u0000\u007f\u009b31m',
      'x'.repeat(5_000),
    ];
    for (const [index, text] of texts.entries()) {
      expect(workspace.apply({ kind: 'note', item: `DEBT-${index}`, text })).toEqual({ ok: true, merged: false });
    }
    expect(
      folder
        .open()
        .state()
        .register.note.map(({ text }) => text),
    ).toEqual(texts);
    const written = folder.read('register');
    expect(written).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
    );
    expect(written.startsWith(REGISTER)).toBe(true);
  });
});
