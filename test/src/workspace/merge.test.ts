import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit, Workspace } from '../../../src/domain/workspace.js';
import { Folder, NAMES, PLAN, REGISTER } from './folder.js';

const REFUSED = /somebody else has changed the .+ meanwhile; nothing was overwritten$/;

describe('an edit on a file that somebody else has changed', () => {
  it('is merged where they decided something else, with their comments and layout', () => {
    const folder = new Folder({ register: REGISTER });
    const workspace = folder.open();
    const theirs = REGISTER.replace('hours: 6.50', 'hours:  7').replace('asked in May', 'asked in June');
    folder.write('register', theirs);
    expect(workspace.apply({ kind: 'assign', item: 'DEBT-1', to: 'Anna' })).toEqual({ ok: true, merged: true });
    expect(folder.read('register')).toBe(`${theirs}assign:\n  - item: DEBT-1\n    to: Anna\n`);
    expect(workspace.state().register.estimate).toEqual([{ item: 'DEBT-1', hours: 7 }]);
  });

  it('is refused where they decided the same otherwise, and taken where it is made again on theirs', () => {
    const folder = new Folder({ register: REGISTER });
    const workspace = folder.open();
    const theirs = REGISTER.replace('6.50', '7');
    folder.write('register', theirs);
    const edit: Edit = { kind: 'estimate', item: 'DEBT-1', hours: 9 };
    expect(workspace.apply(edit)).toEqual({ ok: false, why: expect.stringMatching(REFUSED) });
    expect(folder.read('register')).toBe(theirs);
    expect(workspace.state().register.estimate[0]).toMatchObject({ hours: 7 });
    expect(workspace.apply(edit)).toEqual({ ok: true, merged: false });
  });

  it('is there already where they decided the same, and is then not ours to undo', () => {
    const folder = new Folder({ register: REGISTER });
    const [ours, theirs] = [folder.open(), folder.open()];
    const edit: Edit = { kind: 'assign', item: 'DEBT-1', to: 'Anna' };
    theirs.apply(edit);
    expect(ours.apply(edit)).toEqual({ ok: true, merged: true });
    expect(ours.canUndo()).toBeNull();
  });

  it('that changes nothing of what we see is held against the disk, too', () => {
    const folder = new Folder({ register: REGISTER });
    const workspace = folder.open();
    const edit: Edit = { kind: 'estimate', item: 'DEBT-1', hours: 6.5 };
    expect(workspace.apply(edit)).toEqual({ ok: true, merged: false });
    expect(workspace.canUndo()).toBeNull();
    folder.write('register', REGISTER.replace('6.50', '7'));
    expect(workspace.apply(edit)).toEqual({ ok: false, why: expect.stringMatching(REFUSED) });
  });

  it('is refused where the file is not valid any more, which stays as it is', () => {
    const folder = new Folder({ register: REGISTER });
    const workspace = folder.open();
    for (const broken of ['accept: [', `${REGISTER}owners: []\n`, '- a list\n', 'accept: &a []\nsnooze: *b\n']) {
      folder.write('register', broken);
      const applied = workspace.apply({ kind: 'assign', item: 'DEBT-1', to: 'Anna' });
      expect(applied).toEqual({ ok: false, why: expect.stringMatching(/^odoo-debt-accepted\.yaml: [^\n]+$/) });
      expect(folder.read('register')).toBe(broken);
      expect(workspace.refresh().problems).toHaveLength(1);
      expect(workspace.state().register.accept).toHaveLength(2);
    }
  });

  it('is refused where an anchor would carry it to another entry', () => {
    const shared = 'assign:\n  - {item: DEBT-1, to: &who Anna}\n  - {item: DEBT-2, to: *who}\n';
    const folder = new Folder({ register: shared });
    const workspace = folder.open();
    for (const to of ['Ben', null]) {
      const applied = workspace.apply({ kind: 'assign', item: 'DEBT-1', to });
      expect(applied).toEqual({ ok: false, why: expect.stringContaining('make it by hand') });
    }
    expect(folder.read('register')).toBe(shared);
    expect(workspace.apply({ kind: 'assign', item: 'DEBT-2', to: 'Ben' })).toMatchObject({ ok: true });
    expect(workspace.state().register.assign.map(({ to }) => to)).toEqual(['Anna', 'Ben']);
  });

  it('does not save a plan that was made of other decisions', () => {
    const folder = new Folder({ planFile: PLAN });
    const workspace = folder.open();
    folder.write('planFile', PLAN.replace('reserve: 20', 'reserve: 30'));
    const plan = { sprints: [], unplanned: [], objective: 0, bound: null, gap: null };
    expect(workspace.apply({ kind: 'savePlan', plan, items: [] })).toEqual({
      ok: false,
      why: 'odoo-debt-plan.yaml: somebody else has changed it since this plan was made; plan anew, then save',
    });
    expect(workspace.state().planFile.reserve).toBe(30);
  });

  it('is told by refresh, file by file', () => {
    const folder = new Folder({ register: REGISTER, planFile: PLAN });
    const workspace = folder.open();
    expect(workspace.refresh()).toEqual({ changed: [], problems: [] });
    folder.write('planFile', PLAN.replace('reserve: 20', 'reserve: 30'));
    expect(workspace.refresh()).toEqual({ changed: [NAMES.planFile], problems: [] });
    expect(workspace.state().planFile.reserve).toBe(30);
  });
});

describe('undo after somebody else changed the file', () => {
  it('brings an entry back with its comments, around theirs', () => {
    const folder = new Folder({ register: REGISTER });
    const workspace = folder.open();
    workspace.apply({
      kind: 'accept',
      which: { rule: 'security/missing-access-rights', addon: 'bakery_import_*' },
      decision: null,
    });
    folder.write('register', folder.read('register').replace('6.50', '7'));
    expect(workspace.undo()).toEqual({ ok: true, merged: true });
    expect(folder.read('register')).toContain('# asked in May');
    expect(folder.open().state().register).toMatchObject({
      accept: [{ owner: 'Anna' }, { owner: 'Ben' }],
      estimate: [{ hours: 7 }],
    });
  });

  it('is refused where they changed the same, and what was done before it can still be undone', () => {
    const folder = new Folder({ register: REGISTER });
    const [ours, theirs] = [folder.open(), folder.open()];
    ours.apply({ kind: 'assign', item: 'DEBT-1', to: 'Anna' });
    ours.apply({ kind: 'estimate', item: 'DEBT-1', hours: 9 });
    theirs.refresh();
    theirs.apply({ kind: 'estimate', item: 'DEBT-1', hours: 4 });
    expect(ours.undo()).toEqual({ ok: false, why: expect.stringMatching(REFUSED) });
    expect(ours.canUndo()).toBe('owner of DEBT-1: Anna');
    expect(ours.undo()).toEqual({ ok: true, merged: false });
    expect(folder.open().state().register).toMatchObject({ assign: [], estimate: [{ hours: 4 }] });
  });
});

/** One step of two people on three items: who, what, and to which value. */
const step = fc.record({
  who: fc.nat({ max: 1 }),
  what: fc.constantFrom('assign', 'estimate', 'pin', 'accept', 'undo', 'redo'),
  item: fc.constantFrom('A', 'B', 'C'),
  value: fc.integer({ min: 1, max: 4 }),
});

function editOf({ what, item, value }: { what: string; item: string; value: number }): Edit {
  // The highest value takes a decision back.
  const isEnd = value === 4;
  if (what === 'assign') return { kind: 'assign', item, to: isEnd ? null : `P${value}` };
  if (what === 'estimate') return { kind: 'estimate', item, hours: isEnd ? null : value };
  if (what === 'pin') return isEnd ? { kind: 'unpin', item } : { kind: 'pin', item, sprint: value };
  const decision = isEnd ? null : { owner: `P${value}`, reason: 'the oven is replaced in summer' };
  return { kind: 'accept', which: { findings: [item] }, decision };
}

/** What one person decided about one thing, as the disk has it. */
function found(workspace: Workspace, { what, item }: { what: string; item: string }): unknown {
  const { register, planFile } = workspace.state();
  if (what === 'assign') return register.assign.find((one) => one.item === item)?.to ?? 4;
  if (what === 'estimate') return register.estimate.find((one) => one.item === item)?.hours ?? 4;
  if (what === 'pin') return planFile.pins.find((one) => one.item === item)?.sprint ?? 4;
  return register.accept.find(({ findings }) => findings?.includes(item))?.owner ?? 4;
}

const PLACES = ['assign', 'estimate', 'pin', 'accept'].flatMap((what) =>
  ['A', 'B', 'C'].map((item) => ({ what, item })),
);

const keyOf = ({ what, item }: { what: string; item: string }) => `${what} ${item}`;

describe('two people who decide in turns', () => {
  it('find every confirmed decision of both on the disk, and only one of two on the same thing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const folder = new Folder({ register: '# ours\n', planFile: '# ours\n' });
        const people = [folder.open(), folder.open()];
        // What the disk must say: changed by nothing but what was confirmed.
        const truth = new Map<string, unknown>();
        for (const one of steps) {
          const person = people[one.who]!;
          const isHistory = one.what === 'undo' || one.what === 'redo';
          const before = folder.open();
          const applied = isHistory ? person[one.what as 'undo' | 'redo']() : person.apply(editOf(one));
          const after = folder.open();
          if (!applied.ok) expect(after.state()).toEqual(before.state());
          const moved = PLACES.filter((place) => found(after, place) !== (truth.get(keyOf(place)) ?? 4));
          if (isHistory) {
            // It moves one thing at most, and nothing where it is refused.
            expect(moved.length).toBeLessThanOrEqual(applied.ok ? 1 : 0);
          } else if (applied.ok) {
            const value = one.what === 'assign' || one.what === 'accept' ? `P${one.value}` : one.value;
            expect(found(after, one)).toBe(one.value === 4 ? 4 : value);
            expect(moved.filter((place) => keyOf(place) !== keyOf(one))).toEqual([]);
          } else {
            expect(moved).toEqual([]);
          }
          for (const place of moved) truth.set(keyOf(place), found(after, place));
        }
        expect(folder.read('register').startsWith('# ours\n')).toBe(true);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('take back all that is their own, in any order, and leave what is the other’s', () => {
    const things = fc.uniqueArray(fc.record({ who: fc.nat({ max: 1 }), id: fc.nat({ max: 30 }) }), {
      selector: ({ id }) => id,
      maxLength: 20,
    });
    fc.assert(
      fc.property(things, fc.array(fc.boolean(), { maxLength: 20 }), (decided, undos) => {
        const folder = new Folder();
        const people = [folder.open(), folder.open()];
        const kept: string[][] = [[], []];
        for (const [index, { who, id }] of decided.entries()) {
          expect(people[who]!.apply({ kind: 'note', item: `N${id}`, text: `by ${who}` }).ok).toBe(true);
          kept[who]!.push(`N${id}`);
          if (!undos[index]) continue;
          const other = 1 - who;
          expect(people[other]!.undo().ok).toBe(kept[other]!.pop() !== undefined);
        }
        const notes = folder
          .open()
          .state()
          .register.note.map(({ item }) => item);
        expect(notes.sort()).toEqual(kept.flat().sort());
      }),
      { numRuns: 40, seed: 11 },
    );
  });
});
