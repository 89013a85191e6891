import { count } from '../shared/numbers.js';

/** All wording of the Markdown report. */
export const WORDS = {
  title: (target: string) => `Technical debt, upgrade to Odoo ${target}`,
  headline: (addons: string, lines: string) => `${addons}, ${lines} lines.`,
  upgradeUnknown: 'Upgrade: could not be told',
  upgrade: (hours: string, range: string) => `Upgrade: **${hours} h** (${range})`,
  mechanical: (share: string) => `, ${share} of the changes by tools`,
  debt: (hours: string, range: string) => `Debt: **${hours} h** (${range})`,
  rating: (letter: string) => `, rating **${letter}**`,
  findings: 'Findings',
  none: 'No finding.',
  baseline: (added: string, known: string, fixed: string) =>
    `Against the baseline: **${added} new**, ${known} known, ${fixed} gone`,
  accepted: (findings: string) => `Accepted and not counted: ${findings}`,
  problems: 'Decisions that do not hold',
  worst: 'Addons to look at first',
  heads: ['Addon', 'Series', 'Risk', 'Use', 'Upgrade h', 'Rating', 'Verdict', 'Findings'],
  moreAddons: (rest: number) => `… and ${count(rest, 'more addon')}.`,
  urgent: 'Most urgent findings',
  urgentNew: 'New findings',
  findingHeads: ['Severity', 'Where', 'Rule', 'What'],
  moreFindings: (rest: number) => `… and ${count(rest, 'more finding')}; the JSON report has them all.`,
  plan: (hours: string, sprints: string, saved: string) =>
    `Plan: ${hours} h in ${sprints} save ${saved} h a year once done.`,
  coverage: (parsed: string, files: string, failed: string) =>
    `${parsed} of ${files} source files read whole, ${failed} could not be read.`,
  unknown: 'Could not be told:',
  unknownSeries: 'unknown',
  notKnown: '?',
} as const;
