import { createHash } from 'node:crypto';
import { html, type Markup, type Part, trusted } from '../../shared/html.js';
import type { HouseStyle } from '../../shared/options.js';
import type { Tongue } from '../context.js';
import { houseCss } from './house.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is loaded from anywhere; our one style sheet and our one script run because their hashes are named. */
function policy(style: string): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(SCRIPT)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export interface Document {
  title: string;
  header: Part;
  /** What follows the header and is in no contents. */
  lead?: Part;
  /** Anchor, name and text of each section; null ones are left out. */
  sections: readonly (readonly [id: string, name: string, body: Markup | null])[];
  footer: Part;
  /** What programs read of the page. */
  data?: Markup;
  style?: HouseStyle | undefined;
}

/** Picture of the house, before the first line of a header. */
export function logo({ logo: picture }: HouseStyle = {}): Markup | false {
  return picture !== undefined && html`<img class="logo" src="${picture.data}" alt="${picture.alt}">`;
}

/** A whole page with contents, style and script: what every report in HTML stands in. */
export function documentText({ lang, words }: Tongue, document: Document): string {
  const { title, header, lead, sections, footer, data } = document;
  const shown = sections.filter(([, , body]) => body !== null);
  const contents = shown.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`);
  const page = words.page;
  const style = STYLE + houseCss(document.style ?? {});
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta http-equiv="Content-Security-Policy" content="${trusted(policy(style))}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">${page.skip}</a>
<nav aria-label="${page.contents}"><ul data-dark="${page.dark}" data-light="${page.light}" data-copy="${page.copy}" data-copied="${page.copied}">${contents}</ul></nav>
<main id="main">
<header>${header}</header>
${
  lead !== undefined &&
  html`${lead}
`
}${shown.map(([, , body]) => body)}</main>
<footer><p>${footer}</p></footer>
${data}<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.toString();
}
