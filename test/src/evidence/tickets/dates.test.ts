import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoOf, needsOrder, orderOf, parseDate } from '../../../../src/evidence/tickets/dates.js';
import { offsetAt } from '../../../../src/evidence/zone.js';

const iso = (text: string, order: 'dmy' | 'mdy' | 'ymd' | null = null, zone = 'UTC') => {
  const at = parseDate(text, order, zone);
  return at === null ? null : isoOf(at);
};

describe('parseDate', () => {
  it.each([
    ['2026-06-26', '2026-06-26T00:00:00Z'],
    ['2026-06-26 09:00', '2026-06-26T09:00:00Z'],
    ['2026-06-26 09:00:07', '2026-06-26T09:00:07Z'],
    ['2026-06-26T09:00:07.123Z', '2026-06-26T09:00:07Z'],
    ['2025-07-14T15:42:00.000+0200', '2025-07-14T13:42:00Z'],
    ['14/Jul/25 3:42 PM', '2025-07-14T15:42:00Z'],
    ['14/juil./25 3:42 PM', '2025-07-14T15:42:00Z'],
    ['18/Jul/25 12:05 AM', '2025-07-18T00:05:00Z'],
    ['12. März 2025, 09:41', '2025-03-12T09:41:00Z'],
    ['3 paź 2025 09:41', '2025-10-03T09:41:00Z'],
    ['7 août 2025', '2025-08-07T00:00:00Z'],
    ['2 mei 2025', '2025-05-02T00:00:00Z'],
    ['Jul 14, 2025, 3:42 PM', '2025-07-14T15:42:00Z'],
    ['03.04.2026 08:15', '2026-04-03T08:15:00Z'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected));

  it.each([
    '',
    'yesterday',
    '2026-13-01',
    '2026-02-30',
    '31/Jun/25',
    '2026-01-01 25:00',
    '1/1/1',
    '14/Jul/25 13:42 PM',
    '=1+1',
    '0000-00-00',
    '3/4/2026',
  ])('%j is none', (text) => expect(iso(text)).toBeNull());

  it('reads figures by the order that is known', () => {
    expect(iso('3/4/2026 1:05 pm', 'dmy')).toBe('2026-04-03T13:05:00Z');
    expect(iso('3/4/2026 1:05 pm', 'mdy')).toBe('2026-03-04T13:05:00Z');
    expect(iso('26/04/03', 'ymd')).toBe('2026-04-03T00:00:00Z');
    expect(needsOrder('3/4/2026')).toBe(true);
    expect(needsOrder('3.4.2026')).toBe(false);
  });

  it('tells the order only where one reading is impossible', () => {
    expect(orderOf(['3/4/2026', '13/4/2026'])).toBe('dmy');
    expect(orderOf(['3/4/2026', '4/13/2026'])).toBe('mdy');
    expect(orderOf(['3/4/2026', '4/4/2026'])).toBeNull();
    expect(orderOf(['13/4/2026', '4/13/2026'])).toBeNull();
    expect(orderOf(['13/14/2026', '3/4/2026'])).toBeNull();
    expect(orderOf([...Array.from({ length: 100 }, () => '13/4/2026'), '4/13/2026'])).toBe('dmy');
  });

  it('reads a wall clock in its zone, in the repeated hour the first one', () => {
    expect(iso('2026-07-01 12:00', null, 'Europe/Brussels')).toBe('2026-07-01T10:00:00Z');
    expect(iso('2026-01-01 12:00', null, 'Europe/Brussels')).toBe('2026-01-01T11:00:00Z');
    expect(iso('2026-10-25 02:30', null, 'Europe/Brussels')).toBe('2026-10-25T00:30:00Z');
    expect(iso('2026-03-29 02:30', null, 'Europe/Brussels')).toBe('2026-03-29T01:30:00Z');
    expect(iso('2026-01-01 00:30', null, 'Asia/Kathmandu')).toBe('2025-12-31T18:45:00Z');
  });

  it('reads back what it writes, in any zone', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe');
    const instants = fc.integer({ min: Date.UTC(1995, 0, 1) / 1000, max: Date.UTC(2090, 0, 1) / 1000 });
    fc.assert(
      fc.property(instants, zones, (seconds, zone) => {
        const at = seconds * 1000;
        expect(parseDate(isoOf(at), null, zone)).toBe(at);
        const wall = isoOf(at + offsetAt(at, zone)).slice(0, 19);
        const read = parseDate(wall, null, zone)!;
        // The repeated hour alone has two instants.
        expect(read + offsetAt(read, zone)).toBe(at + offsetAt(at, zone));
      }),
    );
  });

  it('never throws and never gives NaN', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const at = parseDate(text, 'dmy', 'UTC');
        expect(at === null || Number.isFinite(at)).toBe(true);
      }),
    );
  });
});
