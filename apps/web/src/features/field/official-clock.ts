/** Instants as a date-and-time input shows them, always in the official time zone, whatever the tablet is set to. */
import { officialDay, officialTime } from '@liangma/domain/calendar/official-day';

/** '2026-03-02T01:30:00Z' → '2026-03-02T09:30'. */
export const toClock = (instant: string): string => `${officialDay(instant)}T${officialTime(instant)}`;

/** '2026-03-02T09:30' → instant, or null for an empty or unreadable input. */
export function fromClock(text: string): string | null {
  const ms = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
