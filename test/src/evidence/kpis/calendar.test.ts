import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../../src/evidence/kpis/calendar.js';
import { sla } from './helpers.js';

const WEEK = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['09:00-12:00', '13:00-18:00']]),
);
const SETTINGS = sla({ workingHours: WEEK, holidays: ['2026-12-25'], timezone: 'Europe/Brussels' });
const calendar = calendarOf(SETTINGS, 'UTC');
const hours = (from: string, to: string) => calendar.hours(Date.parse(from), Date.parse(to));

describe('working hours', () => {
  it.each([
    ['within a spell', '2026-11-23T10:00+01:00', '2026-11-23T11:30+01:00', 1.5],
    ['over noon', '2026-11-23T11:30+01:00', '2026-11-23T13:30+01:00', 1],
    ['over night', '2026-11-23T17:00+01:00', '2026-11-24T10:00+01:00', 2],
    ['over a weekend', '2026-11-20T17:00+01:00', '2026-11-23T10:00+01:00', 2],
    ['all in a weekend', '2026-11-21T10:00+01:00', '2026-11-22T10:00+01:00', 0],
    ['over a holiday', '2026-12-24T17:00+01:00', '2026-12-28T10:00+01:00', 2],
    ['two weeks', '2026-11-23T00:00+01:00', '2026-12-07T00:00+01:00', 80],
    ['a year of changing clocks', '2026-01-05T00:00+01:00', '2026-07-06T00:00+02:00', 26 * 40],
    ['backwards', '2026-11-24T10:00+01:00', '2026-11-23T10:00+01:00', 0],
  ])('%s', (_, from, to, expected) => expect(hours(from, to)).toBe(expected));

  it('are hours of the clock where none are named', () => {
    expect(calendarOf(sla(), 'UTC')).toMatchObject({ kind: 'clock' });
    expect(calendarOf(sla(), 'UTC').hours(0, 5_400_000)).toBe(1.5);
  });

  it('add up, never fall, and never exceed the clock', () => {
    const moments = fc.array(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(moments, (given) => {
        const [a, b, c] = given.sort((x, y) => x - y) as [number, number, number];
        const [ab, bc, ac] = [calendar.hours(a, b), calendar.hours(b, c), calendar.hours(a, c)];
        expect(ab + bc).toBeCloseTo(ac, 6);
        expect(Math.min(ab, bc)).toBeGreaterThanOrEqual(0);
        expect(ac).toBeLessThanOrEqual((c - a) / 3_600_000 + 1e-6);
      }),
    );
  });
});
