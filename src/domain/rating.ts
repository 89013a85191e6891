import type { Rating } from './score.js';

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

/** Rating of a debt ratio: hours of repair over the hours to write the code anew. */
export function ratingOf(ratio: number): Rating {
  return GRID.find(([end]) => ratio <= end)?.[1] ?? 'E';
}
