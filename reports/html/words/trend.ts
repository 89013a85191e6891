import type { Language } from '../../../src/domain/languages.js';
import { type Formats, formatsOf } from '../formats.js';
import { enTrend, type TrendWords } from './en-trend.js';
import { frTrend } from './fr-trend.js';
import { nlTrend } from './nl-trend.js';
import { plTrend } from './pl-trend.js';

const TREND: { [L in Language]: (f: Formats<L>) => TrendWords } = {
  en: enTrend,
  fr: frTrend,
  nl: nlTrend,
  pl: plTrend,
};

/** The wording in a language. */
export function trendWords(lang: Language): TrendWords {
  const make = <L extends Language>(one: L) => TREND[one](formatsOf(one));
  return make(lang);
}
