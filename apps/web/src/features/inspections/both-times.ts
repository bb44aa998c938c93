/** When a step was done by the clock of the tablet, and when it arrived: said where the two differ. */
import { formatInstant } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';

const minute = 60_000;

/** Both times in words; empty when no tablet is concerned or less than a minute lies between them. */
export function bothTimes(t: Translate, deviceAt: string | null, receivedAt: string): string {
  if (deviceAt === null) return '';
  if (Math.abs(Date.parse(receivedAt) - Date.parse(deviceAt)) <= minute) return '';
  return t('inspections.both-times', { device: formatInstant(deviceAt), received: formatInstant(receivedAt) });
}
