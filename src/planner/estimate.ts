import type { Hours } from '../domain/score.js';

/** The standard normal distribution stays below this in 85 % of cases. */
export const Z85 = 1.0364333894937896;

/**
 * Hours of an estimate at a place of the standard normal distribution: p50 at 0, p15 and p85 at ∓1.036. On each side of
 * the middle the logarithm goes straight through the two quantiles (a lognormal in two pieces, as activity times are
 * close to lognormal: Trietsch et al., European Journal of Operational Research 216(2), 2012, 386–396); where a quantile is 0 and has no logarithm,
 * the hours themselves do. Never falls as `z` grows.
 */
export function hoursAt(estimate: Hours): (z: number) => number {
  const middle = estimate.p50;
  const below = piece(middle, Math.min(estimate.p15, middle));
  const above = piece(middle, Math.max(estimate.p85, middle));
  return (z) => (z < 0 ? below(-z) : above(z));
}

function piece(middle: number, end: number): (distance: number) => number {
  if (middle === end) return () => middle;
  if (middle > 0 && end > 0) {
    const slope = Math.log(end / middle) / Z85;
    return (distance) => middle * Math.exp(slope * distance);
  }
  const slope = (end - middle) / Z85;
  return (distance) => Math.max(0, middle + slope * distance);
}
