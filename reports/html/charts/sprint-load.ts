import { hours } from '../../shared/numbers.js';
import type { SprintLoad } from '../../shared/plan.js';
import type { Drawing } from './figure.js';
import { ACCENT, drawSvg, INK, SOFT } from './vega.js';

async function draw(
  loads: readonly SprintLoad[],
  width: number,
  words: { axis: string; hours: string },
): Promise<string> {
  const values = loads.map((load) => ({
    sprint: load.index,
    capacity: load.capacityHours,
    planned: load.plannedHours,
    text: hours(load.plannedHours),
  }));
  const x = {
    field: 'sprint',
    type: 'ordinal' as const,
    axis: { title: words.axis, labelAngle: 0, grid: false, labelColor: INK, labelOverlap: true },
    scale: { paddingInner: 0.4, paddingOuter: 0.3 },
  };
  const y = {
    type: 'quantitative' as const,
    scale: { zero: true },
    axis: { title: words.hours, tickCount: 5, domain: false },
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
  words: { axis: string; hours: string },
): Promise<Drawing> {
  return { wide: await draw(loads, 880, words), narrow: await draw(loads, 270, words) };
}
