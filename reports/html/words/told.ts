import type { Language } from '../../../src/domain/languages.js';

/** A language that the analysis does not speak. */
export type Other = Exclude<Language, 'en'>;

/** A text in each of them. */
export type Told = Readonly<Record<Other, string>>;
