import type { AddonState, FindingState, LimitKind } from '../../../src/domain/comparison.js';
import type { ReadinessKind } from '../../../src/domain/readiness.js';
import { ADDON_STATE_WORDS, READINESS_WORDS, STATE_WORDS } from '../../shared/comparison-words.js';
import type { Formats } from '../formats.js';

/** Wording of what changed between two results. Numbers come in as they are. */
export interface TrendWords {
  nav: string;
  title: string;
  /** `made` is the day of the older result, or its version where it has no day. */
  lede(made: string): string;
  /** Page one. */
  block: string;
  blockRepaid(findings: number, hours: number): string;
  blockNew(findings: number, hours: number): string;
  blockHours(before: number, after: number): string;
  toAll: string;
  readiness: string;
  kind: Readonly<Record<ReadinessKind, string>>;
  blockers(value: number): string;
  upgrade: string;
  waiting: string;
  waitingHours(before: number, after: number): string;
  debt: string;
  repaid: string;
  fresh: string;
  hoursUnit: string;
  findings(value: number): string;
  inBoth(addons: number, before: string, after: string): string;
  limited(kinds: string): string;
  limit: Readonly<Record<LimitKind, string>>;
  states: Readonly<Record<FindingState, string>>;
  statesTitle: string;
  statesHeads: readonly [string, string];
  addonStates: Readonly<Record<AddonState, string>>;
  limits: string;
  limitHeads: readonly [string, string];
  noLimit: string;
  severities: string;
  severityHeads: readonly string[];
  came: string;
  cameHeads: readonly string[];
  rules: string;
  ruleHeads: readonly string[];
  addons: string;
  addonHeads: readonly string[];
  kpis: string;
  kpiHeads: readonly string[];
  better: string;
  worse: string;
  same: string;
  was(name: string): string;
  more(rest: number): string;
  /** The page of its own that `odoo-debt compare` writes. */
  pageTitle: string;
}

export function enTrend(f: Formats<'en'>): TrendWords {
  const findings = (value: number) => f.count(value, { one: 'finding', other: 'findings' });
  return {
    nav: 'Trend',
    title: 'What changed since',
    lede: (made) =>
      `Against the older result (${made}). What one of the two did not look for counts neither as repaid nor as new.`,
    block: 'Since the last report',
    blockRepaid: (value, hours) => `Repaid: ${findings(value)}, ${f.hours(hours)} h.`,
    blockNew: (value, hours) => `Came new: ${findings(value)}, ${f.hours(hours)} h.`,
    blockHours: (before, after) => `Upgrade hours: ${f.hours(before)} then, ${f.hours(after)} now.`,
    toAll: 'All that changed',
    readiness: 'Readiness',
    kind: READINESS_WORDS,
    blockers: (value) => f.count(value, { one: 'blocker', other: 'blockers' }),
    upgrade: 'Upgrade',
    waiting: 'Cost of waiting',
    waitingHours: (before, after) => `${f.hours(before)} → ${f.hours(after)} h a year`,
    debt: 'Debt',
    repaid: 'Repaid',
    fresh: 'Came new',
    hoursUnit: 'h',
    findings,
    inBoth: (addons, before, after) =>
      `in the ${f.count(addons, { one: 'addon', other: 'addons' })} of both: ${before} → ${after} h`,
    limited: (kinds) => `not comparable: ${kinds}`,
    limit: {
      order: 'order in time',
      roots: 'scanned folders',
      target: 'target',
      evidence: 'evidence',
      rules: 'rules',
      reading: 'files not read',
      kpis: 'maintenance figures',
      tool: 'version of the program',
      settings: 'settings',
    },
    states: STATE_WORDS,
    statesTitle: 'What became of the findings',
    statesHeads: ['State', 'Findings'],
    addonStates: ADDON_STATE_WORDS,
    limits: 'What cannot be compared',
    limitHeads: ['About', 'Why'],
    noLimit: 'Nothing stands against comparing the two results.',
    severities: 'Findings by severity',
    severityHeads: ['Severity', 'Then', 'Now', 'Repaid', 'New'],
    came: 'The worst that came new',
    cameHeads: ['Severity', 'What and where'],
    rules: 'What was repaid, by rule',
    ruleHeads: ['Rule', 'Then', 'Now', 'Repaid', 'New'],
    addons: 'Addons that changed most',
    addonHeads: ['Addon', 'Risk', 'Upgrade h', 'Rating', 'Verdict', 'Repaid', 'New'],
    kpis: 'Maintenance then and now',
    kpiHeads: ['Figure', 'Then', 'Now', 'Note'],
    better: 'better',
    worse: 'worse',
    same: 'unchanged',
    was: (name) => `was ${name}`,
    more: (rest) => `and ${f.whole(rest)} more, all in the JSON of odoo-debt compare`,
    pageTitle: 'What changed between two results',
  };
}
