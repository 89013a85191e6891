import { html, type Markup, type Part, trusted } from '../../shared/html.js';

export interface Drawing {
  /** SVG for windows and paper, and one for windows narrower than 640 px. */
  wide: string;
  narrow: string;
}

function labelledSvg(svg: string, id: string, variant: 'wide' | 'narrow'): Markup {
  const attributes = `class="chart ${variant}" role="img" aria-labelledby="${id}-c" aria-describedby="${id}-d"`;
  return trusted(svg.replace('<svg', `<svg ${attributes}`));
}

/** A figure: caption, drawing, legend, and the text that says what the drawing shows. `id` is ours, never scanned. */
export function figure(id: string, caption: string, drawing: Drawing, legend: Part, description: string): Markup {
  return html`<figure id="${id}" aria-labelledby="${id}-c"><figcaption id="${id}-c">${caption}</figcaption>${
    legend ? html`<p class="legend">${legend}</p>` : null
  }${labelledSvg(drawing.wide, id, 'wide')}${labelledSvg(drawing.narrow, id, 'narrow')}<p class="read" id="${id}-d">${description}</p></figure>
`;
}
