import { z } from 'zod';

/**
 * Odoo series that the program knows, oldest first. Source: the branches of odoo/odoo; 20.0 is announced in the
 * `upgrade_code` scripts of its development branch and is only a target, never a default.
 */
export const SERIES = [
  '6.1',
  '7.0',
  '8.0',
  '9.0',
  '10.0',
  '11.0',
  '12.0',
  '13.0',
  '14.0',
  '15.0',
  '16.0',
  '17.0',
  '18.0',
  '19.0',
  '20.0',
] as const;

/** An Odoo series such as "16.0". */
export const seriesSchema = z.enum(SERIES);
export type Series = z.infer<typeof seriesSchema>;

/** The newest released series: the target where the caller names none. */
export const LATEST_SERIES: Series = '19.0';

export function isSeries(text: string): text is Series {
  return (SERIES as readonly string[]).includes(text);
}

/** Position of a series in time; a larger number is newer. */
export function seriesIndex(series: Series): number {
  return SERIES.indexOf(series);
}

export function compareSeries(a: Series, b: Series): number {
  return seriesIndex(a) - seriesIndex(b);
}

/**
 * The version steps of an upgrade: every series after `from` up to and including `to`.
 * `hopsBetween('14.0', '16.0')` is `['15.0', '16.0']`; empty when `to` is not newer than `from`.
 */
export function hopsBetween(from: Series, to: Series): Series[] {
  return SERIES.slice(seriesIndex(from) + 1, seriesIndex(to) + 1);
}
