import type { TopLevelSpec } from 'vega-lite';
import type { Formats } from '../formats.js';

/** Colours are CSS, so that one drawing serves light, dark and print. */
export const INK = 'currentColor';
export const SOFT = 'var(--soft)';
export const LINE = 'var(--line)';
export const ACCENT = 'var(--accent)';

/** Labels of an axis of numbers as the language writes them; vega alone writes English. */
export function ticksOf({ whole, decimal }: Pick<Formats, 'whole' | 'decimal'>): { labelExpr?: string } {
  const group = whole(10_000).replace(/\d/g, '');
  const point = decimal(0.5).replace(/\d/g, '');
  if (group === ',' && point === '.') return {};
  const quoted = (text: string) => `'${text}'`;
  return {
    labelExpr: `replace(replace(replace(datum.label, regexp(',', 'g'), '_'), '.', ${quoted(point)}), regexp('_', 'g'), ${quoted(group)})`,
  };
}

/** Room for labels is estimated without a canvas, so it is always bounded: `labelLimit`, and names cut before. */
const CONFIG: NonNullable<TopLevelSpec['config']> = {
  aria: false,
  background: 'transparent',
  font: 'inherit',
  view: { stroke: null },
  axis: {
    labelColor: SOFT,
    titleColor: SOFT,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 'normal',
    titlePadding: 10,
    labelPadding: 6,
    gridColor: LINE,
    domainColor: LINE,
    tickColor: LINE,
    ticks: false,
    labelLimit: 200,
  },
};

/**
 * What vega writes for its own runtime or for defaults; a still picture inside HTML, with `role="img"` of its own, does
 * without it.
 */
const SURPLUS =
  / (?:(?:xmlns(?::xlink)?|version|class|role|aria-roledescription|aria-hidden|pointer-events|font-family|stroke-miterlimit)="[^"]*"|(?:opacity|stroke-width)="1")/g;
const EMPTY_PATH = /<path d="(?:M0,0h0v0h0Z)?"[^>]*\/>/g;

/** What is not stroked needs no width of a stroke. */
const UNSTROKED = / stroke-width="[^"]*"/;

/** A disc as vega writes it, two arcs; the same as a circle takes a third of the bytes. */
const DISC = /<path transform="translate\((-?[\d.]+),(-?[\d.]+)\)" d="M([\d.]+),0A\3,\3,0,1,1,-\3,0A\3,\3,0,1,1,\3,0"/g;

/** Only tags are touched, never text between them: in text vega escapes `<` and `>`, so a tag is always a tag. */
function slim(svg: string): string {
  return svg
    .replace(/<[^>]*>/g, (tag) =>
      (/ stroke="/.test(tag) ? tag : tag.replace(UNSTROKED, ''))
        .replace(SURPLUS, '')
        .replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100)),
    )
    .replace(EMPTY_PATH, '')
    .replace(DISC, '<circle cx="$1" cy="$2" r="$3"');
}

/**
 * A vega-lite specification as SVG text, drawn without canvas or browser. vega is loaded here and nowhere else: it is
 * large, and only this report needs it. Same specification, same bytes.
 */
export async function drawSvg(spec: Omit<TopLevelSpec, 'config' | '$schema'>): Promise<string> {
  const [vega, lite] = await Promise.all([import('vega'), import('vega-lite')]);
  const compiled = lite.compile({ ...spec, config: CONFIG } as TopLevelSpec).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  try {
    const svg = await view.toSVG();
    return slim(svg);
  } finally {
    view.finalize();
  }
}
