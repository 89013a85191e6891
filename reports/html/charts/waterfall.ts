import type { PartOfHours } from '../../shared/areas.js';
import { clip, columns, visible } from '../../shared/text.js';
import type { Tongue } from '../context.js';
import type { Drawing } from './figure.js';
import { ACCENT, drawSvg, INK, LINE, SOFT, ticksOf } from './vega.js';

export interface Fall extends PartOfHours {
  label: string;
}

const ROW = 32;
/** Pixels for labels and bars together, and of one character of a label. The hours behind the last bar need theirs too. */
const WIDE = 850;
const NARROW = 280;
const CHARACTER = 7;

async function draw(falls: readonly Fall[], total: string, width: number, characters: number, tongue: Tongue) {
  const { words, f } = tongue;
  let at = 0;
  const steps = falls.map(({ label, hours, byTool }) => {
    const from = at;
    at += hours;
    return { label, from, to: at, hand: at - byTool, text: words.hours(hours) };
  });
  const rows = [...steps, { label: total, from: 0, to: at, hand: at, text: words.hours(at) }].map((row, index) => ({
    ...row,
    // The index keeps rows apart whose cut names are the same.
    name: `${String(index).padStart(3, '0')} ${clip(visible(row.label), characters)}`,
    sum: index === steps.length ? 1 : 0,
  }));
  const y = {
    field: 'name',
    type: 'nominal' as const,
    sort: null,
    axis: {
      ...{ title: null, domain: false, labelColor: INK, labelLimit: characters * 10 },
      labelExpr: 'slice(datum.label, 4)',
    },
    scale: { paddingInner: 0.35, paddingOuter: 0.15 },
  };
  const axis = { title: words.effort.hoursTitle, orient: 'top' as const, tickCount: 6, ...ticksOf(f) };
  const x = { type: 'quantitative' as const, scale: { zero: true }, axis };
  const bar = { type: 'bar' as const, fill: ACCENT };
  const joints = steps.map((row, index) => ({ at: row.to, name: rows[index]!.name, next: rows[index + 1]!.name }));
  return drawSvg({
    width,
    height: rows.length * ROW,
    padding: 6,
    layer: [
      {
        data: { values: joints },
        mark: { type: 'rule', stroke: LINE },
        encoding: { y: { ...y, field: 'name' }, y2: { field: 'next' }, x: { ...x, field: 'at' } },
      },
      {
        data: { values: rows.filter(({ sum, hand, from }) => sum === 0 && hand > from) },
        mark: { ...bar, fillOpacity: 0.85 },
        encoding: { y, x: { ...x, field: 'from' }, x2: { field: 'hand' } },
      },
      {
        data: { values: rows.filter(({ sum, hand, to }) => sum === 0 && to > hand) },
        mark: { ...bar, fillOpacity: 0.28, stroke: ACCENT, strokeWidth: 1 },
        encoding: { y, x: { ...x, field: 'hand' }, x2: { field: 'to' } },
      },
      {
        data: { values: rows.filter(({ sum }) => sum === 1) },
        mark: { type: 'bar', fill: SOFT, fillOpacity: 0.85 },
        encoding: { y, x: { ...x, field: 'from' }, x2: { field: 'to' } },
      },
      {
        data: { values: rows },
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 8, fill: INK, fontSize: 12 },
        encoding: { y, x: { ...x, field: 'to' }, text: { field: 'text' } },
      },
    ],
  } as Parameters<typeof drawSvg>[0]);
}

/** Hours that add up from bar to bar to a total, the part that tools do pale. Null where there are none. */
export async function waterfall(falls: readonly Fall[], total: string, tongue: Tongue): Promise<Drawing | null> {
  if (!falls.some(({ hours }) => hours > 0)) return null;
  const room = (characters: number) =>
    CHARACTER * Math.min(characters, Math.max(...[...falls.map(({ label }) => label), total].map(columns)));
  return {
    wide: await draw(falls, total, WIDE - room(32), 32, tongue),
    narrow: await draw(falls, total, NARROW - room(20), 20, tongue),
  };
}
