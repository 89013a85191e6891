import type { Family } from '../src/domain/finding.js';

/** What a team may set about costs. What is left out keeps its default. Added keys go into src/config/schema.ts too. */
export interface CostSettings {
  /** Price of one hour in the currency of the reader. */
  hourlyRate?: number | undefined;
  /** Minutes to write one line anew; the base of the debt ratio. */
  minutesPerLine?: number | undefined;
  /** Fee per 100 billed lines and month, where a maintenance contract names one. */
  feePer100LinesPerMonth?: number | null | undefined;
  /** Hours to install, test and release an addon on the next series, whatever its code; the middle of the estimate. */
  upgradeStepHours?: number | undefined;
  /** Minutes to find, change and check one changed line that no finding names. */
  minutesPerChangedLine?: number | undefined;
  /** How much the points of a risk factor count, by its id; 1 where left out. */
  riskWeights?: Readonly<Record<string, number | undefined>> | undefined;
  /** Terms of the yearly interest that are counted. */
  interest?: Partial<Record<InterestTerm, boolean | undefined>> | undefined;
}

export const INTEREST_TERMS = ['upgradeCarry', 'linesFee', 'changeSlowdown'] as const;
export type InterestTerm = (typeof INTEREST_TERMS)[number];

export interface ScoringSettings {
  hourlyRate: number;
  minutesPerLine: number;
  /** Null: no price was given, so no fee is counted. */
  feePer100LinesPerMonth: number | null;
  upgradeStepHours: number;
  minutesPerChangedLine: number;
  riskWeights: Readonly<Record<string, number | undefined>>;
  interest: Record<InterestTerm, boolean>;
  /** Series released per year that have to be followed. */
  seriesPerYear: number;
  /** Share of the hours of unpaid debt that is lost again each year in changes to the same code. */
  slowdownPerYear: number;
  /** Hours of trouble per year that one finding of a severity is taken for; only ranks debt items. */
  exposureHours: Readonly<Record<'blocker' | 'high' | 'medium' | 'low' | 'info', number>>;
  /** Share of those hours that a finding of a family is taken to cause. */
  exposureByFamily: Readonly<Record<Family, number>>;
  /** An item of more hours is split where its findings allow. */
  largestItemHours: number;
  /** Items of fewer hours are merged with their like. */
  smallestItemHours: number;
}

/** Defaults. Each says where it comes from; an assumption is called one. */
export const DEFAULT_SETTINGS: ScoringSettings = {
  // Assumption: a round figure to make hours comparable with fees. Every team should set its own.
  hourlyRate: 100,
  // SonarQube, sonar.technicalDebt.developmentCost = 30 minutes per line, the cost of developing one line of code
  // (docs.sonarsource.com, "Metrics parameters"). It also documents 0.06 day, which is 28.8 minutes; the setting wins.
  minutesPerLine: 30,
  feePer100LinesPerMonth: null,
  // Assumption: install the addon on the new series, click through it, run its tests, release it. Nobody publishes hours.
  upgradeStepHours: 1,
  // Assumption, for the same reason. Twenty lines an hour is slow for typing and quick for finding out what to type.
  minutesPerChangedLine: 3,
  riskWeights: {},
  interest: { upgradeCarry: true, linesFee: true, changeSlowdown: true },
  // Odoo releases one major version a year (odoo.com/documentation, "Supported versions").
  seriesPerYear: 1,
  // Assumption. No public measurement for Odoo; set 0 to leave the term out.
  slowdownPerYear: 0.1,
  // Assumption. Chosen so that one step of severity weighs about a factor of three; evidence of incidents replaces it.
  exposureHours: { blocker: 10, high: 3, medium: 1, low: 0.3, info: 0.1 },
  // Assumption. Security and reliability findings make incidents; what is hard to change or unrecorded mostly costs time
  // when it is touched, which the slow-down counts. Upgrade work is valued by the upgrade carry instead.
  exposureByFamily: {
    security: 1,
    reliability: 1,
    performance: 0.5,
    maintainability: 0.1,
    governance: 0.1,
    upgrade: 0,
  },
  // Two days, a size a team can finish inside a sprint of two weeks beside other work. Assumption.
  largestItemHours: 16,
  smallestItemHours: 1,
};

/** Defaults with what the team has set. */
export function completeSettings(cost: CostSettings = {}): ScoringSettings {
  const terms = INTEREST_TERMS.map((term) => [term, cost.interest?.[term] ?? DEFAULT_SETTINGS.interest[term]]);
  return {
    ...DEFAULT_SETTINGS,
    hourlyRate: cost.hourlyRate ?? DEFAULT_SETTINGS.hourlyRate,
    minutesPerLine: cost.minutesPerLine ?? DEFAULT_SETTINGS.minutesPerLine,
    feePer100LinesPerMonth: cost.feePer100LinesPerMonth ?? DEFAULT_SETTINGS.feePer100LinesPerMonth,
    upgradeStepHours: cost.upgradeStepHours ?? DEFAULT_SETTINGS.upgradeStepHours,
    minutesPerChangedLine: cost.minutesPerChangedLine ?? DEFAULT_SETTINGS.minutesPerChangedLine,
    riskWeights: cost.riskWeights ?? DEFAULT_SETTINGS.riskWeights,
    interest: Object.fromEntries(terms) as Record<InterestTerm, boolean>,
  };
}
