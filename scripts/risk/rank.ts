import { random } from '../fit/boost.js';

/** What is ranked as a whole: a file, or all files of an addon. */
export interface Unit {
  /** Indices of its files. */
  files: readonly number[];
  lines: number;
}

/**
 * Share of later fixes that fall into the first part of the lines, taken in order of a key, highest first. A fix that
 * changed several files counts by the share of them that was taken, so that a random order gives the share of lines. Units
 * of equal key are taken in equal parts.
 */
export function captured(
  units: readonly Unit[],
  fixes: readonly (readonly number[])[],
  key: (unit: Unit) => number,
  part: number,
): number {
  const ranked = units.map((unit) => ({ unit, key: key(unit) })).sort((a, b) => b.key - a.key);
  let left = part * units.reduce((sum, { lines }) => sum + lines, 0);
  const taken = new Map<number, number>();
  for (let start = 0; start < ranked.length && left > 0; ) {
    let end = start;
    while (end < ranked.length && ranked[end]!.key === ranked[start]!.key) end++;
    const tied = ranked.slice(start, end);
    const lines = tied.reduce((sum, { unit }) => sum + unit.lines, 0);
    const portion = lines > left ? left / lines : 1;
    for (const { unit } of tied) for (const file of unit.files) taken.set(file, portion);
    left -= lines;
    start = end;
  }
  const shares = fixes.map((files) => files.reduce((sum, file) => sum + (taken.get(file) ?? 0), 0) / files.length);
  return mean(shares);
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 95 % bootstrap interval of a mean, with a fixed seed. */
export function interval(values: readonly number[], rounds = 2000): [number, number] {
  const draw = random(11);
  const means = Array.from({ length: rounds }, () =>
    mean(values.map(() => values[Math.floor(draw() * values.length)]!)),
  ).sort((a, b) => a - b);
  return [means[Math.floor(0.025 * rounds)]!, means[Math.ceil(0.975 * rounds) - 1]!];
}
