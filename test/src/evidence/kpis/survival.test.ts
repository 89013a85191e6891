import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Duration,
  medianInterval,
  quantileOf,
  rankOf,
  survivalOf,
} from '../../../../src/evidence/kpis/survival.js';

/** Remission times in weeks of the trial of maintenance chemotherapy (Miller 1981, Survival Analysis, p. 49); + is censored. */
const times = (text: string): Duration[] =>
  text.split(' ').map((word) => ({ hours: Number.parseInt(word, 10), ended: !word.endsWith('+') }));
const MAINTAINED = times('9 13 13+ 18 23 28+ 31 34 45+ 48 161+');
const NOT = times('5 5 8 8 12 16+ 23 27 30 33 43 45');

describe('Kaplan–Meier', () => {
  it('gives the survival that is published for known data', () => {
    const rounded = survivalOf(MAINTAINED).map(({ time, survival }) => [time, Math.round(survival * 1000) / 1000]);
    expect(rounded).toEqual([
      [9, 0.909],
      [13, 0.818],
      [18, 0.716],
      [23, 0.614],
      [31, 0.491],
      [34, 0.368],
      [48, 0.184],
    ]);
    // Standard errors as survfit prints them.
    const errors = survivalOf(MAINTAINED).map(({ survival, variance }) => survival * Math.sqrt(variance));
    expect(errors.slice(0, 5).map((error) => Math.round(error * 1e4) / 1e4)).toEqual([
      0.0867, 0.1163, 0.1397, 0.1526, 0.1642,
    ]);
  });

  it('gives medians and their intervals', () => {
    expect(quantileOf(survivalOf(MAINTAINED), 0.5)).toBe(31);
    expect(medianInterval(survivalOf(MAINTAINED))).toMatchObject({ low: 13, high: null, level: 0.95 });
    expect(quantileOf(survivalOf(NOT), 0.5)).toBe(23);
    expect(medianInterval(survivalOf(NOT))).toMatchObject({ low: 5, high: 33 });
    expect(quantileOf(survivalOf(MAINTAINED), 0.85)).toBeNull();
  });

  it('takes the middle of an even number, as a median does', () => {
    expect(quantileOf(survivalOf(times('1 2 4 9')), 0.5)).toBe(3);
  });
});

const durations = fc.array(fc.record({ hours: fc.integer({ min: 0, max: 1000 }), ended: fc.boolean() }), {
  minLength: 1,
  maxLength: 60,
});

describe('properties', () => {
  it('survival never rises and stays within 0 and 1', () => {
    fc.assert(
      fc.property(durations, (list) => {
        let last = 1;
        for (const { survival } of survivalOf(list)) {
          expect(survival).toBeLessThanOrEqual(last);
          expect(survival).toBeGreaterThanOrEqual(0);
          last = survival;
        }
      }),
    );
  });

  it('the order of the tickets does not matter', () => {
    const pair = durations.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(pair, ([list, shuffled]) => {
        expect(survivalOf(shuffled)).toEqual(survivalOf(list));
      }),
    );
  });

  it('a ticket that stays open longer never shortens the median', () => {
    fc.assert(
      fc.property(durations, fc.nat(), fc.integer({ min: 1, max: 500 }), (list, pick, more) => {
        const index = pick % list.length;
        const open = list.map((one, at) => (at === index ? { ...one, ended: false } : one));
        const longer = open.map((one, at) => (at === index ? { ...one, hours: one.hours + more } : one));
        const before = quantileOf(survivalOf(open), 0.5) ?? Number.POSITIVE_INFINITY;
        const after = quantileOf(survivalOf(longer), 0.5) ?? Number.POSITIVE_INFINITY;
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('the interval holds the median', () => {
    fc.assert(
      fc.property(durations, (list) => {
        const steps = survivalOf(list);
        const median = quantileOf(steps, 0.5);
        const interval = medianInterval(steps);
        if (median === null || interval === null) return;
        expect(interval.low).toBeLessThanOrEqual(median);
        if (interval.high !== null)
          expect(interval.high).toBeGreaterThanOrEqual(steps.find(({ survival }) => survival <= 0.5 + 1e-9)!.time);
      }),
    );
  });

  it('without censoring the median is the median', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1 }), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const half = sorted.length / 2;
        const median = sorted.length % 2 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2;
        expect(quantileOf(survivalOf(values.map((hours) => ({ hours, ended: true }))), 0.5)).toBe(median);
        expect(rankOf(values, 1)).toBe(sorted.at(-1));
      }),
    );
  });
});
