/** When a visit was closed: by the tablet and at the server, and which of the two counts. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { Translate } from '../../messages/translate.ts';
import { bothTimes } from './both-times.ts';

/**
 * Both times and the sentence that says which counts; empty where they are the same.
 * @param isDelivered the server has it; before that only the tablet says when
 */
export function closingNote(t: Translate, view: InspectionView, isDelivered = true): string {
  if (view.closedAt === null) return '';
  if (!isDelivered) return t('inspections.closing-undelivered');
  const both = bothTimes(t, view.closedDeviceAt, view.closedAt);
  return both === '' ? '' : `${both}\n${t('inspections.closing-counts')}`;
}
