import { createHash } from 'node:crypto';
import { html, type Markup, type Part, trusted } from '../../shared/html.js';
import type { Tongue } from '../context.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Nothing is loaded from anywhere; our one style sheet and our one script run because their hashes are named. */
function policy(): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(STYLE)}`,
    `script-src ${hashOf(SCRIPT)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

export interface Document {
  title: string;
  header: Part;
  /** Anchor, name and text of each section; null ones are left out. */
  sections: readonly (readonly [id: string, name: string, body: Markup | null])[];
  footer: string;
}

/** One page of its own with contents, style and script: what the comparison and the portfolio stand in. */
export function documentText({ lang, words }: Tongue, { title, header, sections, footer }: Document): string {
  const shown = sections.filter(([, , body]) => body !== null);
  const contents = shown.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`);
  const page = words.page;
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta http-equiv="Content-Security-Policy" content="${trusted(policy())}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">${page.skip}</a>
<nav aria-label="${page.contents}"><ul data-dark="${page.dark}" data-light="${page.light}">${contents}</ul></nav>
<main id="main">
<header>${header}</header>
${shown.map(([, , body]) => body)}</main>
<footer><p>${footer}</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.toString();
}
