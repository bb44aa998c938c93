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

/** @param isCountable whether the server's own view shows everything that was done here */
export function countingOf({ view, isAhead }: LocalInspection): LocalCounting {
  const notMet = (id: CriterionId) => ({ zh: criteria[id].notMetZh, en: criteria[id].notMetEn });
  if (view.state === 'cancelled' || leadsToOtherAct(view.findings))
    return {
      verdict: 'not-counted',
      reasons: view.state === 'cancelled' ? [notMet('finished')] : [notMet('no-penalty-or-other-act')],
    };
  const reasons = [
    ...(view.record === null ? [notMet('record-complete')] : []),
    ...(view.state === 'closed' ? [] : [notMet('finished')]),
    ...(isAhead ? [{ zh: '还有内容没有送达服务器', en: 'something has not reached the server yet' }] : []),
  ];
  return { verdict: reasons.length === 0 ? 'counted' : 'later', reasons };
}
