import type { Result } from '../../../src/domain/result.js';
import { html, type Markup } from '../../shared/html.js';
import { count } from '../../shared/numbers.js';
import { addonLink, section, shortName } from '../parts.js';
import { WAVES } from '../words.js';

/** The upgrade order. A name is a link where the result has an addon of that key. */
export function waves(result: Result): Markup {
  const keys = new Set(result.addons.map((addon) => addon.key));
  const items = result.waves.map(
    (wave, index) =>
      html`<li><b>${WAVES.wave(index + 1)}</b> <span class="soft">${count(wave.length, 'addon')}</span><ul>${wave.map(
        (name) => html`<li>${keys.has(name) ? addonLink(name) : shortName(name)}</li>`,
      )}</ul></li>`,
  );
  const body = items.length === 0 ? html`<p>${WAVES.none}</p>` : html`<ol class="waves">${items}</ol>`;
  return section('waves', WAVES.title, WAVES.lede, body);
}
