import type { SprintLoad } from '../../shared/plan.js';
import { clip, visible } from '../../shared/text.js';
import type { Tongue } from '../context.js';
import type { Drawing } from './figure.js';
import { ACCENT, drawSvg, INK, SOFT, ticksOf } from './vega.js';

/** Pixels of one character of a label, and the fewest characters that still make a name. */
const CHARACTER = 7;
const SHORTEST = 6;

async function draw(
  loads: readonly SprintLoad[],
  width: number,
  { words, f }: Tongue,
  nameOf: (index: number) => string | null,
): Promise<string> {
  const room = Math.floor(width / loads.length / CHARACTER);
  const names = loads.map(({ index }) => clip(visible(nameOf(index) ?? String(index)), room));
  // Names that do not fit, or read the same once cut, give way to the numbers of the sprints.
  const named = room >= SHORTEST && new Set(names).size === names.length && loads.some(({ index }) => nameOf(index));
  const values = loads.map((load, at) => ({
    sprint: named ? names[at]! : load.index,
    capacity: load.capacityHours,
    planned: load.plannedHours,
    text: f.hours(load.plannedHours),
  }));
  const x = {
    field: 'sprint',
    type: 'ordinal' as const,
    ...(named ? { sort: null } : {}),
    axis: { title: words.sprints.axis, labelAngle: 0, grid: false, labelColor: INK, labelOverlap: true },
    scale: { paddingInner: 0.4, paddingOuter: 0.3 },
  };
  const y = {
    type: 'quantitative' as const,
    scale: { zero: true },
    axis: { title: words.effort.hoursTitle, tickCount: 5, domain: false, ...ticksOf(f) },
  };
  const text = values.length <= width / 24;
  return drawSvg({
    width,
    height: 220,
    padding: 6,
    data: { values },
    layer: [
      { mark: { type: 'bar', fill: ACCENT, fillOpacity: 0.85 }, encoding: { x, y: { ...y, field: 'planned' } } },
      {
        mark: { type: 'bar', fill: 'transparent', stroke: SOFT, strokeWidth: 1.2 },
        encoding: { x, y: { ...y, field: 'capacity' } },
      },
      ...(text
        ? [
            {
              mark: { type: 'text' as const, baseline: 'bottom' as const, dy: -6, fill: INK, fontSize: 12 },
              encoding: { x, y: { ...y, field: 'top' }, text: { field: 'text' } },
              transform: [{ calculate: 'max(datum.planned, datum.capacity)', as: 'top' }],
            },
          ]
        : []),
    ],
  } as Parameters<typeof drawSvg>[0]);
}

/** One column per sprint: the reserved hours as an outline, the planned ones filled. */
export async function sprintLoad(
  loads: readonly SprintLoad[],
  tongue: Tongue,
  nameOf: (index: number) => string | null,
): Promise<Drawing> {
  return { wide: await draw(loads, 880, tongue, nameOf), narrow: await draw(loads, 270, tongue, nameOf) };
}
