import type { Hours } from '../../src/domain/score.js';

/** Whole number with thousands separators: 18,420. Locale of the machine plays no part. */
export function whole(value: number): string {
  const rounded = Math.round(value);
  const digits = String(Math.abs(rounded)).replace(/\B(?=(\d{3})+$)/g, ',');
  return rounded < 0 ? `-${digits}` : digits;
}

/** A number that is not negative, with one decimal below ten: 0, <0.1, 0.5, 7, 64, 1,240. */
export function decimal(value: number): string {
  if (value >= 9.95 || value === 0) return whole(value);
  const text = value.toFixed(1);
  return text === '0.0' ? '<0.1' : text.replace(/\.0$/, '');
}

/** Hours without the unit. Below ten one decimal is kept, because half an hour matters there. */
export const hours = (value: number): string => decimal(value);

/** `40–110`: the range in which 70 % of the cases fall. One number where both ends read the same. */
export function hoursRange(value: Hours, dash = '–'): string {
  const low = hours(value.p15);
  const high = hours(value.p85);
  return low === high ? low : `${low}${dash}${high}`;
}

/** Share 0 to 1 as a percentage: 62%. Small but not nothing is `<1%`, nearly all is `>99%`. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.5) return '<1%';
  if (value < 100 && value > 99.5) return '>99%';
  return `${whole(value)}%`;
}

/** `1 addon`, `12 addons`. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${whole(value)} ${Math.round(value) === 1 ? one : many}`;
}

/** Minutes as a person says them: 5 min, 1.5 h. */
export function minutes(value: number): string {
  return value < 60 ? `${whole(value)} min` : `${hours(value / 60)} h`;
}

/** An age in days as a person says it: 34 days, 8 months, 3 years. */
export function age(days: number): string {
  if (days < 61) return count(days, 'day');
  return days < 730 ? count(days / 30.4375, 'month') : count(Math.floor(days / 365.25), 'year');
}
