/** Languages the HTML report is written in. */
export const LANGUAGES = ['en', 'fr', 'nl', 'pl'] as const;
export type Language = (typeof LANGUAGES)[number];
