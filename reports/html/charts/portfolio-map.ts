import { isKnown, isUpgradeKnown } from '../../../src/domain/known.js';
import type { AddonResult, Result } from '../../../src/domain/result.js';
import { VERDICTS } from '../../../src/domain/score.js';
import { addonsByPriority } from '../../shared/order.js';
import { MOST_ADDONS } from '../limits.js';
import type { Drawing } from './figure.js';
import { placeLabels } from './labels.js';
import { drawSvg, INK, LINE, SOFT } from './vega.js';

/** Shapes as in the words of the page: disc, diamond, triangle, and a cross drawn by hand (vega's own is a plus). */
const SHAPES = [
  'circle',
  'diamond',
  'triangle-up',
  'M-1,-.6L-.6,-1L0,-.4L.6,-1L1,-.6L.4,0L1,.6L.6,1L0,.4L-.6,1L-1,.6L-.4,0Z',
];
const SMALLEST = 50;
const LARGEST = 850;

interface Size {
  width: number;
  height: number;
  characters: number;
  labels: number;
  xTitle: string;
  yTitle: string;
}

function area(hours: number, most: number): number {
  return most === 0 ? SMALLEST : SMALLEST + ((LARGEST - SMALLEST) * hours) / most;
}

async function draw(result: Result, size: Size): Promise<string> {
  const { width, height } = size;
  const addons = addonsByPriority(result)
    .slice(0, MOST_ADDONS)
    .filter((addon) => isKnown(addon.risk) && isKnown(addon.usage));
  // Where the way to the target is not known the mark is the smallest: no size is no claim.
  const hoursOf = (addon: AddonResult) => (isUpgradeKnown(addon) ? addon.upgradeCost.hours.p50 : 0);
  const most = addons.reduce((sofar, addon) => Math.max(sofar, hoursOf(addon)), 0);
  const marks = addons.map((addon) => {
    const mark = area(hoursOf(addon), most);
    return {
      key: addon.key,
      x: (addon.usage.score / 100) * width,
      y: (1 - addon.risk.score / 100) * height,
      radius: Math.sqrt(mark / Math.PI),
      ...{ usage: addon.usage.score, risk: addon.risk.score, area: mark, verdict: addon.verdict.kind },
    };
  });
  const labels = placeLabels(marks, width, height, { characters: size.characters, most: size.labels });
  const axis = { values: [0, 25, 50, 75, 100], grid: true };
  const scale = { domain: [0, 100], nice: false };
  const labelLayer = (align: 'left' | 'right') => ({
    data: { values: labels.filter((label) => label.align === align).map(({ text, x, y }) => ({ text, x, y })) },
    mark: { type: 'text' as const, align, baseline: 'middle' as const, fontSize: 11.5, fill: INK, limit: 240 },
    encoding: {
      text: { field: 'text' },
      x: { field: 'x', type: 'quantitative' as const, scale: null },
      y: { field: 'y', type: 'quantitative' as const, scale: null },
    },
  });
  const middle = (channel: 'x' | 'y') => ({
    data: { values: [{ at: 50 }] },
    mark: { type: 'rule' as const, stroke: SOFT, strokeDash: [2, 4] },
    encoding: { [channel]: { field: 'at', type: 'quantitative' as const } },
  });
  return drawSvg({
    width,
    height,
    padding: 6,
    layer: [
      middle('x'),
      middle('y'),
      {
        // Largest first, so that small marks are drawn over large ones and stay visible.
        data: {
          values: [...marks]
            .sort((a, b) => b.area - a.area)
            .map((mark) => ({ usage: mark.usage, risk: mark.risk, area: mark.area, verdict: mark.verdict })),
        },
        mark: { type: 'point', filled: true, opacity: 1 },
        encoding: {
          x: { field: 'usage', type: 'quantitative', scale, axis: { ...axis, title: size.xTitle } },
          y: { field: 'risk', type: 'quantitative', scale, axis: { ...axis, title: size.yTitle } },
          size: { field: 'area', type: 'quantitative', scale: null },
          shape: { field: 'verdict', type: 'nominal', scale: { domain: [...VERDICTS], range: SHAPES }, legend: null },
          fill: {
            field: 'verdict',
            type: 'nominal',
            scale: { domain: [...VERDICTS], range: VERDICTS.map((kind) => `var(--${kind})`) },
            legend: null,
          },
        },
      },
      labelLayer('left'),
      labelLayer('right'),
    ],
    resolve: { scale: { color: 'independent' } },
    view: { stroke: LINE },
  } as Parameters<typeof drawSvg>[0]);
}

/** Risk against use; upgrade hours as area, verdict as shape and colour. Null where no addon has both scores. */
export async function portfolioMap(result: Result, words: { xTitle: string; yTitle: string }): Promise<Drawing | null> {
  if (!result.addons.some((addon) => isKnown(addon.risk) && isKnown(addon.usage))) return null;
  return {
    wide: await draw(result, { width: 860, height: 430, characters: 30, labels: 24, ...words }),
    narrow: await draw(result, { width: 285, height: 320, characters: 18, labels: 6, ...words }),
  };
}
