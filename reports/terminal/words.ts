import type { Confidence } from '../../src/domain/score.js';
import { count, whole } from '../shared/numbers.js';

/** All wording of the summary, so that another language is another object of this shape. */
export const WORDS = {
  title: (target: string) => `upgrade to Odoo ${target}`,
  addons: (value: number) => count(value, 'addon'),
  lines: (total: string, billed: string) => `${total} lines (${billed} billed)`,
  rating: (letter: string, ratio: string) => `rating ${letter} (debt ratio ${ratio})`,
  noRating: 'no rating: no lines counted',
  upgrade: 'Upgrade',
  debt: 'Debt',
  findings: 'Found',
  noFindings: 'nothing',
  baseline: 'Of these',
  compared: (added: string, known: string, fixed: string) => `${added} new, ${known} known, ${fixed} gone`,
  accepted: 'Accepted',
  acceptedNote: (findings: string) => `${findings} that somebody decided to live with`,
  notKnown: 'could not be told',
  hours: (middle: string, range: string) => `${middle} h (${range})`,
  mechanical: (share: string) => `tools make ${share} of the changes`,
  interest: (hours: string) => `left alone it costs ${hours} h a year`,
  worst: 'Worst first',
  columns: {
    addon: 'addon',
    series: 'series',
    risk: 'risk',
    usage: 'use',
    upgrade: 'upgr',
    hours: 'hours',
    rating: 'rating',
    verdict: 'verdict',
  },
  moreAddons: (rest: number) => `… and ${count(rest, 'more addon')}`,
  noAddons: 'No addon was found.',
  marks: (low: string, medium: string) =>
    `Scores 0–100, 100 = worst or most used. ${medium} medium, ${low} low confidence. Hours: middle, and the range of 70% of cases.`,
  hops: 'Hours per version step',
  hopRow: (lines: string, share: string | null) =>
    `${lines} changed lines${share === null ? '' : `, ${share} by tools`}`,
  verdicts: 'Verdicts',
  verdictRow: (addons: string, hours: string, lines: string) => `${addons}, ${hours} h, ${lines} lines`,
  rules: 'Found most',
  rulesRow: (findings: string, addons: string) => `${findings} in ${addons}`,
  moreRules: (rest: number) => `… and ${count(rest, 'more rule')}`,
  sprints: 'Sprint plan',
  sprint: (index: number) => `sprint ${index}`,
  sprintRow: (planned: string, capacity: string, items: string) => `${planned} of ${capacity} h, ${items}`,
  emptySprints: (first: number, last: number) =>
    first === last ? `sprint ${last} stays empty.` : `sprints ${first} to ${last} stay empty.`,
  gain: (hours: string, saved: string) => `${hours} h planned save ${saved} h a year once done.`,
  left: (items: string, hours: string) => `${items} (${hours} h) did not fit.`,
  gap: (share: string) => `The plan is within ${share} of the best possible one.`,
  waves: 'Upgrade order',
  wave: (index: number) => `wave ${index}`,
  criticalPath: (names: string, hours: string) => `Longest chain: ${names} (${hours} h).`,
  waveMore: (rest: number) => `and ${rest} more`,
  unknown: 'What could not be told',
  parsed: (parsed: string, files: string) => `${parsed} of ${files} source files were read whole.`,
  failed: (path: string, why: string, more: number) => `${path}${more > 0 ? ` and ${whole(more)} more` : ''}: ${why}`,
  moreFailed: (rest: number) =>
    `… and ${count(rest, 'more reason', 'more reasons')} why something could not be read or checked.`,
  skipped: (value: number) => `${count(value, 'path')} left out on purpose.`,
  noSeries: (names: string) => `Series unknown, so no upgrade cost: ${names}.`,
  lowUsage: (value: number) => `Use of ${count(value, 'addon')} has low confidence.`,
  lowCost: (value: number) => `Upgrade hours of ${count(value, 'addon')} have low confidence.`,
} as const;

/** Mark behind a score, by confidence. Nothing behind a score that can be trusted. */
export const CONFIDENCE_MARK: Record<Confidence, string> = { high: ' ', medium: '~', low: '?' };
