import { z } from 'zod';
import { LANGUAGES } from '../domain/languages.js';

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, 'is no colour such as #0d5c69');

/** The key `report` of the configuration: the language and the house style of the HTML report. */
export const reportConfigSchema = z.strictObject({
  lang: z.enum(LANGUAGES).default('en').describe('Language of the HTML report: en, fr, nl or pl.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'is no currency of ISO 4217 such as EUR')
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'is no currency of ISO 4217 such as EUR')
    .optional()
    .describe('Currency that cost.hourlyRate is in; without it no money is shown.')
    .meta({ examples: ['EUR'] }),
  logo: z
    .string()
    .min(1)
    .optional()
    .describe('Picture for the first page, a PNG or SVG file of at most 100 KB; it becomes part of the page.')
    .meta({ examples: ['brand/logo.svg'] }),
  logoText: z
    .string()
    .min(1)
    .optional()
    .describe('What the picture says, for those who do not see it.')
    .meta({ examples: ['Harbour Works'] }),
  accent: colour
    .optional()
    .describe('Colour of links, bars and marks on white paper; refused where it cannot be read.')
    .meta({ examples: ['#0d5c69'] }),
  accentDark: colour
    .optional()
    .describe('The same on dark paper; lightened from accent if left out.')
    .meta({ examples: ['#67bfcb'] }),
  sprintNames: z
    .array(z.string().min(1).max(60))
    .default([])
    .describe('Names of the sprints from the first on; the others keep their number.')
    .meta({ examples: [['Autumn tide', 'Winter swell']] }),
});
