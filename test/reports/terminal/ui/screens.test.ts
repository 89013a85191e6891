import path from 'node:path';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../../reports/terminal/ui/model.js';
import { compareResults } from '../../../../src/compare/index.js';
import type { Finding } from '../../../../src/domain/finding.js';
import { frameOf, harbour, stateOf, uiOf } from '../../../helpers/ui.js';

const SIZES = [
  [60, 15],
  [80, 24],
  [120, 40],
  [200, 50],
] as const;

const source = (finding: Finding) =>
  Array.from({ length: 900 }, (_, line) =>
    line + 1 === finding.line ? '    berth = self.env["harbour.berth"].search([])' : `    # line ${line + 1}`,
  );

const SCREENS: Readonly<Record<string, readonly string[]>> = {
  addons: ['j', 'j'],
  addon: ['j', '<enter>'],
  'findings-by-rule': ['2', 'j', '<enter>', 'j'],
  'findings-by-file': ['2', 't', '<enter>', 'j'],
  finding: ['2', 't', 't', '<enter>'],
  coverage: ['6'],
  help: ['2', '?'],
  filter: ['/', 'sale'],
  accept: ['2', 't', 't', 'a', 'no'],
};

describe.each(SIZES)('at %i × %i', (columns, rows) => {
  it.each(Object.keys(SCREENS))('%s', async (name) => {
    const decisions = {
      register: { version: 1 as const, accept: [], snooze: [], estimate: [], assign: [], note: [] },
      planFile: {} as never,
    };
    const ui = uiOf(harbour(), { size: { columns, rows }, decisions }, { source });
    ui.keys(...SCREENS[name]!);
    ui.rest();
    const frame = ui.frame();
    expect(frame.length).toBe(rows - 1);
    for (const line of frame) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    await expect(ui.text()).toMatchFileSnapshot(
      path.join(import.meta.dirname, '__screens__', `${name}-${columns}.txt`),
    );
  });
});

describe('beside an older result', () => {
  const newer = harbour();
  // The older one lacked a finding and had one more; what a comparison makes of it is tested with it.
  const [first, ...others] = newer.findings;
  const older = { ...newer, findings: [...others, { ...first!, id: 'f-gone', path: 'models/gone.py' }] };
  const compared = () =>
    uiOf(newer, { model: modelOf(newer, compareResults(older, newer)), size: { columns: 120, rows: 40 } });

  it('shows what came new and what was repaid, and sorts by it', () => {
    expect(uiOf(newer, { size: { columns: 120, rows: 40 } }).text()).not.toContain('trend');
    const ui = compared();
    expect(ui.text()).toContain('trend');
    const orders = ui.text();
    ui.keys('s', 's', 's', 's', 's', 's', 's');
    expect(ui.text()).toContain('by what got worse');
    expect(ui.text()).not.toBe(orders);
  });

  it('tells of one addon what changed since', () => {
    const text = compared().keys('<enter>').text();
    expect(text).toContain('Since the older result');
    expect(text).toMatch(/Risk +\d+ → \d+/);
    expect(text).toMatch(/Findings +\d+ repaid, \d+ new/);
  });
});

it('asks for a larger terminal', () => {
  const ui = uiOf(harbour(), { size: { columns: 40, rows: 10 } });
  expect(ui.text()).toContain('odoo-debt needs 60 columns and 15 rows');
  for (const line of ui.frame()) expect(stringWidth(line)).toBeLessThanOrEqual(40);
});

it('draws with ASCII alone where the terminal has no more', () => {
  for (const keys of Object.values(SCREENS)) {
    const ui = uiOf(harbour(), { size: { columns: 120, rows: 40 }, look: { color: false, ascii: true } }, { source });
    expect(ui.keys(...keys).text()).toMatch(/^[\x20-\x7e\n]*$/);
  }
});

it('tells severities without colour, and the selected row', () => {
  const text = uiOf(harbour(), { size: { columns: 80, rows: 120 } })
    .keys('2', 't', 't')
    .text();
  for (const sign of ['■B', '▲H', '▌ ']) expect(text).toContain(sign);
});

const NASTY = [
  '\x1b[31mred',
  '\x1b]0;title\x07',
  '\x9b2J',
  'a\nb',
  'tab\there',
  '\u202eevil',
  '\u2066x',
  '客户管理模块',
  'ｆｕｌｌ',
  'e\u0301\u0301\u0301',
  '\u200bzero',
  '\u200d',
  '👩‍👩‍👧',
  '🇧🇪',
  'مرفأ',
  'נמל',
  '\ud800',
  'x'.repeat(300),
  '\ufe0f',
  '\u0e33\u0e33',
  '\u1100\u1161',
  '\u{e0041}',
  '',
];
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NASTY),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

it('keeps the layout whatever the scanned code is called', () => {
  const sizes = fc.constantFrom(...SIZES, [100, 20] as const);
  fc.assert(
    fc.property(nasty, nasty, sizes, fc.boolean(), (name, text, [columns, rows], color) => {
      const result = harbour();
      for (const addon of result.addons.slice(0, 4))
        Object.assign(addon, { key: `${name}${addon.key}`, title: text, depends: [name], dependents: [text] });
      result.addons[0]!.risk.factors[0]!.why = text;
      for (const finding of result.findings.slice(0, 40))
        Object.assign(finding, { path: `${name}/${finding.path}`, message: text, rule: name, symbol: text });
      result.coverage.failed.push({ path: name, why: text });
      result.coverage.unknown.push(text);
      result.roots = [name];
      for (const keys of Object.values(SCREENS)) {
        const ui = uiOf(
          result,
          { size: { columns, rows }, look: { color, ascii: false } },
          { source: () => [text, name, `\t${text}${name}`] },
        );
        const frame = ui.keys(...keys).frame();
        expect(frame.length).toBeLessThanOrEqual(rows - 1);
        for (const line of frame) {
          expect(line.replace(/\x1b\[[0-9;]*m/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
          expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        }
      }
    }),
    { numRuns: 60, seed: 11 },
  );
});

it('says what is broken in its place, and goes on', () => {
  const result = harbour();
  (result.addons[0] as { verdict: unknown }).verdict = { kind: 'keep' };
  const state = stateOf(result, { places: [{ view: 'addon', subject: result.addons[0]!.key }] });
  expect(frameOf(state).join('\n')).toContain('This cannot be shown');
});
