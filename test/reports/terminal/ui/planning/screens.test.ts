import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { Desk } from './desk.js';

const SIZES = [
  { columns: 60, rows: 15 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 50 },
] as const;

/** What is pressed to get to each screen. */
const SCREENS: Readonly<Record<string, (desk: Desk) => Desk>> = {
  backlog: (desk) => desk.press('3'),
  'backlog-by-class': (desk) => desk.press('3', 't', 'z'),
  item: (desk) => desk.press('3').select('DEBT-03').press('Enter'),
  plan: (desk) => desk.press('4'),
  'plan-moved': (desk) => desk.press('4').select('DEBT-04').press('>'),
  'plan-clash': (desk) => desk.press('4').select('DEBT-04').press('>', 'D').answer('1'),
  'plan-forecast': (desk) => desk.press('4', '=', 'f'),
};

describe.each(SIZES)('at $columns × $rows', ({ columns, rows }) => {
  it.each(Object.keys(SCREENS))('draws %s', async (name) => {
    const desk = SCREENS[name]!(new Desk(undefined, { columns, rows }));
    const frame = desk.session.frame();
    expect(frame.length).toBeLessThanOrEqual(rows - 1);
    for (const line of frame) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    await expect(`${desk.screen}\n`).toMatchFileSnapshot(`./__screens__/${name}-${columns}.txt`);
  });

  it('draws scenarios', async () => {
    const desk = new Desk(undefined, { columns, rows }).press('5');
    // Each is planned in a turn of its own.
    await expect.poll(() => desk.idle().screen, { timeout: 20_000 }).toMatch(/reserve 30 %/);
    for (const line of desk.session.frame()) expect(stringWidth(line)).toBeLessThanOrEqual(columns);
    await expect(`${desk.screen}\n`).toMatchFileSnapshot(`./__screens__/scenarios-${columns}.txt`);
  });
});
