import type { Lines } from '../src/domain/addon.js';
import type { Hours } from '../src/domain/score.js';
import { round } from './factor.js';

/** Hours of repair over the hours to write the addon anew. An addon without lines of code has nothing to compare with: 0. */
export function debtRatio(hours: Hours, lines: Lines, minutesPerLine: number): number {
  const size = lines.billed > 0 ? lines.billed : lines.total;
  return size > 0 ? round((hours.p50 * 60) / (size * minutesPerLine), 4) : 0;
}
