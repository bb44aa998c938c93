import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, yearOf } from './official-day.ts';
import { holidayNotices, stateCouncilHolidays } from './state-council-holidays.ts';
import { workingCalendar } from './working-days.ts';

const calendar = workingCalendar(stateCouncilHolidays);
const works = (day: string) => {
  const answer = calendar.isWorkingDay(day);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const dayOf2025 = fc.integer({ min: 0, max: 364 }).map((offset) => addDays('2025-01-01', offset));

describe('the announced holidays', () => {
  test('days of the notices: holidays, moved days, worked weekends', () => {
    expect(works('2025-01-28')).toBe(false);
    expect(works('2025-01-26')).toBe(true);
    expect(works('2025-10-08')).toBe(false);
    expect(works('2025-10-11')).toBe(true);
    expect(works('2026-02-23')).toBe(false);
    expect(works('2026-02-28')).toBe(true);
    expect(works('2024-05-11')).toBe(true);
    expect(works('2026-07-04')).toBe(false);
    expect(works('2026-07-06')).toBe(true);
  });

  test('each covered year has its notice and as many days off as announced', () => {
    const daysOff = (year: number) =>
      stateCouncilHolidays.entries.filter((entry) => entry.kind === 'off' && yearOf(entry.day) === year).length;
    expect(holidayNotices.map((notice) => notice.year)).toEqual([2024, 2025, 2026]);
    expect([daysOff(2024), daysOff(2025), daysOff(2026)]).toEqual([28, 28, 33]);
  });
});

describe('terms of working days', () => {
  test('five working days over the Spring Festival of 2025', () => {
    expect(calendar.addWorkingDays('2025-01-24', 5)).toEqual({ ok: true, value: '2025-02-07' });
  });

  test('adding, counting and going back agree', () => {
    fc.assert(
      fc.property(dayOf2025, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const end = calendar.addWorkingDays(day, count);
        if (!end.ok) throw new Error(end.refusal.code);
        expect(works(end.value)).toBe(true);
        expect(calendar.countWorkingDays(day, end.value)).toEqual({ ok: true, value: count });
      }),
    );
    fc.assert(
      fc.property(dayOf2025.filter(works), fc.integer({ min: 1, max: 60 }), (day, count) => {
        const end = calendar.addWorkingDays(day, count);
        const back = end.ok ? calendar.addWorkingDays(end.value, -count) : end;
        expect(back).toEqual({ ok: true, value: day });
      }),
    );
  });

  test('nothing is computed beyond the coverage', () => {
    const refusal = {
      code: 'calendar/beyond-coverage',
      params: { coverageFrom: '2024-01-01', coverageTo: '2026-12-31' },
    };
    expect(calendar.isWorkingDay('2027-02-08')).toMatchObject({ ok: false, refusal });
    expect(calendar.addWorkingDays('2026-12-30', 5)).toMatchObject({ ok: false, refusal });
    expect(calendar.addWorkingDays('2024-01-02', -2)).toMatchObject({ ok: false, refusal });
    expect(calendar.countWorkingDays('2026-12-01', '2027-01-04')).toMatchObject({ ok: false, refusal });
    expect(calendar.addWorkingDays('2026-12-31', 0)).toEqual({ ok: true, value: '2026-12-31' });
  });

  test('a bureau that extends the table extends the coverage', () => {
    const extended = workingCalendar({
      ...stateCouncilHolidays,
      coverageTo: '2027-01-31',
      entries: [...stateCouncilHolidays.entries, { day: '2027-01-01', kind: 'off', name: '元旦' }],
    });
    expect(extended.addWorkingDays('2026-12-31', 1)).toEqual({ ok: true, value: '2027-01-04' });
  });

  test('a corrupt table is not used', () => {
    const entry = { day: '2025-01-01', kind: 'off', name: '元旦' } as const;
    expect(() => workingCalendar({ ...stateCouncilHolidays, entries: [entry, entry] })).toThrow(RangeError);
    expect(() => workingCalendar({ ...stateCouncilHolidays, entries: [{ ...entry, day: '2025-02-30' }] })).toThrow(
      RangeError,
    );
    expect(() => workingCalendar({ ...stateCouncilHolidays, coverageTo: 'later' })).toThrow(RangeError);
  });
});
