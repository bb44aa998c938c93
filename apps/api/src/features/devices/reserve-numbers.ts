/** Official numbers for a tablet to use without network. A tablet cannot hoard: it gets what fits its stock. */
import { reserveNumbers as endpoint } from '@liangma/contract/devices';
import { monthOf, officialDay, yearOf } from '@liangma/domain/calendar/official-day';
import { command } from '../../http/route.ts';
import { countUnused, numbersOf, takeRange } from './number-store.ts';
import { requireLockedDevice } from './require-device.ts';

/** Most unused numbers of a kind and year that one tablet holds; house rule. */
const mostUnused = 50;

/**
 * Years that a tablet may sign in before it is heard of again: from December on the next one, too, since the number is of
 * the year in which the document is signed. House rule.
 */
function yearsAhead(now: string): number[] {
  const day = officialDay(now);
  const year = yearOf(day);
  return monthOf(day) === 12 ? [year, year + 1] : [year];
}

export const reserveNumbers = command(endpoint, async (tx, ctx, { params, body: { kind, count, ...asked } }) => {
  const device = await requireLockedDevice(tx, ctx, params.deviceId);
  const years = yearsAhead(ctx.now);
  const year = asked.year ?? yearOf(officialDay(ctx.now));
  // what was asked for before the turn of the year, and comes after it
  if (!years.includes(year)) return { result: { kind, year, numbers: [] }, audit: [] };
  const granted = Math.min(count, mostUnused - (await countUnused(tx, ctx, device.id, kind, year)));
  if (granted <= 0) return { result: { kind, year, numbers: [] }, audit: [] };
  const numbers = numbersOf(await takeRange(tx, ctx, { deviceId: device.id, kind, year, count: granted }));
  return {
    result: { kind, year, numbers },
    audit: {
      action: 'device.numbers-reserved',
      subjectKind: 'device',
      subjectId: device.id,
      data: { kind, first: numbers[0], last: numbers.at(-1), count: numbers.length },
    },
  };
});
