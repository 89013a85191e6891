import { clip, columns, visible } from '../../shared/text.js';

export interface Spot {
  key: string;
  /** Middle of the mark and its radius, in pixels of the drawing. */
  x: number;
  y: number;
  radius: number;
}

export interface PlacedLabel {
  text: string;
  x: number;
  y: number;
  align: Align;
}

type Align = 'left' | 'right' | 'center';

const CHARACTER = 6.4;
const HEIGHT = 13;
const GAP = 4;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface LabelOptions {
  /** Names are cut to so many. */
  characters: number;
  most?: number;
  /** They may stand over or under their marks too. */
  above?: boolean;
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/**
 * Labels for marks, in the order given, each right or left of its mark where it meets no other label and no other
 * mark; a label that finds no room is left out. `width` and `height` bound the drawing.
 */
export function placeLabels(
  spots: readonly Spot[],
  width: number,
  height: number,
  { characters, most = Number.POSITIVE_INFINITY, above = false }: LabelOptions,
): PlacedLabel[] {
  const marks = spots.map(({ x, y, radius }) => ({
    ...{ left: x - radius, right: x + radius },
    ...{ top: y - radius, bottom: y + radius },
  }));
  const taken: Box[] = [];
  const placed: PlacedLabel[] = [];
  for (const [index, spot] of spots.entries()) {
    if (placed.length >= most) break;
    const text = clip(visible(spot.key), characters);
    const length = columns(text) * CHARACTER;
    const [side, over] = [spot.radius + GAP, spot.radius + HEIGHT / 2 + 1];
    const places: { align: Align; x: number; y: number; left: number }[] = [
      { align: 'left', x: spot.x + side, y: spot.y, left: spot.x + side },
      { align: 'right', x: spot.x - side, y: spot.y, left: spot.x - side - length },
      ...(above ? [spot.y - over, spot.y + over] : []).map((y) => ({
        ...{ align: 'center' as const, x: spot.x, y },
        left: spot.x - length / 2,
      })),
    ];
    for (const { align, x, y, left } of places) {
      const box = { left, right: left + length, top: y - HEIGHT / 2, bottom: y + HEIGHT / 2 };
      const inside = box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
      const free =
        !taken.some((other) => meets(box, other)) && !marks.some((mark, at) => at !== index && meets(box, mark));
      if (!inside || !free) continue;
      taken.push(box);
      placed.push({ text, x, y, align });
      break;
    }
  }
  return placed;
}
