import { html, type Markup } from '../../shared/html.js';
import { figure } from '../charts/figure.js';
import type { Page } from '../context.js';
import { dataTable, nameLink, section, shortName } from '../parts.js';

function routeFigure({ drawings, told, words }: Page): Markup | null {
  const picture = drawings.route;
  if (picture === null) return null;
  const { stops, alone } = told.route;
  const text = [
    words.route.alt(picture.shown, picture.links, alone),
    ...(picture.named ? [] : [words.route.unnamed]),
    ...(picture.shown < stops.length ? [words.route.cut(picture.shown, stops.length)] : []),
  ].join(' ');
  const chain = stops.some(({ onChain }) => onChain) ? ` ${words.route.legendChain}` : '';
  return figure('chart-route', words.route.chart, picture.drawing, `${words.route.legend}${chain}`, text);
}

/** Longest list of names in one cell. */
const NAMES = 12;

function routeTable(page: Page): Markup | null {
  const { f, told, limits } = page;
  const words = page.words.route;
  const { stops } = told.route;
  const rest = stops.length - limits.decisions;
  const named = (list: readonly string[]) =>
    html`${list.slice(0, NAMES).map((key, index) => html`${index > 0 && ', '}${shortName(key)}`)}${list.length > NAMES && ` +${list.length - NAMES}`}`;
  return dataTable({
    title: words.caption,
    heads: words.heads,
    numeric: [1, 2],
    rows: stops
      .slice(0, limits.decisions)
      .map(({ key, wave, hours, needs, neededBy, onChain }) => [
        nameLink(key, page.keys),
        f.whole(wave),
        hours === null ? '?' : f.hours(hours),
        named(needs),
        named(neededBy),
        onChain && words.onChain,
      ]),
    more: rest > 0 && page.words.system.more(rest),
  });
}

/** Waves, and addons of the longest chain, that are told. An assumption, far above what people make: 44 OCA repositories at 14.0 have seven waves. */
const MOST_WAVES = 5_000;

/** The upgrade order. A name is a link where the result has an addon of that key. */
export function waves(page: Page): Markup {
  const { result, keys } = page;
  const words = page.words.waves;
  const name = (addon: string) => nameLink(addon, keys);
  const cut = page.shown.length < result.addons.length;
  const items = result.waves.slice(0, MOST_WAVES).map((wave, index) => {
    const named = cut ? wave.filter((addon) => keys.has(addon)) : wave;
    return html`<li><b>${words.wave(index + 1)}</b> <span class="soft">${words.addons(wave.length)}</span><ul>${named.map(
      (addon) => html`<li>${name(addon)}</li>`,
    )}${named.length < wave.length && html`<li>+${wave.length - named.length}</li>`}</ul></li>`;
  });
  if (result.waves.length > items.length) items.push(html`<li>+${result.waves.length - items.length}</li>`);
  const whole = result.route?.criticalPath ?? [];
  const path = whole.slice(0, MOST_WAVES);
  const chain =
    path.length < 2
      ? ''
      : html`<p>${words.chain(result.route!.criticalHours)} ${path.map(({ addon }, index) =>
          index === 0 ? name(addon) : html` → ${name(addon)}`,
        )}${whole.length > path.length && ` +${whole.length - path.length}`}</p>`;
  const body =
    items.length === 0
      ? html`<p>${words.none}</p>`
      : html`<ol class="waves">${items}</ol>${chain}${routeFigure(page)}${routeTable(page)}`;
  return section('waves', words.title, words.lede, body);
}
