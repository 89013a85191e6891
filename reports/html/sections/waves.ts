import type { Result } from '../../../src/domain/result.js';
import { html, type Markup } from '../../shared/html.js';
import { count, hours } from '../../shared/numbers.js';
import { addonLink, section, shortName } from '../parts.js';
import { WAVES } from '../words.js';

/** The upgrade order. A name is a link where the result has an addon of that key. */
export function waves(result: Result): Markup {
  const keys = new Set(result.addons.map((addon) => addon.key));
  const name = (addon: string) => (keys.has(addon) ? addonLink(addon) : shortName(addon));
  const items = result.waves.map(
    (wave, index) =>
      html`<li><b>${WAVES.wave(index + 1)}</b> <span class="soft">${count(wave.length, 'addon')}</span><ul>${wave.map(
        (addon) => html`<li>${name(addon)}</li>`,
      )}</ul></li>`,
  );
  const path = result.route?.criticalPath ?? [];
  const chain =
    path.length < 2
      ? ''
      : html`<p>${WAVES.chain(hours(result.route!.criticalHours))} ${path.map(({ addon }, index) =>
          index === 0 ? name(addon) : html` → ${name(addon)}`,
        )}</p>`;
  const body = items.length === 0 ? html`<p>${WAVES.none}</p>` : html`<ol class="waves">${items}</ol>${chain}`;
  return section('waves', WAVES.title, WAVES.lede, body);
}
