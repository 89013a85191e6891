import type { AddonSource } from '../src/domain/addon.js';
import { addonsNamed } from '../src/domain/lookups.js';
import type { Confidence, Factor, Usage } from '../src/domain/score.js';
import { counted } from '../src/domain/wording.js';
import type { WeighContext } from './context.js';
import { databaseSpan, during, logSpan } from './evidence.js';
import { factor, round, saturate, scoreOf } from './factor.js';
import { flowsOf, inDatabase } from './flows.js';
import { isGlue, type Signals, staticSignals } from './signals.js';
import { type Silence, silenceOf } from './silence.js';
import { coverageOf, type Observation, observe, weightOf } from './usage-evidence.js';

/** Said with every usage figure that rests on the code alone. */
export const STATIC_ONLY = 'static: no use was observed; no evidence was given';

/** Most points of a signal and the count that gives half of them. Opinions; a middle is set by PRIOR. */
const SIGNAL_POINTS: readonly [keyof Signals, number, number, string][] = [
  ['dependents', 16, 2, 'dependent addon'],
  ['coreModels', 14, 2, 'extended core model'],
  ['menus', 12, 2, 'menu'],
  ['crons', 9, 1, 'scheduled action'],
  ['routes', 8, 2, 'web route'],
  ['reports', 7, 1, 'report'],
  ['ownModels', 6, 3, 'own model'],
  ['extendedViews', 6, 4, 'extended view'],
  ['ownViews', 4, 6, 'own view'],
  ['javascript', 3, 3, 'client-side file'],
];

/** What is installed was wanted once: where nothing is known, an addon is neither used (100) nor unused (0). */
const PRIOR = 15;
/** Points of a glue addon whose parts were not scanned. Assumption: the apps it joins are in use, or nobody had it. */
const GLUE_OUTSIDE = 20;

/** Below this share of what could tell, usage is unknown and the score stays what the code says. */
const LEAST_COVERAGE = 0.35;
/** From this share on, and with a long watch, the confidence is high. */
const GOOD_COVERAGE = 0.5;
/** An addon that something runs by itself is in use, whatever its screens say. */
const CRITICAL = 60;
/** Days of log, or between two bundles, that make a watch long; and fair. Assumption: a month, a week. */
const LONG_DAYS = 30;
const FAIR_DAYS = 7;

/**
 * Usage, 0 to 100. From a running system where there is evidence enough: the mean of what its models, requests, scheduled
 * actions, messages and menus show, never below 60 for what runs by itself. Else as far as the code tells, which says
 * what people could use, not what they do; then the confidence is low.
 */
export function usageOf(source: AddonSource, context: WeighContext): Usage {
  const { evidence } = context;
  if (evidence?.database == null && evidence?.log == null) {
    return scoreOf(staticFactors(source, context, STATIC_ONLY), 'low');
  }
  const signals = staticSignals(source, context);
  const silence = silenceOf(source, signals, context);
  if (inDatabase(source, context) === null) return notInstalled(source, silence, context);
  const observations = observe(source, signals, context);
  const coverage = coverageOf(observations, signals);
  const enough = coverage >= LEAST_COVERAGE;
  const factors = enough ? observedFactors(observations) : unknownFactors(source, context, coverage);
  const score = scoreOf([...factors, ...criticalFlow(factors, source, context), ...silent(silence)], 'low');
  return {
    ...score,
    confidence: enough ? confidenceOf(coverage, context) : 'low',
    observed: observedBy(silence, coverage),
  };
}

function staticFactors(source: AddonSource, context: WeighContext, note: string): Factor[] {
  return [
    factor('prior', PRIOR, 0, `nothing observed, so a start between used and unused (${note})`),
    ...signalFactors(source, context, note),
    ...glueFactor(source, context, note),
    ...notInstallable(source),
  ];
}

function unknownFactors(source: AddonSource, context: WeighContext, coverage: number): Factor[] {
  const why = `usage unknown: the evidence holds ${percent(coverage)} of what would tell, ${percent(LEAST_COVERAGE)} are needed`;
  const note = 'static: the evidence given does not tell';
  return [...staticFactors(source, context, note), factor('usage-unknown', 0, coverage, why)];
}

function observedFactors(observations: readonly Observation[]): Factor[] {
  const all = weightOf(observations);
  return observations.map(({ id, weight, level, value, why, evidence }) =>
    factor(id, (100 * weight * level) / all, value, why, evidence),
  );
}

function criticalFlow(factors: readonly Factor[], source: AddonSource, context: WeighContext): Factor[] {
  const { crons, jobs, publicRoutes, webhooks } = flowsOf(source, context);
  const flows = [...crons, ...jobs, ...publicRoutes, ...webhooks];
  const lacking = CRITICAL - factors.reduce((sum, { points }) => sum + points, 0);
  if (flows.length === 0 || lacking <= 0) return [];
  const why = `runs by itself (scheduled action, job, public route or webhook), so never below ${CRITICAL}`;
  return [factor('critical-flow', lacking, flows.length, why, flows)];
}

function silent({ words, span }: Silence): Factor[] {
  return words === '' ? [] : [factor('no-use-observed', 0, span?.days ?? 0, words)];
}

/** What is not in the database cannot be used in it. */
function notInstalled(source: AddonSource, silence: Silence, context: WeighContext): Usage {
  const why = `${source.addon.name} is not installed in the database of ${context.evidence!.database!.takenAt.slice(0, 10)}`;
  const score = scoreOf([factor('not-installed', 0, 1, why), ...silent(silence)], 'medium');
  const observed = { ...observedBy(silence, 1), state: 'not-installed' as const };
  const long = (databaseSpan(context.evidence!.database)?.days ?? 0) >= LONG_DAYS;
  return { ...score, confidence: long ? 'high' : 'medium', observed };
}

function observedBy({ state, span, sources }: Silence, coverage: number): NonNullable<Usage['observed']> {
  return { state, coverage: round(coverage, 3), window: span === null ? null : during(span), silent: sources };
}

/** By how much tells and for how long it was watched; one bundle alone has no time, so it stays low. */
function confidenceOf(coverage: number, { evidence }: WeighContext): Confidence {
  const days = Math.max(databaseSpan(evidence?.database ?? null)?.days ?? 0, logSpan(evidence?.log ?? null)?.days ?? 0);
  if (days >= LONG_DAYS && coverage >= GOOD_COVERAGE) return 'high';
  return days >= FAIR_DAYS ? 'medium' : 'low';
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function signalFactors(source: AddonSource, context: WeighContext, note = STATIC_ONLY): Factor[] {
  const signals = staticSignals(source, context);
  return SIGNAL_POINTS.flatMap(([id, points, half, noun]) => {
    const list = signals[id];
    if (list.length === 0) return [];
    return [
      factor(
        kebab(id),
        points * saturate(list.length, half),
        list.length,
        `${counted(list.length, noun)} (${note})`,
        list,
      ),
    ];
  });
}

/**
 * An addon that Odoo installs by itself as soon as its parts are there (`auto_install`, with two parts or more) has no
 * menus of its own and is used as much as the least used of its parts, never less than its own signals say.
 */
function glueFactor(source: AddonSource, context: WeighContext, note: string): Factor[] {
  if (!isGlue(source)) return [];
  const own = signalPoints(source, context);
  const parts = [...new Set(source.addon.depends)]
    .flatMap((name) => addonsNamed(context.portfolio, name))
    .filter((other) => other.addon.key !== source.addon.key);
  const scanned = parts.map((part) => signalPoints(part, context));
  const worth = scanned.length > 0 ? Math.min(...scanned) : GLUE_OUTSIDE;
  const why =
    scanned.length > 0
      ? 'installs itself where its parts are: judged like the least used of them'
      : 'installs itself where its parts are, which were not scanned';
  const points = Math.max(0, worth - own);
  return [factor('glue', points, source.addon.depends.length, `${why} (${note})`, source.addon.depends)];
}

function signalPoints(source: AddonSource, context: WeighContext): number {
  return signalFactors(source, context).reduce((sum, { points }) => sum + points, 0);
}

function notInstallable(source: AddonSource): Factor[] {
  if (source.addon.installable) return [];
  return [
    factor('not-installable', -30, 1, 'the manifest says installable: False, so this version cannot be installed anew'),
  ];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
