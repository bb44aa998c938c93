/** Days and times as official documents write them out, by the clock of Asia/Shanghai. */
import { officialDay, officialTime } from '@liangma/domain/calendar/official-day';

/** A day as official documents write it, for example 2026年2月25日. */
export function officialDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** An instant by the clock of Asia/Shanghai, for example 2026年2月25日 9时05分. */
export function officialMoment(instant: string): string {
  const [hour, minute] = officialTime(instant).split(':');
  return `${officialDate(officialDay(instant))}${Number(hour)}时${minute}分`;
}

/** From one instant to another; the day is said once when it is the same. */
export function officialSpan(from: string, until: string): string {
  const end = officialDay(from) === officialDay(until) ? officialMoment(until).split('日')[1] : officialMoment(until);
  return `${officialMoment(from)}至${end}`;
}
