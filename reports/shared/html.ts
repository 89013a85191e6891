import { visible } from './text.js';

/** Markup that is safe to insert as it is. Only `html` and `trusted` make it. */
export class Markup {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes a text for HTML content and quoted attributes; control characters are shown. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

export type Part = Markup | string | number | null | undefined | false | readonly Part[];

function inserted(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.toString();
  if (typeof part === 'object') return part.map(inserted).join('');
  return escapeHtml(String(part));
}

/** Template tag: every value is escaped unless it is `Markup` already. Attribute values must stand in quotes. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  let text = strings[0]!;
  for (const [index, part] of parts.entries()) text += inserted(part) + strings[index + 1]!;
  return new Markup(text);
}

/** Marks text of our own making (a style sheet, a rendered chart) as markup. Never call it on scanned text. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

/** A link where the address is http or https, else the plain text. */
export function link(address: string, text: string = address): Markup {
  if (!/^https?:\/\/[^\s]+$/i.test(address) || !URL.canParse(address)) return html`${text}`;
  return html`<a href="${address}" rel="noopener noreferrer">${text}</a>`;
}
