/** What a visit of a hand-kept ledger is as an inspection: its kind, whether something was found, what else is told. */
import type { InspectionType } from '../inspection/inspection.ts';
import type { Handling } from '../inspection/record.ts';
import type { VisitValues } from './judge-ledger.ts';

const nothingFound = /^(未发现问题|无问题|无|合格|正常|未发现)$/;

/** The kind of inspection in the words of ledgers; a visit that is not called anything else is a daily one. */
export function inspectionTypeOf(text: string): InspectionType {
  if (text.includes('专项')) return 'special';
  return text.includes('个案') || text.includes('举报') ? 'case' : 'daily';
}

/** What was found and what was done about it; null when the ledger says that nothing was found, or nothing at all. */
export function findingOf(visit: VisitValues): { description: string; handling: Handling } | null {
  const isFound = visit.problems !== '' || (visit.result !== '' && !nothingFound.test(visit.result));
  if (!isFound) return null;
  return {
    description: visit.problems === '' ? visit.result : visit.problems,
    handling: visit.penalty === null ? 'advice' : 'case-proposed',
  };
}

/** What the ledger says beyond the columns of an inspection, as it stands there. */
export function noteOf(visit: VisitValues): string {
  return [visit.matterText, visit.result, visit.problems, visit.rectification, visit.penaltyText, visit.remark]
    .filter((text) => text !== '')
    .join(';');
}
