import { type Calibration, calibrated, type RawQuantiles } from '../../scoring/calibration.js';
import { weightedQuantile } from './boost.js';

/** A prediction of a repository that was not fitted on, and what came of it. */
export interface Residual {
  raw: RawQuantiles;
  actual: number;
}

const GRID = Array.from({ length: 161 }, (_, i) => Math.round((i - 80) * 2.5) / 100);
/** Nominal share of migrations below p15 and above p85. */
const OUTSIDE = 0.15;

/** The moves that bring the shares outside the band to 15 % each (conformal), and the middle to the median. */
export function calibrate(residuals: readonly Residual[]): Calibration {
  const misses = residuals.map(({ raw, actual }) => Math.log1p(actual) - raw.p50);
  const p50 = weightedQuantile(
    misses,
    misses.map(() => 1),
    0.5,
  );
  const share = (outside: (residual: Residual) => boolean) => residuals.filter(outside).length / residuals.length;
  const best = (outside: (move: number) => (residual: Residual) => boolean) => {
    let found = 0;
    let distance = Number.POSITIVE_INFINITY;
    for (const move of [...GRID].sort((a, b) => Math.abs(a) - Math.abs(b) || a - b)) {
      const off = Math.abs(share(outside(move)) - OUTSIDE);
      if (off < distance - 1e-12) [found, distance] = [move, off];
    }
    return found;
  };
  const p15 = best(
    (move) =>
      ({ raw, actual }) =>
        actual < calibrated(raw, { p15: move, p50, p85: 0 }).p15,
  );
  const p85 = best(
    (move) =>
      ({ raw, actual }) =>
        actual > calibrated(raw, { p15: 0, p50, p85: move }).p85,
  );
  return { p15, p50: Math.round(p50 * 1000) / 1000, p85, migrations: residuals.length };
}
