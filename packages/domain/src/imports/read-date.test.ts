import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay } from '../calendar/official-day.ts';
import { readDateText, readNumberAsDate, serialToDay } from './read-date.ts';

const day = fc.integer({ min: 0, max: 55_000 }).map((offset) => addDays('1950-01-01', offset));

describe('any day of 1950 to 2100', () => {
  it.each([
    ['2027-03-05 with separators', (text: string) => text, false],
    ['2027/3/5', (text: string) => text.split('-').map(Number).join('/'), false],
    ['2027.3.5', (text: string) => text.split('-').map(Number).join('.'), true],
    ['2027年3月5日', (text: string) => text.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日'), true],
    ['20270305', (text: string) => text.replaceAll('-', ''), true],
  ])('is read from %s', (_, write, isWarning) => {
    fc.assert(
      fc.property(day, (text) => {
        expect(readDateText(write(text))).toMatchObject({ day: text, isWarning });
      }),
    );
  });

  it('is read from Chinese numerals', () => {
    const ones = '〇一二三四五六七八九';
    const small = (value: number) =>
      value < 10
        ? ones.charAt(value)
        : `${value < 20 ? '' : ones.charAt(Math.floor(value / 10))}十${value % 10 === 0 ? '' : ones.charAt(value % 10)}`;
    fc.assert(
      fc.property(day, (text) => {
        const [year = '', month = '', date = ''] = text.split('-');
        const written = `${Array.from(year, (digit) => ones.charAt(Number(digit))).join('')}年${small(Number(month))}月${small(Number(date))}日`;
        expect(readDateText(written)).toEqual({ day: text, kind: 'date-chinese', isWarning: true });
      }),
    );
  });

  it('is read from a serial number, as number and as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 73_000 }), (serial) => {
        const expected = { day: addDays('1899-12-30', serial), kind: 'date-serial', isWarning: true };
        expect(readNumberAsDate(serial)).toEqual(expected);
        expect(readDateText(String(serial))).toEqual(expected);
      }),
    );
  });
});

it('never gives a day that does not exist, whatever the text', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,5}[-/.年]\d{1,3}[-/.月]\d{1,3}日?$/)), (text) => {
      const reading = readDateText(text);
      expect(reading.day === null || isDay(reading.day)).toBe(true);
      expect(reading.day !== null || reading.isWarning).toBe(true);
    }),
  );
});

it.each([
  ['2027年3月', 'date-month-only'],
  ['2027.3', 'date-month-only'],
  ['2027-03', 'date-month-only'],
  ['2027', 'date-year-only'],
  ['2027-02-29', 'date-not-real'],
  ['2027.13.1', 'date-not-real'],
  ['1899-12-31', 'date-out-of-range'],
  ['2199-01-01', 'date-out-of-range'],
  ['-45678', 'date-not-understood'],
  ['待定', 'date-not-understood'],
])('gives no day for %s', (text, kind) => {
  expect(readDateText(text)).toEqual({ day: null, kind, isWarning: true });
});

it.each([
  [2027.3, 'date-month-only'],
  [2027, 'date-year-only'],
  [-5, 'date-not-understood'],
  [12, 'date-out-of-range'],
  [1e9, 'date-not-understood'],
  [Number.NaN, 'date-not-understood'],
])('gives no day for the number %d', (value, kind) => {
  expect(readNumberAsDate(value)).toEqual({ day: null, kind, isWarning: true });
});

it('reads times away, full width and compact numbers', () => {
  expect(readDateText('2027-03-05 00:00:00').day).toBe('2027-03-05');
  expect(readDateText('２０２７－３－５')).toEqual({ day: '2027-03-05', kind: 'date-fullwidth', isWarning: true });
  expect(readNumberAsDate(20270305)).toEqual({ day: '2027-03-05', kind: 'date-compact', isWarning: true });
});

it('knows the days before the leap day that Excel invented', () => {
  expect([1, 59, 60, 61, 45678].map(serialToDay)).toEqual([
    '1900-01-01',
    '1900-02-28',
    '1900-02-28',
    '1900-03-01',
    '2025-01-21',
  ]);
  expect([0, -1, Number.POSITIVE_INFINITY, 3_000_000].map(serialToDay)).toEqual([null, null, null, null]);
});
