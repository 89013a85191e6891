import { html, type Markup } from '../../shared/html.js';
import type { Page } from '../context.js';
import { addonLink, section, shortName } from '../parts.js';

/** The upgrade order. A name is a link where the result has an addon of that key. */
export function waves({ result, keys, words: { waves: words } }: Page): Markup {
  const name = (addon: string) => (keys.has(addon) ? addonLink(addon) : shortName(addon));
  const items = result.waves.map(
    (wave, index) =>
      html`<li><b>${words.wave(index + 1)}</b> <span class="soft">${words.addons(wave.length)}</span><ul>${wave.map(
        (addon) => html`<li>${name(addon)}</li>`,
      )}</ul></li>`,
  );
  const path = result.route?.criticalPath ?? [];
  const chain =
    path.length < 2
      ? ''
      : html`<p>${words.chain(result.route!.criticalHours)} ${path.map(({ addon }, index) =>
          index === 0 ? name(addon) : html` → ${name(addon)}`,
        )}</p>`;
  const body = items.length === 0 ? html`<p>${words.none}</p>` : html`<ol class="waves">${items}</ol>${chain}`;
  return section('waves', words.title, words.lede, body);
}
