import type { Finding } from '../src/domain/finding.js';
import type { Confidence, Factor, Score } from '../src/domain/score.js';

const MOST_EVIDENCE = 10;

/** A factor with rounded points and at most ten pieces of evidence, sorted. */
export function factor(
  id: string,
  points: number,
  value: number,
  why: string,
  evidence: Iterable<string> = [],
): Factor {
  return {
    id,
    points: round(points, 2),
    value: round(value, 3),
    why,
    evidence: [...new Set(evidence)].sort().slice(0, MOST_EVIDENCE),
  };
}

/** A score that is the sum of its factors, held to 0–100. */
export function scoreOf(factors: Factor[], confidence: Confidence): Score {
  const sum = factors.reduce((total, { points }) => total + points, 0);
  return { score: round(Math.min(100, Math.max(0, sum)), 2), confidence, factors };
}

/**
 * x / (x + half): 0 at 0, one half at `half`, never quite 1. Every count goes through it, so that a large addon still
 * shows the difference between many and very many.
 */
export function saturate(value: number, half: number): number {
  return value > 0 ? value / (value + half) : 0;
}

export function round(value: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

/** Findings by id, so that sums of floating-point numbers never depend on the order of the input. */
export function byId(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Splits a list by a key; keys in sorted order. */
export function groupBy<T>(list: Iterable<T>, key: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
