import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyName } from '../../../../reports/terminal/ui/key-names.js';
import { KEYS } from '../../../../reports/terminal/ui/keys.js';
import { keysNow } from '../../../../reports/terminal/ui/keys-now.js';
import { VIEW_IDS } from '../../../../reports/terminal/ui/state.js';
import { withKeyTable } from '../../../../scripts/ui/key-table.js';
import { harbour, stateOf, uiOf } from '../../../helpers/ui.js';

describe('the key table', () => {
  it('gives every binding a name of its own', () => {
    expect(new Set(KEYS.map(({ id }) => id)).size).toBe(KEYS.length);
  });

  it.each(VIEW_IDS)('leaves no doubt what a key means in %s', (view) => {
    const now = keysNow(stateOf(harbour(), { places: [{ view, subject: null }] }));
    const own = now.filter(({ where }) => where.includes(view)).flatMap(({ keys }) => keys);
    expect(own).toEqual([...new Set(own)]);
  });

  it('always has a way back, out and to help', () => {
    for (const view of VIEW_IDS) {
      const ids = keysNow(stateOf(harbour(), { places: [{ view, subject: null }] })).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(['back', 'help', 'quit', 'leave', 'suspend']));
    }
  });

  it('is the one in the documentation', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../../docs/how-to/terminal.md'), 'utf8');
    expect(page).toBe(withKeyTable(page));
  });

  it('is what the help page shows', () => {
    const ui = uiOf(harbour(), { size: { columns: 120, rows: 80 } }).keys('?');
    for (const { words } of keysNow(ui.state())) expect(ui.text()).toContain(words.slice(0, 40));
  });
});

it('names keys as Ink 6 tells them', () => {
  expect(keyName('', { delete: true })).toBe('backspace');
  expect(keyName('', { escape: true, meta: true })).toBe('esc');
  expect(keyName('G', { shift: true })).toBe('G');
  expect(keyName('r', { ctrl: true })).toBe('ctrl-r');
  expect(keyName('', { tab: true, shift: true })).toBe('shift-tab');
});
