/** Days and times on public pages: official time (Asia/Shanghai), as people of the language write them. */
import { officialDay } from '@liangma/domain/calendar/official-day';
import type { Language } from '../http/problem.ts';

const months = 'January February March April May June July August September October November December'.split(' ');
const shanghaiOffsetMs = 8 * 3_600_000;

/** '2026-06-15' as 2026年6月15日 or 15 June 2026. */
export function dayText(day: string, language: Language): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return language === 'en'
    ? `${Number(date)} ${months[Number(month) - 1]} ${year}`
    : `${year}年${Number(month)}月${Number(date)}日`;
}

/** An instant as official day and minute. */
export function timeText(instant: string, language: Language): string {
  const clock = new Date(Date.parse(instant) + shanghaiOffsetMs).toISOString().slice(11, 16);
  return `${dayText(officialDay(instant), language)} ${clock}`;
}
