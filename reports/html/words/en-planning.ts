import type { ItemKind, WorkClass } from '../../../src/domain/debt-item.js';
import type { Price, Proof, SprintState } from '../../../src/domain/plan.js';
import { SCENARIO_WORDS } from '../../../src/domain/scenario-words.js';
import type { Formats } from '../formats.js';

type Counted = (value: number) => string;

interface Nouns {
  noun: (one: string, other?: string) => Counted;
  addons: Counted;
  sprints: Counted;
}

/** Parts of the upgrade hours: what the work is about. */
export type Area = 'fixed' | 'models' | 'python' | 'views' | 'javascript' | 'data' | 'manifest' | 'unnamed';

/** English words of the parts that tell where hours go, what waits for what, and what plans bring. */
export function enPlanning(f: Formats<'en'>, { noun, addons, sprints }: Nouns) {
  return {
    areas: {
      legend: 'Each bar begins where the one before ends. Pale end: hours on places that a named tool rewrites.',
      chart: 'Upgrade hours by area',
      alt: (name: string, share: number) => `The largest part is “${name}”, ${f.percent(share)} of all hours.`,
      caption: 'What the upgrade hours are spent on, all addons and version steps together',
      heads: ['Area', 'Findings', 'Hours', 'By tools', 'Share of hours'],
      all: 'All',
      names: {
        fixed: 'Install, test, release',
        models: 'Models and fields',
        python: 'Python code',
        views: 'Views and templates',
        javascript: 'JavaScript and assets',
        data: 'Data files and XML ids',
        manifest: 'Manifests and dependencies',
        unnamed: 'Expected, not yet located',
      } satisfies Record<Area, string>,
      about: {
        fixed: 'a fixed part for each addon and version step',
        unnamed: 'lines that such addons changed in real migrations, beyond what was found',
      },
    },
    route: {
      chart: 'What waits for what',
      legend: 'A mark is an addon, larger with more upgrade hours; a line leads left to what it needs.',
      legendChain: 'Bold line: the longest chain.',
      alt: (shown: number, links: number, alone: number) =>
        `${addons(shown)} with ${noun('dependency', 'dependencies')(links)} among them.${alone === 0 ? '' : ` ${f.count(alone, { one: 'more needs none', other: 'more need none' })} of the scanned addons and ${f.form(alone, { one: 'is', other: 'are' })} needed by none.`} The table below names the rest.`,
      unnamed: 'Where marks stand close, names are left out: the waves above name every addon.',
      cut: (shown: number, all: number) => `The picture shows the ${f.whole(shown)} heaviest of ${f.whole(all)}.`,
      caption: 'Scanned addons that need each other',
      heads: ['Addon', 'Wave', 'Hours', 'Needs', 'Needed by', 'Longest chain'],
      onChain: 'on it',
    },
    outlook: {
      title: 'How the debt goes down',
      chart: 'Debt left and interest paid, by sprint',
      legend: 'Solid: as planned. Dashed: no later than this every second time. Dotted: no later 85 times in 100.',
      alt: (before: number, after: number, inSprints: number, likely: number) =>
        `Debt falls from ${f.hours(before)} h to ${f.hours(after)} h within ${sprints(inSprints)} as planned; if each item ends as late as its 85% sprint, to ${f.hours(likely)} h by then.`,
      legendPlain: 'As planned.',
      altPlain: (before: number, after: number, inSprints: number) =>
        `Debt falls from ${f.hours(before)} h to ${f.hours(after)} h within ${sprints(inSprints)} as planned.`,
      left: 'debt left, hours',
      interest: 'interest paid, hours',
      caption: 'Debt left and interest paid by the end of each sprint',
      note: 'At 50% and 85%: each item counts as done in the sprint by which it is finished with that chance.',
      heads: ['Sprint', 'Reserved', 'Planned', 'Debt left', 'at 50%', 'at 85%', 'Interest paid', 'at 85%'],
      start: 'Before the first',
      states: { done: 'done', active: 'under way', planned: 'planned' } satisfies Record<SprintState, string>,
      pools: 'Hours that are kept for classes of work: planned of reserved',
      classes: {
        security: 'Security',
        operations: 'Operations',
        upgrade: 'Upgrade',
        hygiene: 'Hygiene',
      } satisfies Record<WorkClass, string>,
      noClass: 'Others',
      finish: 'When upgrade work is finished, from many simulated runs',
      finishHeads: ['Upgrade work', 'Items', '50%', '85%', '95%'],
      ready: 'All of it: readiness',
      never: (inSprints: number) => `not within ${sprints(inSprints)}`,
    },
    changes: {
      title: 'What stands behind the plan',
      proof: {
        optimal: 'Proved: no better plan exists.',
        limit: 'The exact solver ran out of time; what it proved by then holds.',
        failed: 'The exact solver gave no answer.',
      } satisfies Record<Proof['status'], string>,
      capacity: 'How the reserved hours come about',
      moves: 'What moved since the plan before',
      movesHeads: ['Item', 'Addon', 'From', 'To', 'Why'],
      notPlanned: 'not planned',
      prices: 'What the constraints cost',
      pricesHeads: ['Constraint', 'About', 'Costs h/year', 'In words'],
      kinds: {
        pin: 'pinned to a sprint',
        deadline: 'deadline',
        'not-before': 'not before',
        class: 'class of work',
        skill: 'skill',
        reserve: 'reserve',
      } satisfies Record<Price['kind'], string>,
      calibration: 'How good the estimates were',
      tooFew: (items: number, needed: number) =>
        `${f.count(items, { one: 'item is', other: 'items are' })} done with known hours; from ${f.whole(needed)} on they correct the estimates.`,
      error: (items: number, error: number, bias: number) =>
        `${f.count(items, { one: 'item', other: 'items' })} done: half of the estimates were off by less than ${f.percent(error)}, and items took ${f.decimal(bias)} times the estimate.`,
      corrected: (error: number) =>
        `Corrected by what the others took, half would have been off by ${f.percent(error)}.`,
      inside: (share: number) => `${f.percent(share)} lay within their range; 70% should.`,
      factorsCaption: 'What the hours are multiplied by',
      factorsHeads: ['Kind of work', 'Items done', 'Their own factor', 'Factor used'],
      allKinds: 'kinds without a done item',
      itemKinds: {
        upgrade: 'upgrade',
        security: 'security',
        reliability: 'reliability',
        performance: 'performance',
        maintainability: 'maintainability',
        governance: 'governance',
        retire: 'retire',
        replace: 'replace',
      } satisfies Record<ItemKind, string>,
    },
    scenarios: {
      nav: 'Scenarios',
      title: 'Scenarios side by side',
      lede: 'The same work planned in other ways.',
      chart: 'Debt left and interest paid, by scenario and sprint',
      legend: 'Solid: hours of debt left. Dashed: hours of interest paid so far.',
      alt: (name: string, saved: number) => `“${name}” saves most: ${f.hours(saved)} h a year once all is done.`,
      caption: 'What each scenario brings',
      heads: ['Scenario', 'Planned h', 'Saves h/year', 'Debt left', 'Interest paid', 'Ready after'],
      notReady: 'not within the plan',
      changes: SCENARIO_WORDS,
      /** Names of the scenarios that the program makes up itself. */
      reserve: (percent: number) => `Reserve of ${f.percents(percent)}`,
      upgradeByEnd: 'All upgrade work by the end',
      retireFirst: 'Retire first',
      impossible: 'cannot be kept',
    },
    billing: {
      nav: 'Billed lines',
      title: 'Billed lines and what they cost',
      lede: 'Odoo and its partners charge for maintaining custom code by the line, as odoo-bin cloc counts them.',
      caption: 'Billed lines by origin',
      heads: ['Origin', 'Addons', 'Lines', 'Billed', 'Cost a year'],
      all: 'All',
      top: 'Addons with the most billed lines',
      topHeads: ['Addon', 'Verdict', 'Billed', 'Share', 'Cost a year'],
      leaving: (lines: number, addonsLeaving: number) =>
        `${f.whole(lines)} of the billed lines are in ${addons(addonsLeaving)} that can leave.`,
      given: (price: string) => `Counted at ${price} per 100 lines and month, the price of the configuration.`,
      published: (price: string) =>
        `No price was given. Counted at a published one, ${price} per 100 lines and month: one partner’s, not yours.`,
      notCharged:
        'What is charged is what the contract says: without one that names a price, these lines cost nothing.',
    },
    basis: {
      assumptions: 'Assumptions',
      confidence: 'How sure the scores are',
      confidenceHeads: ['Score', 'High', 'Medium', 'Low', 'Not known'],
      sources: 'Sources behind the findings',
      sourcesNote: (shown: number, rules: number) =>
        `${noun('source')(shown)} for ${noun('rule')(rules)}; each rule names its own above.`,
    },
    ready: {
      after: (target: string, sprint: string, likely: string) =>
        `Ready for Odoo ${target} after ${sprint} (with 85% certainty: ${likely}).`,
      never: (target: string, inSprints: number) =>
        `Odoo ${target} is not reached within ${sprints(inSprints)} at this capacity.`,
      steps: 'Steps',
      step: (to: string, hours: number, lines: number) => `${to}: ${f.hours(hours)} h, ${noun('changed line')(lines)}`,
    },
  };
}
