/** Whether an inspection counts in the yearly figures as things stand on this tablet, and because of what. Pure. */
import type { LocalInspection } from '@liangma/offline/project';
import { leadsToOtherAct } from '@liangma/domain/inspection/record';
import { criteria } from '@liangma/domain/statistics/criteria';
import type { CriterionId } from '@liangma/domain/statistics/criteria';

export interface LocalCounting {
  /** `later`: nothing speaks against it, but something has not happened yet. */
  verdict: 'counted' | 'later' | 'not-counted';
  /** What is in the way, in the words of the statistics. */
  reasons: { zh: string; en: string }[];
}

/** What was done here counts only when the server's own view shows it. */
export function countingOf({ view, items, isAhead }: LocalInspection): LocalCounting {
  const notMet = (id: CriterionId) => ({ zh: criteria[id].notMetZh, en: criteria[id].notMetEn });
  if (view.state === 'cancelled' || leadsToOtherAct(view.findings))
    return {
      verdict: 'not-counted',
      reasons: view.state === 'cancelled' ? [notMet('finished')] : [notMet('no-penalty-or-other-act')],
    };
  const isUndelivered = items.some(({ receipt }) => receipt === null);
  const reasons = [
    ...(view.record === null ? [notMet('record-complete')] : []),
    ...(view.state === 'closed' ? [] : [notMet('finished')]),
    ...(isUndelivered ? [{ zh: '还有内容没有送达服务器', en: 'something has not reached the server yet' }] : []),
    ...(isAhead && !isUndelivered
      ? [{ zh: '已送达，等待取回服务器的结果', en: 'delivered; what the server made of it has not been fetched yet' }]
      : []),
  ];
  return { verdict: reasons.length === 0 ? 'counted' : 'later', reasons };
}
