import { describe, expect, it } from 'vitest';
import { count, hours, hoursRange, minutes, percent, whole } from '../../../reports/shared/numbers.js';

describe('numbers', () => {
  it('separates thousands the same way everywhere', () => {
    expect([0, 999, 1000, 1234567, -4200].map(whole)).toEqual(['0', '999', '1,000', '1,234,567', '-4,200']);
  });

  it('keeps half hours below ten and never shows something as nothing', () => {
    expect([0, 0.02, 0.5, 7, 9.94, 9.96, 64.4, 1240].map(hours)).toEqual([
      '0',
      '<0.1',
      '0.5',
      '7',
      '9.9',
      '10',
      '64',
      '1,240',
    ]);
    expect(hoursRange({ p15: 40.2, p50: 64, p85: 110 })).toBe('40–110');
    expect(hoursRange({ p15: 3, p50: 3, p85: 3 })).toBe('3');
  });

  it('says percent, count and minutes', () => {
    expect([0, 0.001, 0.47, 0.999, 1].map(percent)).toEqual(['0%', '<1%', '47%', '>99%', '100%']);
    expect([count(1, 'addon'), count(0, 'addon'), count(1200, 'entry', 'entries')]).toEqual([
      '1 addon',
      '0 addons',
      '1,200 entries',
    ]);
    expect([minutes(5), minutes(90)]).toEqual(['5 min', '1.5 h']);
  });
});
