import type { HopTotal } from '../../shared/figures.js';
import type { Tongue } from '../context.js';
import type { Drawing } from './figure.js';
import { ACCENT, drawSvg, INK, ticksOf } from './vega.js';

async function draw(hops: readonly HopTotal[], width: number, { words, f }: Tongue): Promise<string> {
  const values = hops.map((hop) => ({ ...hop.hours, to: `→ ${hop.to}`, text: words.hours(hop.hours.p50) }));
  const y = {
    field: 'to',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, domain: false, labelColor: INK },
    scale: { paddingInner: 0.45, paddingOuter: 0.2 },
  };
  const axis = { title: words.effort.hoursTitle, orient: 'top' as const, tickCount: 6, ...ticksOf(f) };
  const x = { type: 'quantitative' as const, scale: { zero: true }, axis };
  return drawSvg({
    width,
    height: hops.length * 38,
    padding: 6,
    data: { values },
    layer: [
      { mark: { type: 'bar', fill: ACCENT, fillOpacity: 0.85 }, encoding: { y, x: { ...x, field: 'p50' } } },
      {
        mark: { type: 'rule', stroke: INK, strokeWidth: 1.5 },
        encoding: { y, x: { ...x, field: 'p15' }, x2: { field: 'p85' } },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', dx: 8, fill: INK, fontSize: 12 },
        encoding: { y, x: { ...x, field: 'p85' }, text: { field: 'text' } },
      },
    ],
  } as Parameters<typeof drawSvg>[0]);
}

/** One bar per version step with its interval as a line. */
export async function hoursByHop(hops: readonly HopTotal[], tongue: Tongue): Promise<Drawing> {
  return { wide: await draw(hops, 830, tongue), narrow: await draw(hops, 220, tongue) };
}
