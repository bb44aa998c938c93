/** Why a record is counted in a figure, or why it is not. */
import type { CountingRule } from '../rule-packs/rule-pack.ts';
import { criteria, type CriterionId } from './criteria.ts';
import { criteriaOf, type MetricId } from './metrics.ts';

export interface Reason {
  criterion: CriterionId;
  isMet: boolean;
  zh: string;
  en: string;
}

export interface Explanation {
  isCounted: boolean;
  /** The criteria of the metric in the order of the catalogue; without the day of closing when it is not closed. */
  reasons: Reason[];
}

/** Without the day of closing where there is none: what is not closed cannot lie outside the year. */
export function toTell(missed: readonly CriterionId[]): CriterionId[] {
  return missed.includes('finished') ? missed.filter((criterion) => criterion !== 'finished-in-year') : [...missed];
}

/**
 * Explains whether a record enters a metric.
 * @param isMet the server's answer for each criterion, from the same SQL that makes the figure
 */
export function explain(id: MetricId, isMet: (criterion: CriterionId) => boolean, rule: CountingRule): Explanation {
  const all = criteriaOf(id, rule);
  const told = toTell(all.filter((criterion) => !isMet(criterion)));
  const asked = all.filter((criterion) => isMet(criterion) || told.includes(criterion));
  const reasons = asked.map((criterion): Reason => {
    const { metZh, metEn, notMetZh, notMetEn } = criteria[criterion];
    return isMet(criterion)
      ? { criterion, isMet: true, zh: metZh, en: metEn }
      : { criterion, isMet: false, zh: notMetZh, en: notMetEn };
  });
  return { isCounted: reasons.every((reason) => reason.isMet), reasons };
}
