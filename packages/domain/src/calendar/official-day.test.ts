import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  compareDays,
  daysBetween,
  isDay,
  monthOf,
  officialDay,
  officialTime,
  weekdayOf,
  yearOf,
} from './official-day.ts';

const anyInstant = fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const anyDay = anyInstant.map((date) => date.toISOString().slice(0, 10));

describe('official day', () => {
  test('the last moment of 31 December in China is still that day, one millisecond later is the new year', () => {
    expect(officialDay('2025-12-31T15:59:59.999Z')).toBe('2025-12-31');
    expect(officialDay('2025-12-31T16:00:00.000Z')).toBe('2026-01-01');
    expect(officialDay('2025-12-31T23:59:59.999+08:00')).toBe('2025-12-31');
  });

  test('the wall clock is that of Beijing, whatever zone the instant is written in', () => {
    expect(officialTime('2025-12-31T15:59:59.999Z')).toBe('23:59');
    expect(officialTime('2025-06-03T09:12:00+08:00')).toBe('09:12');
  });

  test('a time without zone has no official day', () => {
    expect(() => officialDay('2025-12-31T15:59:59')).toThrow(RangeError);
    expect(() => officialDay('2025-12-31')).toThrow(RangeError);
  });

  test('agrees with the time zone data of the runtime for every instant', () => {
    const format = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    fc.assert(
      fc.property(anyInstant, (date) => {
        expect(officialDay(date.toISOString())).toBe(format.format(date));
      }),
    );
  });

  test('days that do not exist are refused', () => {
    expect(isDay('2024-02-29')).toBe(true);
    for (const wrong of ['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '20250101', '']) {
      expect(isDay(wrong)).toBe(false);
    }
    expect(() => yearOf('2025-02-29')).toThrow(RangeError);
  });
});

describe('day arithmetic', () => {
  test('adding and counting days are inverse, across leap years and year ends', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        const later = addDays(day, count);
        expect(daysBetween(day, later)).toBe(count);
        expect(addDays(later, -count)).toBe(day);
        expect(Math.sign(compareDays(later, day))).toBe(Math.sign(count));
        expect((((weekdayOf(day) + count) % 7) + 7) % 7).toBe(weekdayOf(later));
      }),
    );
  });

  test('year, month and weekday', () => {
    expect([yearOf('2025-03-09'), monthOf('2025-03-09'), weekdayOf('2025-03-09')]).toEqual([2025, 3, 0]);
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
  });
});
