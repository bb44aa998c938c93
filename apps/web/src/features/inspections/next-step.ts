/** Who must do what next with an inspection, as one sentence. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import { formatDay } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { windowText } from './inspection-labels.ts';

/** Orders to correct whose correction is not confirmed yet. */
export const openOrders = (view: Pick<InspectionView, 'findings'>): number =>
  view.findings.filter((finding) => finding.handling === 'order' && finding.correctedOn === null).length;

/** `today` is the official day. */
export function nextStep(t: Translate, view: InspectionView, today: string): string {
  const officers = view.officers.join(t('inspections.list-comma'));
  switch (view.state) {
    case 'draft':
      return t('inspections.next.draft', { who: view.preparedBy });
    case 'returned':
      return t('inspections.next.returned', { who: view.preparedBy });
    case 'submitted':
      return t('inspections.next.submitted');
    case 'approved': {
      const span = { who: officers, when: windowText(t, view) };
      return t(today > view.plannedUntil ? 'inspections.next.overdue' : 'inspections.next.approved', span);
    }
    case 'entered':
      return t('inspections.next.entered', { who: officers });
    case 'recorded':
      return t('inspections.next.recorded', { who: officers });
    case 'told': {
      const count = openOrders(view);
      return count > 0
        ? t('inspections.next.orders', { who: officers, count })
        : t('inspections.next.told', { who: officers });
    }
    case 'closed':
      return t('inspections.next.closed', { day: formatDay(view.finishedOn) });
    case 'cancelled':
      return t('inspections.next.cancelled');
  }
}
