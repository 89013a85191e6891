import type { RouteMap, Stop } from '../../shared/route.js';
import type { Drawing } from './figure.js';
import { placeLabels } from './labels.js';
import { ACCENT, drawSvg, INK, SOFT } from './vega.js';

export interface RoutePicture {
  drawing: Drawing;
  shown: number;
  links: number;
  /** Whether every mark bears its name, in both drawings. */
  named: boolean;
}

interface Size {
  width: number;
  /** Addons that the picture has room for. */
  most: number;
  /** Marks in one column, and pixels from one to the next. */
  rows: number;
  step: number;
  characters: number;
  labels: number;
}

interface Mark {
  stop: Stop;
  x: number;
  y: number;
  area: number;
}

const SMALLEST = 30;
const LARGEST = 420;
const MARGIN = 22;
/** Characters of a name where many addons stand close. */
const CROWDED = 18;
/** Room for half a name that stands over a mark at the edge. */
const WIDE_MARGIN = 58;

const isCrowded = (stops: readonly Stop[]) => stops.length > 40;
const HALO = { fill: 'var(--paper)', stroke: 'var(--paper)', strokeWidth: 4, strokeJoin: 'round' as const };

/** The heaviest addons, those of the longest chain before all others; in the order of the map. */
function heaviest({ stops }: RouteMap, most: number): Stop[] {
  if (stops.length <= most) return stops;
  const weight = (stop: Stop) => (stop.onChain ? 1e9 : 0) + (stop.hours ?? 0) + stop.neededBy.length;
  const kept = new Set([...stops].sort((a, b) => weight(b) - weight(a)).slice(0, most));
  return stops.filter((stop) => kept.has(stop));
}

/**
 * Places the addons of each wave in as many columns as they need, waves from left to right. Within a wave an addon
 * stands near the middle of what it needs, so that lines cross less.
 */
function place(stops: readonly Stop[], { width, rows, step }: Size): { marks: Mark[]; height: number } {
  const margin = isCrowded(stops) ? WIDE_MARGIN : MARGIN;
  const waves = [...new Set(stops.map(({ wave }) => wave))];
  const groups = waves.map((wave) => stops.filter((stop) => stop.wave === wave));
  const columns = groups.map((group) => Math.ceil(group.length / rows));
  const all = columns.reduce((sum, one) => sum + one, 0) + waves.length - 1;
  const gap = all > 1 ? (width - 2 * margin) / Math.max(1, all - 1) : 0;
  const tallest = Math.max(...groups.map((group, index) => Math.ceil(group.length / columns[index]!)));
  const height = Math.max(120, tallest * step + MARGIN);
  const most = Math.max(0, ...stops.map(({ hours }) => hours ?? 0));
  const placed = new Map<string, Mark>();
  let column = 0;
  for (const [index, group] of groups.entries()) {
    const middle = ({ needs }: Stop) => {
      const known = needs.flatMap((key) => placed.get(key)?.y ?? []);
      return known.length === 0 ? height / 2 : known.reduce((sum, y) => sum + y, 0) / known.length;
    };
    const ordered = index === 0 ? group : [...group].sort((a, b) => middle(a) - middle(b));
    const each = Math.ceil(group.length / columns[index]!);
    for (const [at, stop] of ordered.entries()) {
      const inColumn = Math.min(each, group.length - Math.floor(at / each) * each);
      const area = SMALLEST + (most === 0 ? 0 : ((LARGEST - SMALLEST) * (stop.hours ?? 0)) / most);
      const x = margin + (column + Math.floor(at / each)) * gap;
      placed.set(stop.key, { stop, x, y: (((at % each) + 0.5) / inColumn) * height, area });
    }
    column += columns[index]! + 1;
  }
  return { marks: [...placed.values()], height };
}

interface Point {
  x: number | null;
  y: number | null;
  at: number;
}

/** Lines as one path with breaks: a path of its own for each would double the size of the page. */
function pathOf(ends: readonly (readonly [Mark, Mark])[]): Point[] {
  return ends
    .flatMap(([a, b]) => [
      { x: a.x, y: a.y },
      { x: b.x, y: b.y },
      { x: null, y: null },
    ])
    .map((point, at) => ({ ...point, at }));
}

async function draw(map: RouteMap, size: Size): Promise<{ svg: string; shown: number; links: number; named: boolean }> {
  const stops = heaviest(map, size.most);
  const { marks, height } = place(stops, size);
  const markOf = new Map(marks.map((mark) => [mark.stop.key, mark]));
  const links = marks.flatMap((mark) =>
    mark.stop.needs.flatMap((key) => {
      const other = markOf.get(key);
      return other ? [[other, mark] as const] : [];
    }),
  );
  // Of the addons of the chain, each with the one right before it: they may need others of it too.
  const members = marks.filter(({ stop }) => stop.onChain).sort((a, b) => a.stop.wave - b.stop.wave);
  const chain = links.filter(([a, b]) => a.stop.onChain && members.indexOf(b) === members.indexOf(a) + 1);
  const spots = [...marks]
    .sort((a, b) => Number(b.stop.onChain) - Number(a.stop.onChain) || b.area - a.area)
    .map(({ stop, x, y, area }) => ({ key: stop.key, x, y, radius: Math.sqrt(area / Math.PI) }));
  const crowded = isCrowded(stops);
  const characters = crowded ? Math.min(size.characters, CROWDED) : size.characters;
  const labels = placeLabels(spots, size.width, height, { characters, most: size.labels, above: crowded });
  // Scales of their own size: without one, a break in a path would be drawn as a place.
  const domain = { x: [0, size.width], y: [height, 0] };
  const at = (field: 'x' | 'y') => ({
    ...{ field, type: 'quantitative' as const, axis: null },
    scale: { domain: domain[field], nice: false, zero: false },
  });
  const lines = (ends: typeof links, stroke: string, strokeWidth: number, strokeOpacity: number) => ({
    data: { values: pathOf(ends) },
    mark: { type: 'line' as const, stroke, strokeWidth, strokeOpacity, invalid: 'break-paths-filter-domains' as const },
    encoding: { x: at('x'), y: at('y'), order: { field: 'at' } },
  });
  // Drawn twice, first in the colour of the paper: a line that runs behind a name leaves it readable.
  const names = (align: 'left' | 'right' | 'center', halo: boolean) => ({
    data: { values: labels.filter((label) => label.align === align).map(({ text, x, y }) => ({ text, x, y })) },
    mark: {
      type: 'text' as const,
      align,
      baseline: 'middle' as const,
      fontSize: 11.5,
      limit: 240,
      ...(halo ? HALO : { fill: INK }),
    },
    encoding: { text: { field: 'text' }, x: at('x'), y: at('y') },
  });
  const points = (onChain: boolean) => ({
    data: {
      values: marks.filter(({ stop }) => stop.onChain === onChain).map(({ x, y, area }) => ({ x, y, area })),
    },
    mark: {
      ...{ type: 'point' as const, filled: true, opacity: 1, shape: onChain ? 'diamond' : 'circle' },
      ...{ fill: onChain ? ACCENT : SOFT, stroke: 'var(--paper)', strokeWidth: 1 },
    },
    encoding: { x: at('x'), y: at('y'), size: { field: 'area', type: 'quantitative' as const, scale: null } },
  });
  const svg = await drawSvg({
    width: size.width,
    height,
    padding: 6,
    layer: [
      lines(links, SOFT, 1, 0.4),
      ...(chain.length > 0 ? [lines(chain, ACCENT, 3, 1)] : []),
      points(false),
      points(true),
      ...[true, false].flatMap((halo) => [names('left', halo), names('right', halo), names('center', halo)]),
    ],
  } as Parameters<typeof drawSvg>[0]);
  return { svg, shown: stops.length, links: links.length, named: labels.length === stops.length };
}

/** Addons by wave from left to right, lines to what they need. Null where none needs another. */
export async function routePicture(map: RouteMap): Promise<RoutePicture | null> {
  if (map.stops.length === 0) return null;
  const wide = await draw(map, { width: 880, most: 120, rows: 14, step: 30, characters: 26, labels: 30 });
  const narrow = await draw(map, { width: 300, most: 40, rows: 14, step: 26, characters: 14, labels: 12 });
  return {
    drawing: { wide: wide.svg, narrow: narrow.svg },
    shown: wide.shown,
    links: wide.links,
    named: wide.named && narrow.named,
  };
}
