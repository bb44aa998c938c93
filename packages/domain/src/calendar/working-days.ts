/**
 * Working days (工作日) from a holiday table that a bureau can edit. Beyond the table nothing is known: next year's
 * holidays are announced only in November, so a term that runs past the coverage is refused and never guessed.
 */
import { accept, refuse, type Result } from '../result.ts';
import { addDays, compareDays, isDay, weekdayOf } from './official-day.ts';

/** `off`: no work on this day (holiday, or a weekday moved to it); `work`: a weekend day that is worked (调休上班). */
export interface HolidayEntry {
  day: string;
  kind: 'off' | 'work';
  name: string;
}

export interface HolidayTable {
  /** First and last day for which the holidays are known. */
  coverageFrom: string;
  coverageTo: string;
  entries: readonly HolidayEntry[];
}

/** The term leaves the days for which the table knows the holidays. */
export interface BeyondCoverage {
  code: 'calendar/beyond-coverage';
  params: { day: string; coverageFrom: string; coverageTo: string };
}

type Answer<Value> = Result<Value, BeyondCoverage>;

export interface WorkingCalendar {
  isWorkingDay(day: string): Answer<boolean>;
  /**
   * The `count`-th working day after `day` (before it, when negative); the day itself is not counted, 0 gives `day`.
   * Terms of two, three, five and seven days in 行政处罚法 are working days (art. 85).
   */
  addWorkingDays(day: string, count: number): Answer<string>;
  /** Working days after `after` up to and including `upTo`; 0 when `upTo` is not later. */
  countWorkingDays(after: string, upTo: string): Answer<number>;
}

/**
 * Makes a calendar of a holiday table.
 * @throws RangeError when the table holds a day that does not exist or the same day twice: such a table is corrupt
 */
export function workingCalendar(table: HolidayTable): WorkingCalendar {
  const { coverageFrom, coverageTo } = table;
  const kinds = indexed(table);

  const covered = (day: string) => compareDays(day, coverageFrom) >= 0 && compareDays(day, coverageTo) <= 0;
  const beyond = (day: string) =>
    refuse<BeyondCoverage>({ code: 'calendar/beyond-coverage', params: { day, coverageFrom, coverageTo } });
  const works = (day: string) => {
    const kind = kinds.get(day);
    if (kind !== undefined) return kind === 'work';
    const weekday = weekdayOf(day);
    return weekday !== 0 && weekday !== 6;
  };

  return {
    isWorkingDay: (day) => (covered(day) ? accept(works(day)) : beyond(day)),
    addWorkingDays(day, count) {
      const step = count < 0 ? -1 : 1;
      let at = day;
      let left = Math.abs(count);
      if (!covered(at)) return beyond(at);
      while (left > 0) {
        at = addDays(at, step);
        if (!covered(at)) return beyond(at);
        if (works(at)) left -= 1;
      }
      return accept(at);
    },
    countWorkingDays(after, upTo) {
      if (!covered(after)) return beyond(after);
      if (!covered(upTo)) return beyond(upTo);
      let count = 0;
      for (let at = after; compareDays(at, upTo) < 0;) {
        at = addDays(at, 1);
        if (works(at)) count += 1;
      }
      return accept(count);
    },
  };
}

function indexed(table: HolidayTable): Map<string, HolidayEntry['kind']> {
  const kinds = new Map<string, HolidayEntry['kind']>();
  for (const day of [table.coverageFrom, table.coverageTo]) {
    if (!isDay(day)) throw new RangeError(`the coverage is not a calendar day: ${day}`);
  }
  for (const entry of table.entries) {
    if (!isDay(entry.day)) throw new RangeError(`not a calendar day in the holiday table: ${entry.day}`);
    if (kinds.has(entry.day)) throw new RangeError(`twice in the holiday table: ${entry.day}`);
    kinds.set(entry.day, entry.kind);
  }
  return kinds;
}
