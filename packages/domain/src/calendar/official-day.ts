/**
 * Calendar days ('YYYY-MM-DD') and the official day of an instant in Asia/Shanghai.
 * China has kept +08:00 without summer time since 1991, and no instant recorded here is older; so the offset is fixed
 * and the answer does not depend on the time zone or the Intl data of the machine (server, tablet, container).
 */

const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Whether the text is a day that exists: '2024-02-29' is, '2025-02-29' is not. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/**
 * The official day (Asia/Shanghai) on which an instant falls.
 * @param instant ISO 8601 with zone, for example '2025-12-31T15:59:59.999Z' (still 31 December)
 * @throws RangeError when the text is not an instant; a time without zone is refused, since its day is not known
 */
export function officialDay(instant: string): string {
  return inShanghai(instant).slice(0, 10);
}

/**
 * The wall clock in Asia/Shanghai at an instant, to the minute: '23:59'. Printed after the official day.
 * @throws RangeError as officialDay does
 */
export function officialTime(instant: string): string {
  return inShanghai(instant).slice(11, 16);
}

/** Year of a day, for example 2025. */
export function yearOf(day: string): number {
  return Number(checked(day).slice(0, 4));
}

/** Month of a day, 1 to 12. */
export function monthOf(day: string): number {
  return Number(checked(day).slice(5, 7));
}

/** Day of the week, 0 Sunday to 6 Saturday. */
export function weekdayOf(day: string): number {
  return new Date(startOf(day)).getUTCDay();
}

/** The day `count` calendar days later; negative counts go back. */
export function addDays(day: string, count: number): string {
  return new Date(startOf(day) + count * dayMs).toISOString().slice(0, 10);
}

/** Calendar days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return (startOf(to) - startOf(from)) / dayMs;
}

/** Order of two days for sorting: negative, zero or positive. */
export function compareDays(a: string, b: string): number {
  return daysBetween(b, a);
}

function inShanghai(instant: string): string {
  const ms = instantPattern.test(instant) ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an instant with a time zone: ${instant}`);
  return new Date(ms + shanghaiOffsetMs).toISOString();
}

function checked(day: string): string {
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${day}`);
  return day;
}

function startOf(day: string): number {
  return Date.parse(`${checked(day)}T00:00:00Z`);
}
