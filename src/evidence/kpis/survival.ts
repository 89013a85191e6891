import type { Interval } from '../../domain/kpis.js';

/** How long something took, or has taken so far. */
export interface Duration {
  hours: number;
  ended: boolean;
}

interface Step {
  time: number;
  survival: number;
  /** Greenwood's sum; infinite once nothing is left. */
  variance: number;
}

/** 97.5 % of the normal distribution. */
const Z = 1.959963984540054;
/** Fewer ends than this are told as insufficient (a quantile of four values is chance). */
export const LEAST_ENDED = 5;
const NEAR = 1e-9;

/**
 * Share that lasts longer, by time: product-limit estimate (Kaplan & Meier 1958, doi 10.2307/2281868), with Greenwood's
 * variance. What has not ended counts as long as it has been seen, so that closing only easy tickets flatters nobody.
 */
export function survivalOf(durations: readonly Duration[]): Step[] {
  const sorted = [...durations].sort((a, b) => a.hours - b.hours);
  const steps: Step[] = [];
  let survival = 1;
  let variance = 0;
  for (let at = 0; at < sorted.length; ) {
    const time = sorted[at]!.hours;
    let next = at;
    let ended = 0;
    while (next < sorted.length && sorted[next]!.hours === time) if (sorted[next++]!.ended) ended++;
    const atRisk = sorted.length - at;
    if (ended > 0) {
      survival *= 1 - ended / atRisk;
      variance += atRisk === ended ? Number.POSITIVE_INFINITY : ended / (atRisk * (atRisk - ended));
      steps.push({ time, survival, variance });
    }
    at = next;
  }
  return steps;
}

/**
 * Time by which a share of the cases has ended, or null where so many are open that it cannot be told. Where exactly that share
 * has ended at one time, the middle between that time and the next, as for the median of an even number.
 */
export function quantileOf(steps: readonly Step[], share: number): number | null {
  const left = 1 - share;
  const index = steps.findIndex(({ survival }) => survival <= left + NEAR);
  if (index === -1) return null;
  const step = steps[index]!;
  const next = steps[index + 1];
  return Math.abs(step.survival - left) < NEAR && next !== undefined ? (step.time + next.time) / 2 : step.time;
}

/**
 * Interval of the median: all times at which a survival of one half is not refuted (Brookmeyer & Crowley 1982,
 * doi 10.2307/2530286), on the log(−log) scale, which keeps limits between 0 and 1 with few cases (Borgan & Liestøl 1990).
 */
export function medianInterval(steps: readonly Step[]): Interval | null {
  const low = steps.find((step) => limit(step, Z) <= 0.5 + NEAR);
  if (low === undefined) return null;
  const high = steps.find((step) => limit(step, -Z) <= 0.5 + NEAR);
  return { low: low.time, high: high?.time ?? null, level: 0.95, method: 'Brookmeyer–Crowley, log(−log)' };
}

/** Lower (positive z) or upper limit of the survival at a step. */
function limit({ survival, variance }: Step, z: number): number {
  if (survival <= 0) return z > 0 ? 0 : 1;
  if (survival >= 1) return 1;
  return survival ** Math.exp((z * Math.sqrt(variance)) / Math.abs(Math.log(survival)));
}

/** Nearest-rank quantile of values that are all known. */
export function rankOf(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
