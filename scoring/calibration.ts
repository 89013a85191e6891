import type { Hours } from '../src/domain/score.js';
import { round } from './factor.js';

/** Quantiles on the scale log(1 + lines), before calibration. */
export interface RawQuantiles {
  p15: number;
  p50: number;
  p85: number;
}

/** Moves of the quantiles on the log scale, from residuals of repositories that the trees had not seen. */
export interface Calibration extends RawQuantiles {
  /** Migrations the moves were measured on. */
  migrations: number;
}

/**
 * Changed lines from raw quantiles: moved, in order, never below 0. The edges are whole lines (half a line of an addon
 * that changes nothing would be a miss); the middle keeps two digits, so that addons stay ranked below one line.
 */
export function calibrated(raw: RawQuantiles, by: RawQuantiles): Hours {
  const lines = (value: number) => Math.max(0, Math.expm1(value));
  const p50 = round(lines(raw.p50 + by.p50), 2);
  const p15 = Math.floor(round(lines(raw.p15 + by.p15), 6));
  const p85 = Math.ceil(round(lines(raw.p85 + by.p85), 6));
  return { p15: Math.min(p15, p50), p50, p85: Math.max(p85, p50) };
}
