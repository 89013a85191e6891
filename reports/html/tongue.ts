import type { Language } from '../../src/domain/languages.js';
import { englishMark, type Tongue } from './context.js';
import { formatsOf } from './formats.js';
import { en } from './words/en.js';
import { fr } from './words/fr.js';
import { nl } from './words/nl.js';
import { pl } from './words/pl.js';

const MAKERS: Readonly<Record<Language, () => Pick<Tongue, 'words' | 'f'>>> = {
  en: () => ((f) => ({ f: f as Tongue['f'], words: en(f) }))(formatsOf('en')),
  fr: () => ((f) => ({ f: f as Tongue['f'], words: fr(f) }))(formatsOf('fr')),
  nl: () => ((f) => ({ f: f as Tongue['f'], words: nl(f) }))(formatsOf('nl')),
  pl: () => ((f) => ({ f: f as Tongue['f'], words: pl(f) }))(formatsOf('pl')),
};

/** Words and formats of a language. */
export function tongueOf(lang: Language): Tongue {
  return { lang, english: englishMark(lang), ...MAKERS[lang]() };
}
