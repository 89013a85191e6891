import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../../reports/terminal/ui/state.js';
import { dayOf } from '../../../../reports/terminal/ui/triage.js';
import { planFileSchema } from '../../../../src/domain/plan-file.js';
import { registerSchema } from '../../../../src/domain/triage.js';
import type { Edit, Workspace } from '../../../../src/domain/workspace.js';
import { harbour, uiOf } from '../../../helpers/ui.js';

describe('moving', () => {
  it('selects by id, and keeps the selection through sorting, filtering and resizing', () => {
    const ui = uiOf(harbour()).keys('j', 'j', 'j');
    const id = ui.state().lists.addons!.selected;
    ui.keys('s', 's', 'S');
    expect(ui.state().lists.addons!.selected).toBe(id);
    ui.dispatch({ type: 'resize', columns: 61, rows: 15 });
    expect(ui.state().lists.addons!.selected).toBe(id);
    ui.keys('/').type('no such addon').keys('<enter>');
    expect(ui.text()).toContain('Nothing matches the filter');
    ui.keys('<esc>');
    expect(ui.state().lists.addons!.selected).toBe(id);
    expect(ui.text()).toContain(`▌ ${id}`);
  });

  it('goes from an addon to its findings to one of them, and back the same way', () => {
    const ui = uiOf(harbour()).keys('<enter>', 'f', 't', 't', '<enter>');
    expect(ui.state().places.map(({ view }) => view)).toEqual(['addons', 'addon', 'findings', 'finding']);
    ui.keys('<esc>', '<esc>', '<esc>', '<esc>');
    expect(placeOf(ui.state())).toEqual({ view: 'addons', subject: null });
  });

  it('takes keys that come together one by one', () => {
    const ui = uiOf(harbour()).keys('jjj');
    expect(ui.state().lists.addons!.at).toBe(3);
  });

  it('says why a view is closed, and stays', () => {
    const ui = uiOf(harbour()).keys('7');
    expect(placeOf(ui.state()).view).toBe('addons');
    expect(ui.text()).toContain('KPIs: no evidence of a running system');
  });

  it('ends a long search in the background', () => {
    const ui = uiOf(harbour()).keys('2', 't', 't', '/').type('crew').keys('<enter>');
    ui.rest();
    expect(ui.state().lists.findings!.matches).toMatchObject({ scanned: 90 });
  });
});

/** Files of decisions that are kept in memory, and remember what they were asked. */
function memory(): { workspace: Workspace; edits: Edit[] } {
  const edits: Edit[] = [];
  const undone: Edit[] = [];
  const state = () => {
    const accept = edits.flatMap((edit) =>
      edit.kind === 'accept' && edit.decision ? [{ ...edit.which, ...edit.decision }] : [],
    );
    return { register: registerSchema.parse({ accept }), planFile: planFileSchema.parse({}) };
  };
  let now = state();
  const done = () => {
    now = state();
    return { ok: true, merged: false } as const;
  };
  const workspace: Workspace = {
    state: () => now,
    apply: (edit) => {
      edits.push(edit);
      return done();
    },
    undo: () => {
      undone.push(edits.pop()!);
      return done();
    },
    redo: () => {
      edits.push(undone.pop()!);
      return done();
    },
    canUndo: () => (edits.length > 0 ? `${edits.at(-1)!.kind}` : null),
    canRedo: () => (undone.length > 0 ? `${undone.at(-1)!.kind}` : null),
    refresh: () => ({ changed: [], problems: [] }),
  };
  return { workspace, edits };
}

describe('deciding', () => {
  const open = () => {
    const { workspace, edits } = memory();
    const ui = uiOf(harbour(), { decisions: workspace.state() }, { workspace }).keys('2', 't', 't');
    return { ui, edits };
  };

  it('accepts a finding with a reason, an owner and an end, and shows that it did', () => {
    const { ui, edits } = open();
    ui.keys('j');
    const id = ui.state().lists.findings!.selected;
    ui.keys('a').type('too short').keys('<enter>');
    expect(ui.text()).toContain('10 letters or more; 9 so far');
    ui.type(', but the quay is rebuilt').keys('<enter>').type('Marit').keys('<enter>').type('+6w').keys('<enter>');
    expect(edits).toEqual([
      {
        kind: 'accept',
        which: { findings: [id] },
        decision: { reason: 'too short, but the quay is rebuilt', owner: 'Marit', until: '2027-01-03' },
      },
    ]);
    expect(ui.text()).toMatch(/Accepted .*:\d+/);
    expect(ui.text()).toMatch(/▌.* accepted/);
  });

  it('undoes and does again', () => {
    const { ui, edits } = open();
    ui.keys('a').type('the quay is rebuilt').keys('<enter>').type('Marit').keys('<enter>', '<enter>');
    ui.keys('u');
    expect(edits).toEqual([]);
    expect(ui.text()).toContain('Undone: accept');
    ui.keys('<ctrl-r>');
    expect(edits).toHaveLength(1);
    expect(ui.text()).toContain('Done again: accept');
  });

  it('remembers what was typed before, and offers the owner again', () => {
    const { ui } = open();
    ui.keys('a').type('the quay is rebuilt').keys('<enter>').type('Marit').keys('<enter>', '<enter>', 'j', 'a', '<up>');
    expect(ui.text()).toContain('the quay is rebuilt');
    ui.keys('<enter>');
    expect(ui.text()).toContain('Owner: Marit');
  });

  it('decides on all findings of a rule from its heading', () => {
    const { ui, edits } = open();
    ui.keys('t', 'g', 'w').keys('<enter>');
    expect(edits[0]).toMatchObject({ kind: 'snooze', decision: { until: '2027-02-22' } });
    expect(Object.keys((edits[0] as { which: object }).which)).toEqual(['rule']);
  });

  it('asks nothing and says why where the result was opened read-only', () => {
    const ui = uiOf(harbour(), { readOnly: 'opened read-only: the code is not here' }).keys('2', 't', 't', 'a');
    expect(ui.state().prompt).toBeNull();
    expect(ui.text()).toContain('opened read-only: the code is not here');
    expect(ui.keys('u').text()).toContain('opened read-only');
  });

  it('says why the files took nothing', () => {
    const { workspace } = memory();
    const full: Workspace = {
      ...workspace,
      apply: () => ({ ok: false, why: 'odoo-debt-accepted.yaml: no space left' }),
    };
    const ui = uiOf(harbour(), { decisions: workspace.state() }, { workspace: full }).keys(
      '2',
      't',
      't',
      'w',
      '<enter>',
    );
    expect(ui.text()).toContain('! odoo-debt-accepted.yaml: no space left');
  });
});

it('reads days as people write them', () => {
  const today = '2026-11-22';
  expect(dayOf('2027-03-31', today)).toBe('2027-03-31');
  expect(dayOf('+30d', today)).toBe('2026-12-22');
  expect(dayOf('2w', today)).toBe('2026-12-06');
  expect(dayOf('+3m', '2026-11-30')).toBe('2027-02-28');
  expect(dayOf('2027-02-30', today)).toBeNull();
  expect(dayOf('soon', today)).toBeNull();
});

it('edits a prompt in its middle, by letters that people see', () => {
  const ui = uiOf(harbour()).keys('/').type('ab👩‍👩‍👧d').keys('<left>', '<backspace>').type('c');
  expect(ui.state().prompt).toMatchObject({ text: 'abcd', cursor: 3 });
  ui.keys('<ctrl-a>', '<ctrl-d>', '<end>', '<ctrl-w>');
  expect(ui.state().prompt).toMatchObject({ text: '', cursor: 0 });
});

it('takes a paste with line ends as one line', () => {
  const ui = uiOf(harbour()).keys('/').type('quay\r\ncrew\x1b[31m');
  expect(ui.state().prompt?.text).toBe('quay crew [31m');
});

it('leaves from a prompt on Ctrl-C, and asks first while a scan is under way', () => {
  let left = 0;
  const ui = uiOf(harbour(), { scanning: true }, { quit: () => left++ });
  ui.keys('q', 'n');
  expect(left).toBe(0);
  ui.keys('<esc>', 'y');
  expect(left).toBe(1);
  ui.keys('/', '<ctrl-c>');
  expect(left).toBe(2);
});
