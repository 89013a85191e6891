import type { CodeLanguage } from './constructs.js';

/**
 * What the lines of an addon lead to expect, if each construct is changed as often as in known migrations of the step.
 */

/** Capped lines with a construct in known migrations, and how many of them were changed. */
export interface Observed {
  lines: number;
  changed: number;
}

/** How often lines of a construct changed in a step; undefined for constructs that too few addons held. */
export type RateOf = (construct: string) => Observed | undefined;

/** Lines that count as seen at the usual rate of the language before any is counted. Keeps rare constructs near it. */
const PRIOR_LINES = 6;
/** A construct counts only where its lines change this much more often than the rest. */
export const LEAST_EXCESS = 0.03;
/** A large addon says as much about one construct as this many lines. */
export const MOST_LINES_PER_ADDON = 5;

export function smoothed({ lines, changed }: Observed, usual: number): number {
  return (changed + PRIOR_LINES * usual) / (lines + PRIOR_LINES);
}

export interface LineConstructs {
  language: CodeLanguage;
  constructs: readonly string[];
}

/** Chance that a line changes: the highest of its constructs, since one that breaks is enough. */
export function chanceOf(line: LineConstructs, rateOf: RateOf, usual: number): { chance: number; by: string | null } {
  let chance = usual;
  let by: string | null = null;
  for (const name of line.constructs) {
    const rate = rateOf(name);
    if (rate === undefined) continue;
    const own = smoothed(rate, usual);
    if (own > chance && own >= usual + LEAST_EXCESS) {
      chance = own;
      by = name;
    }
  }
  return { chance, by };
}

const LANGUAGES = ['python', 'xml', 'javascript', 'csv'] as const;

export function constructFeatures(
  lines: Iterable<LineConstructs>,
  rateOf: RateOf,
  usual: Readonly<Record<CodeLanguage, number>>,
): Record<string, number> {
  const features: Record<string, number> = { 'constructs.likely': 0, 'constructs.sure': 0, 'constructs.top': 0 };
  for (const language of LANGUAGES) features[`constructs.${language}`] = 0;
  let spared = 0;
  let extra = 0;
  for (const line of lines) {
    const { chance } = chanceOf(line, rateOf, usual[line.language]);
    features[`constructs.${line.language}`]! += chance;
    if (chance >= 0.35) features['constructs.likely']!++;
    if (chance >= 0.65) features['constructs.sure']!++;
    extra += Math.max(0, chance - 2 * usual[line.language]);
    spared += Math.log1p(-Math.min(0.98, chance));
    features['constructs.top'] = Math.max(features['constructs.top']!, chance);
  }
  features['constructs.all'] = LANGUAGES.reduce((sum, language) => sum + features[`constructs.${language}`]!, 0);
  features['constructs.extra'] = extra;
  features['constructs.any'] = 1 - Math.exp(spared);
  return features;
}
