import type { Confidence, VerdictKind } from '../../src/domain/score.js';
import { count } from '../shared/numbers.js';
import type { ReadinessKind } from '../shared/readiness.js';

/** Wording of the first page. */
export const SUMMARY = {
  eyebrow: 'Upgrade readiness',
  headline: {
    there: (target: string) => `On Odoo ${target} already`,
    clear: (target: string) => `Ready for Odoo ${target}`,
    work: (target: string) => `Within reach of Odoo ${target}`,
    blocked: (target: string) => `Not ready for Odoo ${target} yet`,
    unknown: (target: string) => `Too little is known to say whether Odoo ${target} is in reach`,
  } satisfies Record<ReadinessKind, (target: string) => string>,
  reason: {
    there: 'Every addon is of the target series. What follows is the debt in them.',
    clear: 'No construct was found that must change on the way.',
    work: 'Nothing was found that stops an addon on the way. There is work, and it can be planned.',
    unknown: 'Too little of the code could be read or checked, or the series of too many addons is unknown.',
  },
  blocked: (things: string, addons: string, leaving: number) => {
    const stop = things.startsWith('1 ') ? 'stops' : 'stop';
    const better = count(leaving, 'of these addons is', 'of these addons are');
    return `${things} in ${addons} ${stop} working on the way.${leaving > 0 ? ` ${better} better retired or replaced than mended.` : ''}`;
  },
  effort: 'Effort to get there',
  effortUnit: 'hours',
  effortNote: (range: string, notCounted: number) =>
    `${range} h in seven cases of ten${notCounted > 0 ? `, ${count(notCounted, 'addon')} not counted` : ''}`,
  notTold: 'could not be told',
  noAddon: 'No addon was found in what was scanned.',
  tools: 'Done by tools',
  toolsNote: 'of the expected changes are mechanical',
  toolsNone: 'no change expected',
  waiting: 'Cost of waiting',
  waitingUnit: 'h a year',
  waitingNote: (cost: string | null) => (cost === null ? 'goes into keeping it as it is' : `or ${cost} a year`),
  rating: 'Debt rating',
  ratingNote: (hours: string, share: string) => `${hours} h of debt, ${share} of writing it anew`,
  ratingNone: 'no lines counted',
  verdicts: 'What to do with the addons',
  verdictHeads: ['Verdict', 'Addons', 'Upgrade hours', 'Range', 'Lines', 'Share of hours'],
  total: 'All',
  risks: 'The risks that matter',
  noRisks: 'None of the risks this report looks for was found.',
  buys: 'What the planned sprints buy',
  noPlan: 'No sprint is planned.',
  unknownTitle: 'What is not known',
  toCoverage: 'All of it, and how the figures are made',
} as const;

export const VERDICT_MEANING: Record<VerdictKind, string> = {
  keep: 'upgrade as it is',
  refactor: 'mend it, then upgrade',
  replace: 'another addon can do it',
  retire: 'can go',
};

/** Wording of the five risks. */
export const RISKS = {
  blockers: (things: string, target: string) => `${things} will not run on Odoo ${target}`,
  blockersText: (addons: string, names: string) =>
    `In ${addons}, most of all ${names}. Until they are changed, these addons cannot go live on the target.`,
  security: (findings: string) => `${findings} of high severity`,
  securityText: (addons: string, name: string) =>
    `In ${addons}. ${name} deserves the first look: it has the highest priority among them.`,
  concentration: (addons: string, share: string) => `${addons} hold ${share} of the upgrade hours`,
  concentrationText: (names: string) => `${names}. If one of them is late, the upgrade is late.`,
  hub: (name: string, addons: string) => `${addons} wait for ${name}`,
  hubText: (hours: string) => `They depend on it and come after it. Its own ${hours} h decide when the rest can start.`,
  leaving: (hours: string) => `${hours} h would go into addons that can leave`,
  leavingText: (names: string) => `${names}: better retired or replaced than upgraded. Ask their owners first.`,
  waiting: (hours: string) => `Waiting costs ${hours} h a year`,
  waitingText: 'That is what the debt takes in maintenance while it stays where it is.',
  rough: (addons: string) => `The estimate for ${addons} is rough`,
  roughText: (names: string) => `${names}. Too little evidence stands behind these hours to promise them.`,
} as const;

/** Sentences on what the plan buys. */
export const BUYS = {
  plan: (hours: string, sprints: string, capacity: string) =>
    `${hours} h of work in ${sprints}, out of ${capacity} h reserved.`,
  saves: (hours: string) => `Once done it saves ${hours} h a year.`,
  closes: (closed: string, all: string, urgent: string) =>
    `It closes ${closed} of ${all} findings, ${urgent} among them.`,
  removes: (names: string) => `It takes ${names} out of the upgrade.`,
  left: (items: string, hours: string) => `${items} with ${hours} h did not fit and stay open.`,
  gap: (share: string) => `The plan is within ${share} of the best possible one.`,
} as const;

export const UNKNOWN = {
  files: (parsed: string, files: string) => `${parsed} of ${files} source files were read whole.`,
  series: (names: string) => `No series for ${names}: their upgrade is not in the hours.`,
  usage: (addons: string) =>
    `How much ${addons} ${addons.startsWith('1 ') ? 'is' : 'are'} used: the evidence is thin or missing.`,
  possible: (things: string) => `${things} may stop working; someone has to look.`,
  evidence: 'Use and incidents: no evidence from a running system was given.',
} as const;

export const PORTFOLIO = {
  nav: 'Portfolio',
  none: 'No addon was found.',
  title: 'Portfolio map',
  lede: 'Where an addon stands says how soon to look at it: the higher the riskier, the further right the more used.',
  chart: 'Risk against use, by addon',
  chartAlt: (upperRight: string, all: string, names: string) =>
    `${upperRight} of ${all} stand in the upper right quarter, risky and used${names === '' ? '' : `: ${names}`}. The table below has every value.`,
  size: (hours: string) => `The larger the mark, the more upgrade hours; the largest stands for ${hours} h.`,
  xTitle: 'use: hardly → every day',
  yTitle: 'risk: calm → risky',
  caption:
    'Addons by priority. Scores go from 0 to 100: risk 100 is worst, use 100 is most used, upgrade 100 is dearest.',
  heads: ['Addon', 'Series', 'Risk', 'Use', 'Upgrade', 'Hours', 'Range', 'Lines', 'Rating', 'Verdict'],
  notPlaced: (names: string) => `Not on the map, because risk or use could not be told: ${names}`,
} as const;

export const EFFORT = {
  nav: 'Effort',
  title: 'Effort',
  lede: 'Hours to bring each addon to the target, as the range in which seven of ten such upgrades end.',
  addonChart: 'Upgrade hours by addon',
  addonAlt: (name: string, hours: string, range: string, shown: string) =>
    `The dearest is ${name} with ${hours} h (${range}). Shown: ${shown}. The values are in the table of the portfolio.`,
  legend: 'Dot: as many end above as below. Line: seven cases of ten.',
  hopChart: 'Upgrade hours by version step',
  hopAlt: (to: string, share: string) => `The step to ${to} takes the most, ${share} of all hours.`,
  hopCaption: 'Version steps, all addons together',
  hopHeads: ['Step to', 'Addons', 'Hours', 'Range', 'Changed lines', 'Done by tools'],
  none: 'No version step has to be taken.',
  hoursTitle: 'hours',
} as const;

export const SPRINTS = {
  nav: 'Sprints',
  title: 'Sprint plan',
  lede: 'Debt is repaid from the hours that a team reserves for it.',
  chart: 'Capacity and planned hours by sprint',
  chartAlt: (planned: string, capacity: string, sprints: string) =>
    `${planned} of ${capacity} reserved hours are planned in ${sprints}.`,
  legend: 'Outline: hours reserved for debt. Filled: planned.',
  caption: 'What is done in which sprint',
  heads: ['Item', 'Addon', 'Hours', 'Saves h/year'],
  sprint: (index: number) => `Sprint ${index}`,
  sprintNote: (start: string | null, planned: string, capacity: string) =>
    `${start === null ? '' : `from ${start}, `}${planned} of ${capacity} h`,
  free: 'Nothing planned.',
  more: (rest: number) => `and ${count(rest, 'smaller item')}, all in the JSON report`,
  left: 'Not planned',
  leftCaption: 'What did not find a place, and why',
  leftHeads: ['Item', 'Addon', 'Hours', 'Why'],
  none: 'No plan was made: plan with `odoo-debt plan`.',
  axis: 'sprint',
} as const;

export const WAVES = {
  nav: 'Order',
  title: 'Upgrade order',
  lede: 'An addon comes after everything it depends on. Addons of one wave can be worked on side by side.',
  wave: (index: number) => `Wave ${index}`,
  chain: (hours: string) => `The longest chain takes ${hours} h, however many people work on it:`,
  none: 'No addon, no order.',
} as const;

export const ADDONS = {
  nav: 'Addons',
  title: 'Addon by addon',
  lede: 'Why each score is what it is. Points of a score add up before it is held between 0 and 100.',
  unknownSeries: 'series unknown',
  lines: (lines: string) => `${lines} lines`,
  origin: { custom: 'custom', oca: 'OCA', 'third-party': 'third party', odoo: 'Odoo' },
  hours: (hours: string, range: string) => `${hours} h (${range})`,
  hoursUnknown: 'hours unknown',
  risk: 'Risk',
  usage: 'Use',
  upgrade: 'Upgrade',
  notKnown: 'could not be told',
  terse: (explained: string, factors: string) =>
    `To keep this page small, only the first ${explained} addons say why, with the ${factors} weightiest factors of each score. The JSON report has all.`,
  cut: (factors: string) => `Of each score the ${factors} weightiest factors are shown; the JSON report has all.`,
  why: 'Why this verdict',
  debt: (hours: string, range: string, share: string) => `Debt: ${hours} h (${range}), ${share} of writing it anew.`,
  interest: (hours: string) => `Costs ${hours} h a year while it stays.`,
  depends: 'Needs',
  dependents: 'Needed by',
  found: 'Found',
  foundNone: 'nothing',
  alike: (rest: number) => `and ${count(rest, 'more place')}`,
} as const;

export const FINDINGS = {
  nav: 'Findings',
  title: 'Findings',
  lede: 'Single places in the code, the most urgent of each addon first.',
  caption: (shown: string, all: string) => `${shown} of ${all} findings`,
  rest: (each: string, shown: string, all: string) =>
    `Shown: the ${shown} most urgent, at most ${each} of one addon. The JSON report (result.json) holds all ${all}.`,
  heads: ['Severity', 'Addon', 'Where', 'What', 'Rule', 'Step', 'Effort'],
  none: 'Nothing was found.',
  filter: 'Filter',
  filterHint: 'words, ! excludes',
  rules: 'The rules behind them',
  remedy: 'What to do:',
  sources: 'Sources:',
} as const;

export const METHOD = {
  nav: 'Method',
  title: 'Coverage and method',
  coverage: 'What was read',
  failed: 'Could not be read or checked',
  skipped: 'Left out on purpose',
  unknown: 'Could not be told',
  more: (rest: number) => `and ${count(rest, 'more reason')}, all in the JSON report`,
  evidence: 'Evidence',
  evidenceCaption: 'Where use and incidents come from',
  evidenceHeads: ['Source', 'Window', 'Basis'],
  alike: (more: string) => ` and ${more} more:`,
  noWindow: 'no time',
  noEvidence: 'None was given. Use is then told from the code alone and has low confidence.',
  method: 'How the figures are made',
  points: [
    'Hours are given as a range: fifteen cases of a hundred end below its lower end, fifteen above its upper end, half below the middle.',
    'The range of a total adds the lower ends and the upper ends, as if all parts went well or badly together. That is the wide reading.',
    'The share done by tools is weighted by the changed lines expected on each version step.',
    'The debt ratio is the hours of remedy over the hours of writing the addon anew; A up to 5%, B 10%, C 20%, D 50%, E above. The rating of the portfolio weighs the ratios by lines.',
    'Unknown is not zero: what could not be told is shown as ?, and lowers the confidence, never the score.',
    'Marks of confidence: ~ medium, ? low, none high.',
    'The code was read and never run. This file loads nothing from anywhere; the same input gives the same bytes.',
  ],
} as const;

export const PAGE = {
  title: (target: string, roots: string) => `Upgrade readiness for Odoo ${target}${roots === '' ? '' : `: ${roots}`}`,
  skip: 'To the content',
  contents: 'Contents',
  dark: 'Dark theme',
  light: 'Light theme',
  made: (tool: string, version: string, schema: number) => `Made by ${tool} ${version}, result schema ${schema}.`,
  at: (time: string) => ` Run of ${time}.`,
} as const;

export const CONFIDENCE_MARK: Record<Confidence, string> = { high: '', medium: '~', low: '?' };
