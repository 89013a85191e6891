import type { ReadinessKind } from '../../../src/domain/readiness.js';
import type { Confidence, VerdictKind } from '../../../src/domain/score.js';
import { KPI_WORDS } from '../../shared/kpi-words.js';
import { CONFIDENCE_WORD, SEVERITY_WORD, VERDICT_WORD } from '../../shared/words.js';
import type { Formats } from '../formats.js';
import { enEvidence } from './en-evidence.js';
import { enInstances } from './en-instances.js';
import { enPlanning } from './en-planning.js';
import { enTrend } from './en-trend.js';

/** Nouns that are counted in several sentences. */
export function enNouns(f: Formats<'en'>) {
  const noun =
    (one: string, other = `${one}s`) =>
    (value: number) =>
      f.count(value, { one, other });
  return {
    noun,
    addons: noun('addon'),
    findings: noun('finding'),
    pieces: noun('piece of code', 'pieces of code'),
    sprints: noun('sprint'),
  };
}

/**
 * The English catalogue, and by its type the shape of every other one. Messages take numbers as they are and names as
 * text; a name may be a link, so it stands in a message once and as it is.
 */
export function en(f: Formats<'en'>) {
  const { noun, addons, findings, pieces, sprints } = enNouns(f);
  return {
    severity: SEVERITY_WORD,
    verdict: VERDICT_WORD,
    confidence: CONFIDENCE_WORD satisfies Record<Confidence, string>,
    kpis: KPI_WORDS,
    /** What stands behind a label. */
    colon: ':',
    /** Between parts of one sentence. */
    semicolon: '; ',
    and: ' and ',
    namesMore: (value: number) => `${f.whole(value)} more`,
    /** A stretch of days in two parts that each stay on one line. */
    span: (from: string, to: string): [from: string, to: string] => [`${from} to`, to],
    minutes: (value: number) => `${f.whole(value)} min`,
    hours: (value: number) => `${f.hours(value)} h`,
    age: { days: noun('day'), months: noun('month'), years: noun('year') },
    summary: {
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
        clear: 'Nothing was found that must change on the way.',
        work: 'Nothing was found that stops an addon on the way. There is work, and it can be planned.',
        unknown: 'Too little of the code could be read or checked, or the series of too many addons is unknown.',
      } satisfies Record<Exclude<ReadinessKind, 'blocked'>, string>,
      blocked: (things: number, inAddons: number) =>
        `${pieces(things)} in ${addons(inAddons)} ${f.form(things, { one: 'stops', other: 'stop' })} working on the way.`,
      leaving: (value: number) =>
        `${f.count(value, { one: 'of these addons is', other: 'of these addons are' })} better retired or replaced than mended.`,
      effort: 'Effort to get there',
      effortUnit: 'hours',
      effortRange: (range: string) => `${range} h in seven cases of ten`,
      notCounted: (value: number) => `, ${addons(value)} not counted`,
      effortCost: (cost: string) => `about ${cost}`,
      notTold: 'could not be told',
      noAddon: 'No addon was found in what was scanned.',
      tools: 'Done by tools',
      toolsNote: 'of the expected changes are mechanical',
      toolsNone: 'no change expected',
      waiting: 'Cost of waiting',
      waitingUnit: 'h a year',
      waitingHours: 'spent on keeping things as they are',
      waitingCost: (cost: string) => `or ${cost} a year`,
      rating: 'Debt rating',
      ratingNote: (hours: number, share: number) =>
        `${f.hours(hours)} h of debt, ${f.percent(share)} of the hours to write the code anew`,
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
    },
    verdictMeaning: {
      keep: 'upgrade as it is',
      refactor: 'mend it, then upgrade',
      replace: 'another addon can do it',
      retire: 'can go',
    } satisfies Record<VerdictKind, string>,
    risks: {
      blockers: (things: number, target: string) => `${pieces(things)} will not run on Odoo ${target}`,
      blockersText: (inAddons: number, names: string) =>
        `In ${addons(inAddons)}${f.form(inAddons, { one: ':', other: ', most of all' })} ${names}. ${f.form(inAddons, { one: 'Until it is changed, this addon', other: 'Until they are changed, these addons' })} cannot go live on the target.`,
      security: (value: number) =>
        `${f.count(value, { one: 'security finding', other: 'security findings' })} of high severity`,
      securityText: (inAddons: number, name: string) =>
        inAddons === 1
          ? `In ${addons(inAddons)}: ${name}.`
          : `In ${addons(inAddons)}. ${name} deserves the first look: it has the highest priority among them.`,
      concentration: (value: number, share: number) => `${addons(value)} hold ${f.percent(share)} of the upgrade hours`,
      concentrationText: (names: string) => `${names}. If one of them is late, the upgrade is late.`,
      hub: (name: string, waiting: number) => `${addons(waiting)} wait for ${name}`,
      hubText: (hours: number) =>
        `They depend on it and come after it. Its own ${f.hours(hours)} h decide when the rest can start.`,
      leaving: (hours: number) => `${f.hours(hours)} h would go into addons that can leave`,
      leavingText: (names: string) => `${names}: better retired or replaced than upgraded. Ask their owners first.`,
      waiting: (hours: number) => `Waiting costs ${f.hours(hours)} h a year`,
      /** The names of addons follow, and a full stop. */
      waitingText: 'That is what the debt takes in maintenance while it stays where it is, most of all in',
      rough: (value: number) => `The estimate for ${addons(value)} is rough`,
      roughText: (names: string) => `${names}. Too little evidence stands behind these hours to promise them.`,
    },
    buys: {
      plan: (hours: number, inSprints: number, capacity: number) =>
        `${f.hours(hours)} h of work in ${sprints(inSprints)}, out of ${f.hours(capacity)} h reserved.`,
      saves: (hours: number) => `Once done it saves ${f.hours(hours)} h a year.`,
      closes: (closed: number, all: number, urgent: number) =>
        `It closes ${f.whole(closed)} of ${f.whole(all)} findings${urgent === 0 ? '' : `, ${f.count(urgent, { one: 'blocker', other: 'blockers' })} among them`}.`,
      removes: (names: string) => `It takes ${names} out of the upgrade.`,
      left: (items: number, hours: number) =>
        `${f.count(items, { one: 'item', other: 'items' })} with ${f.hours(hours)} h did not fit and stay open.`,
      gap: (share: number) => `The plan is within ${f.percent(share)} of the best possible one.`,
    },
    unknown: {
      files: (parsed: number, files: number) => `${f.whole(parsed)} of ${f.whole(files)} source files were read whole.`,
      series: (names: string) => `No series for ${names}: their upgrade is not in the hours.`,
      usage: (value: number) =>
        `How much ${addons(value)} ${f.form(value, { one: 'is', other: 'are' })} used: the evidence is thin or missing.`,
      possible: (value: number) =>
        `${f.count(value, { one: 'more piece of code', other: 'more pieces of code' })} may stop working; someone has to look.`,
      evidence: 'Use and incidents: no evidence from a running system was given.',
    },
    portfolio: {
      nav: 'Portfolio',
      none: 'No addon was found.',
      title: 'Portfolio map',
      lede: 'Where an addon stands says how soon to look at it: the higher the riskier, the further right the more used.',
      chart: 'Risk against use, by addon',
      chartAlt: (upperRight: number, all: number, names: string) =>
        `${f.whole(upperRight)} of ${addons(all)} stand in the upper right quarter, risky and used${names === '' ? '' : `: ${names}`}. The table below has every value.`,
      size: (hours: number) =>
        `The larger the mark, the more upgrade hours; the largest stands for ${f.hours(hours)} h.`,
      xTitle: 'use: hardly → every day',
      yTitle: 'risk: calm → risky',
      caption:
        'Addons by priority. Scores go from 0 to 100: risk 100 is worst, use 100 is most used, upgrade 100 is dearest.',
      heads: ['Addon', 'Series', 'Risk', 'Use', 'Upgrade', 'Hours', 'Range', 'Lines', 'Rating', 'Verdict'],
      notPlaced: (names: string) => `Not on the map, because risk or use could not be told: ${names}`,
    },
    effort: {
      nav: 'Effort',
      title: 'Effort',
      lede: 'Hours to bring each addon to the target, as the range in which seven of ten such upgrades end.',
      addonChart: 'Upgrade hours by addon',
      addonAlt: (name: string, hours: number, range: string, shown: number) =>
        `The dearest is ${name} with ${f.hours(hours)} h (${range}). Shown: ${addons(shown)}. The values are in the table of the portfolio.`,
      legend: 'Dot: as many end above as below. Line: seven cases of ten.',
      hopChart: 'Upgrade hours by version step',
      hopAlt: (to: string, share: number) => `The step to ${to} takes the most, ${f.percent(share)} of all hours.`,
      hopCaption: 'Version steps, all addons together',
      hopHeads: ['Step to', 'Addons', 'Hours', 'Range', 'Changed lines', 'Done by tools'],
      none: 'No version step has to be taken.',
      hoursTitle: 'hours',
    },
    sprints: {
      nav: 'Sprints',
      title: 'Sprint plan',
      lede: 'Debt is repaid from the hours that a team reserves for it.',
      chart: 'Capacity and planned hours by sprint',
      chartAlt: (planned: number, capacity: number, inSprints: number) =>
        `${f.hours(planned)} of ${f.hours(capacity)} reserved hours are planned in ${sprints(inSprints)}.`,
      legend: 'Outline: hours reserved for debt. Filled: planned.',
      caption: 'What is done in which sprint',
      heads: ['Item', 'Addon', 'Hours', 'Saves h/year'],
      sprint: (index: number) => `Sprint ${index}`,
      from: (day: string) => `from ${day}, `,
      load: (planned: number, capacity: number) => `${f.hours(planned)} of ${f.hours(capacity)} h`,
      free: 'Nothing planned.',
      more: (rest: number) =>
        `and ${f.count(rest, { one: 'smaller item', other: 'smaller items' })}, all in the JSON report`,
      left: 'Not planned',
      leftCaption: 'What did not find a place, and why',
      leftHeads: ['Item', 'Addon', 'Hours', 'Why'],
      none: 'No plan was made: plan with `odoo-debt plan`.',
      axis: 'sprint',
    },
    waves: {
      nav: 'Order',
      title: 'Upgrade order',
      lede: 'An addon comes after everything it depends on. Addons of one wave can be worked on side by side.',
      wave: (index: number) => `Wave ${index}`,
      addons,
      chain: (hours: number) => `The longest chain takes ${f.hours(hours)} h, however many people work on it:`,
      none: 'No addon, no order.',
    },
    addons: {
      nav: 'Addons',
      title: 'Addon by addon',
      lede: 'Why each score is what it is. Points of a score add up before it is held between 0 and 100.',
      unknownSeries: 'series unknown',
      lines: (value: number) => `${f.whole(value)} lines`,
      origin: { custom: 'custom', oca: 'OCA', 'third-party': 'third party', odoo: 'Odoo' },
      hours: (hours: number, range: string) => `${f.hours(hours)} h (${range})`,
      hoursUnknown: 'hours unknown',
      risk: 'Risk',
      usage: 'Use',
      upgrade: 'Upgrade',
      notKnown: 'could not be told',
      fewer: (shown: number, all: number) =>
        `Of ${f.whole(all)} addons this page tells of the ${f.whole(shown)} with the highest priority. The JSON report has all.`,
      terse: (explained: number, factors: number) =>
        `To keep this page small, only the first ${f.whole(explained)} addons say why, with the ${f.whole(factors)} weightiest factors of each score. The JSON report has all.`,
      cut: (factors: number) =>
        `Of each score the ${f.whole(factors)} weightiest factors are shown; the JSON report has all.`,
      why: 'Why this verdict',
      debt: (hours: number, range: string, share: number) =>
        `Debt: ${f.hours(hours)} h (${range}), ${f.percent(share)} of the hours to write it anew.`,
      interest: (hours: number) => `Costs ${f.hours(hours)} h a year while it stays.`,
      depends: 'Needs',
      dependents: 'Needed by',
      found: 'Found',
      foundNone: 'nothing',
      alike: (rest: number) => `and ${f.count(rest, { one: 'more place', other: 'more places' })}`,
    },
    findings: {
      nav: 'Findings',
      title: 'Findings',
      lede: 'Single places in the code, the most urgent of each addon first.',
      caption: (shown: number, all: number) => `${f.whole(shown)} of ${f.whole(all)} findings`,
      rest: (each: number, shown: number, all: number) =>
        `Shown: the ${f.whole(shown)} most urgent, at most ${f.whole(each)} of one addon. The JSON report (result.json) holds all ${f.whole(all)}.`,
      heads: ['Severity', 'Addon', 'Where', 'What', 'Rule', 'Step', 'Effort'],
      none: 'Nothing was found.',
      filter: 'Filter',
      filterHint: 'words, ! excludes',
      rules: 'The rules behind them',
      remedy: 'What to do:',
      sources: 'Sources:',
    },
    method: {
      nav: 'Method',
      title: 'Coverage and method',
      coverage: 'What was read',
      checkouts: 'Commits that were read; local changes were not looked for',
      checkoutHeads: ['Checkout', 'Commit'],
      noCommit: 'not known',
      failed: 'Could not be read or checked',
      skipped: 'Left out on purpose',
      unknown: 'Could not be told',
      more: (rest: number) =>
        `and ${f.count(rest, { one: 'more reason', other: 'more reasons' })}, all in the JSON report`,
      evidence: 'Evidence',
      evidenceCaption: 'Where use and incidents come from',
      evidenceHeads: ['Source', 'Window', 'Basis'],
      alike: (more: number) => ` and ${f.whole(more)} more:`,
      noWindow: 'no time',
      noEvidence: 'None was given. Use is then told from the code alone and has low confidence.',
      method: 'How the figures are made',
      points: [
        'Hours are given as a range: fifteen cases of a hundred end below its lower end, fifteen above its upper end, half below the middle.',
        'The range of a total adds the lower ends and the upper ends, as if all parts went well or badly together: rather too wide than too narrow.',
        'The share done by tools is weighted by the changed lines expected on each version step.',
        'The debt ratio is the hours of remedy over the hours of writing the addon anew; A up to 5%, B 10%, C 20%, D 50%, E above. The rating of the portfolio weighs the ratios by lines.',
        'Unknown is not zero: what could not be told is shown as ?, and lowers the confidence, never the score.',
        'Marks of confidence: ~ medium, ? low, no mark high.',
        'The code was read and never run. This file loads nothing from anywhere; the same input gives the same bytes.',
      ],
      /** Said where the page is not in English; '' in English. */
      english: '',
      rate: (price: string) => `One hour is counted at ${price}.`,
    },
    page: {
      title: (target: string, roots: string) =>
        `Upgrade readiness for Odoo ${target}${roots === '' ? '' : `: ${roots}`}`,
      skip: 'To the content',
      contents: 'Contents',
      dark: 'Dark theme',
      light: 'Light theme',
      copy: 'Copy link',
      copied: 'Link copied',
      made: (tool: string, version: string, schema: number) => `Made by ${tool} ${version}, result schema ${schema}.`,
      at: (time: string) => `Run of ${time}.`,
      settings: (digest: string) => `Settings ${digest}.`,
      commits: (list: string, more: number) =>
        `Commit ${list}${more === 0 ? '' : ` and ${f.count(more, { one: 'more checkout', other: 'more checkouts' })}`}.`,
      noCommits: 'Commit: not read.',
      open: (failed: number, skipped: number, unknown: number) =>
        `Not analysed: ${f.whole(failed)} that could not be read or checked, ${f.whole(skipped)} left out on purpose, ${f.count(unknown, { one: 'open question', other: 'open questions' })}.`,
    },
    trend: enTrend(f),
    instances: enInstances(f, { addons }),
    ...enEvidence(f, { noun, findings }),
    ...enPlanning(f, { noun, addons, sprints }),
  };
}

/** What every language must have; a key that is missing, or one too many, does not compile. */
export type Words = ReturnType<typeof en>;
