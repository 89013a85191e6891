import type { Factor } from '../src/domain/score.js';
import { factor, round } from './factor.js';

/** Weights of the three scores; they add up to 1. Opinion: risk first, then what it costs and how many it serves. */
const WEIGHTS = { risk: 0.4, usage: 0.3, upgradeCost: 0.3 } as const;
/** Added to each score so that one zero does not wipe out the others: an addon already at the target may be a risk. */
const FLOOR = 10;

export interface PriorityInput {
  risk: number;
  usage: number;
  upgradeCost: number;
}

/**
 * What to look at first, 0 to 100: the weighted geometric mean of risk, usage and upgrade cost, each with a floor of 10
 * points, stretched so that three zeros give 0 and three hundreds 100. A product, because little use makes even a great
 * risk small; it grows with each of the three.
 */
export function priorityOf(scores: PriorityInput): number {
  const lowest = FLOOR / (100 + FLOOR);
  const product = terms(scores).reduce((value, [, score, weight]) => value * share(score) ** weight, 1);
  return round(Math.min(100, Math.max(0, (100 * (product - lowest)) / (1 - lowest))), 2);
}

/**
 * The same figure as factors: each score takes part in proportion to how far it pulls the product up, so points add up
 * to the priority.
 */
export function explainPriority(scores: PriorityInput): Factor[] {
  const priority = priorityOf(scores);
  const pulls = terms(scores).map(([id, score, weight]) => ({
    id,
    score,
    pull: weight * Math.log(share(score) / share(0)),
  }));
  const whole = pulls.reduce((sum, { pull }) => sum + pull, 0);
  return pulls.map(({ id, score, pull }) =>
    factor(id, whole > 0 ? (priority * pull) / whole : 0, score, `${LABELS[id]} is ${round(score, 1)} of 100`),
  );
}

const LABELS: Readonly<Record<keyof PriorityInput, string>> = {
  risk: 'risk',
  usage: 'usage',
  upgradeCost: 'upgrade cost',
};

function terms(scores: PriorityInput): [keyof PriorityInput, number, number][] {
  return (['risk', 'usage', 'upgradeCost'] as const).map((id) => [id, scores[id], WEIGHTS[id]]);
}

function share(score: number): number {
  return (score + FLOOR) / (100 + FLOOR);
}
