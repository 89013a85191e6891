import type { Finding } from '../../src/domain/finding.js';
import type { Language } from '../../src/domain/languages.js';
import type { AddonResult, Result } from '../../src/domain/result.js';
import { html, type Markup, trusted } from '../shared/html.js';
import type { ReportOptions } from '../shared/options.js';
import type { Drawings, Told } from './charts/drawings.js';
import type { Formats } from './formats.js';
import type { Limits } from './limits.js';
import type { Words } from './words/en.js';

/** The language of a page: its words, and how it writes numbers and days. */
export interface Tongue {
  lang: Language;
  words: Words;
  f: Formats;
  /** Attribute for an element whose text comes from the analysis, which speaks English; nothing on an English page. */
  english: Markup;
}

/** Everything a section is written from. */
export interface Page extends Tongue {
  result: Result;
  options: ReportOptions;
  limits: Limits;
  /** Addons that the page tells of, by priority: all, or the first `MOST_ADDONS`. */
  shown: readonly AddonResult[];
  /** Their keys: a name that is one of them can be a link. */
  keys: ReadonlySet<string>;
  /** All findings, most urgent first, with the paths of the repository. */
  ordered: readonly Finding[];
  drawings: Drawings;
  /** What several charts and tables are made from. */
  told: Told;
}

const PLAIN = trusted('');
const MARKED = trusted(' lang="en"');

export function englishMark(lang: Language): Markup {
  return lang === 'en' ? PLAIN : MARKED;
}

/** Text of the analysis, marked as English on a page of another language. */
export function analysed({ lang, english }: Tongue, text: string): Markup {
  return lang === 'en' ? html`${text}` : html`<span${english}>${text}</span>`;
}

/** Fills a name, which may be a link, into a sentence of the catalogue that takes it as text. */
export function withName(sentence: (name: string) => string, name: Markup): Markup {
  const [before = '', after = ''] = sentence('\u0000').split('\u0000');
  return html`${before}${name}${after}`;
}

/** `from … to …` with ISO days, as the result writes windows, in the words of the page; other texts stay. */
export function windowText({ words, f, lang }: Tongue, text: string): string {
  const days = /^from (\d{4}-\d{2}-\d{2}) to (\d{4}-\d{2}-\d{2})$/.exec(text);
  return lang === 'en' || days === null ? text : words.span(f.day(days[1]!), f.day(days[2]!)).join(' ');
}

/** A window as text on one line; one day where both ends are the same. */
export function spanText({ words, f }: Tongue, window: { from: string; to: string }): string {
  const [from, to] = [f.day(window.from), f.day(window.to)];
  return from === to ? from : words.span(from, to).join(' ');
}

/** Minutes as a person says them: 5 min, 1.5 h. */
export function minutesText({ words }: Tongue, value: number): string {
  return value < 60 ? words.minutes(value) : words.hours(value / 60);
}

/** An age in days as a person says it: 34 days, 8 months, 3 years. */
export function ageText({ words }: Tongue, days: number): string {
  if (days < 61) return words.age.days(days);
  return days < 730 ? words.age.months(days / 30.4375) : words.age.years(Math.floor(days / 365.25));
}
