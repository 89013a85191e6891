import type { Lines } from '../src/domain/addon.js';
import type { Hours, Rating } from '../src/domain/score.js';
import { round } from './factor.js';

/**
 * Upper ends of A to D; above the last one is E. SQALE's grid as SonarQube ships it
 * (sonar.technicalDebt.ratingGrid = 0.05,0.1,0.2,0.5; docs.sonarsource.com, "Metric definitions").
 */
const GRID: readonly [number, Rating][] = [
  [0.05, 'A'],
  [0.1, 'B'],
  [0.2, 'C'],
  [0.5, 'D'],
];

/** Hours of repair over the hours to write the addon anew. An addon without lines of code has nothing to compare with: 0. */
export function debtRatio(hours: Hours, lines: Lines, minutesPerLine: number): number {
  const size = lines.billed > 0 ? lines.billed : lines.total;
  return size > 0 ? round((hours.p50 * 60) / (size * minutesPerLine), 4) : 0;
}

export function ratingOf(ratio: number): Rating {
  return GRID.find(([end]) => ratio <= end)?.[1] ?? 'E';
}
