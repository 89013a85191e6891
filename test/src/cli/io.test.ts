import { afterEach, describe, expect, it, vi } from 'vitest';
import { dayOf } from '../../../src/cli/io.js';

afterEach(() => vi.useRealTimers());

describe('the day it is', () => {
  it('is that of SOURCE_DATE_EPOCH', () => {
    expect(dayOf({ SOURCE_DATE_EPOCH: '1795305600' })).toBe('2026-11-22');
    expect(dayOf({ SOURCE_DATE_EPOCH: '0' })).toBe('1970-01-01');
  });

  it.each([undefined, '', 'yesterday', '-5', '1e9', '999999999999999'])(
    'is that of the clock where it holds %j',
    (seconds) => {
      vi.useFakeTimers({ now: Date.parse('2026-10-31T23:59:59Z') });
      expect(dayOf({ SOURCE_DATE_EPOCH: seconds })).toBe('2026-10-31');
    },
  );
});
