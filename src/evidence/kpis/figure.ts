import type { Window } from '../../domain/evidence/window.js';
import type { Kpi } from '../../domain/kpis.js';

/** Known share below which a figure is not told: the other half could turn it round. */
export const LEAST_KNOWN = 0.5;

type Frame = Pick<Kpi, 'unit' | 'definition' | 'window'>;

/** A figure that cannot be told. */
export function unknownKpi(frame: Frame, why: string, coverage: number | null = null): Kpi {
  return { value: null, ...frame, numerator: null, denominator: null, coverage, unknown: why };
}

/** `part` of `whole`, where `whole` of `all` cases are known. */
export function shareKpi(frame: Frame, counts: { part: number; whole: number; all: number; none: string }): Kpi {
  const { part, whole, all, none } = counts;
  if (all === 0) return unknownKpi(frame, none);
  const coverage = ratio(whole, all);
  if (whole === 0 || coverage < LEAST_KNOWN) return unknownKpi(frame, `known of ${whole} of ${all} only`, coverage);
  return { value: ratio(part, whole), ...frame, numerator: part, denominator: whole, coverage, unknown: null };
}

export function ratio(part: number, whole: number): number {
  return round(part / whole, 4);
}

export function round(value: number, digits = 2): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

const DAY = 86_400_000;

/** A window between two moments. */
export function windowBetween(from: number, to: number): Window {
  const iso = (at: number) => new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return { from: iso(from), to: iso(to), hours: round((to - from) / 3_600_000) };
}

export function daysIn(window: Window): number {
  return (Date.parse(window.to) - Date.parse(window.from)) / DAY;
}
