import { isUpgradeKnown } from '../../../src/domain/known.js';
import type { Result } from '../../../src/domain/result.js';
import { byText } from '../../../src/domain/text-order.js';
import { clip, visible } from '../../shared/text.js';
import type { Tongue } from '../context.js';
import type { Drawing } from './figure.js';
import { ACCENT, drawSvg, INK, ticksOf } from './vega.js';

const ROW = 22;

async function draw(
  rows: { key: string; p15: number; p50: number; p85: number }[],
  width: number,
  characters: number,
  { words, f }: Tongue,
) {
  // The index keeps rows apart whose cut names are the same.
  const values = rows.map(({ key, ...hours }, index) => ({
    ...hours,
    name: `${String(index).padStart(3, '0')} ${clip(visible(key), characters)}`,
  }));
  const y = {
    field: 'name',
    type: 'nominal' as const,
    sort: null,
    axis: {
      title: null,
      domain: false,
      labelExpr: 'slice(datum.label, 4)',
      labelColor: INK,
      labelLimit: characters * 10,
    },
  };
  const x = {
    type: 'quantitative' as const,
    scale: { zero: true },
    axis: { title: words.effort.hoursTitle, orient: 'top' as const, tickCount: 6, ...ticksOf(f) },
  };
  return drawSvg({
    width,
    height: rows.length * ROW,
    padding: 6,
    data: { values },
    layer: [
      {
        mark: { type: 'rule', stroke: ACCENT, strokeOpacity: 0.4, strokeWidth: 6, strokeCap: 'round' },
        encoding: { y, x: { ...x, field: 'p15' }, x2: { field: 'p85' } },
      },
      {
        mark: { type: 'point', filled: true, fill: ACCENT, size: 60, opacity: 1 },
        encoding: { y, x: { ...x, field: 'p50' } },
      },
    ],
  } as Parameters<typeof drawSvg>[0]);
}

/** The dearest addons, most hours first: the interval as a line, the middle as a dot. Null where nobody needs an hour. */
export async function hoursByAddon(
  result: Result,
  most: number,
  tongue: Tongue,
): Promise<{ drawing: Drawing; shown: number } | null> {
  const rows = result.addons
    .filter((addon) => isUpgradeKnown(addon) && addon.upgradeCost.hours.p50 > 0)
    .map((addon) => ({ key: addon.key, ...addon.upgradeCost.hours }))
    .sort((a, b) => b.p50 - a.p50 || byText(a.key, b.key))
    .slice(0, most);
  if (rows.length === 0) return null;
  return {
    drawing: { wide: await draw(rows, 690, 34, tongue), narrow: await draw(rows, 160, 18, tongue) },
    shown: rows.length,
  };
}
