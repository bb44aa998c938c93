/** Days and times of the story: visits fall on working days where the holidays are known, else on weekdays. */
import { addDays, weekdayOf } from '@liangma/domain/calendar/official-day';
import { stateCouncilHolidays } from '@liangma/domain/calendar/state-council-holidays';
import { workingCalendar } from '@liangma/domain/calendar/working-days';

const calendar = workingCalendar(stateCouncilHolidays);

function isWorkday(day: string): boolean {
  const known = calendar.isWorkingDay(day);
  return known.ok ? known.value : weekdayOf(day) !== 0 && weekdayOf(day) !== 6;
}

/** The day itself when it is a working day, else the last one before. */
export function workdayUpTo(day: string): string {
  let found = day;
  while (!isWorkday(found)) found = addDays(found, -1);
  return found;
}

/** The working day `count` working days later, or earlier when negative. */
export function workdaysFrom(day: string, count: number): string {
  const step = count < 0 ? -1 : 1;
  let found = day;
  for (let left = Math.abs(count); left > 0;) {
    found = addDays(found, step);
    if (isWorkday(found)) left -= 1;
  }
  return found;
}

/** A time of an official day as instant: at('2025-03-25', '09:30'). */
export function at(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}
