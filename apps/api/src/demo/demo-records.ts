/** Records of the demonstration: the whole checklist answered, and at most one thing found. */
import type { InspectionView, RecordContent } from '@liangma/contract/inspections';
import { addDays } from '@liangma/domain/calendar/official-day';
import type { Handling } from '@liangma/domain/inspection/record';
import { at } from './demo-days.ts';

export type Outcome = 'nothing-found' | Extract<Handling, 'corrected-on-site' | 'order' | 'case-proposed'>;

const conclusions: Record<Outcome, string> = {
  'nothing-found': '未发现违法违规问题。',
  'corrected-on-site': '发现问题1项，企业已当场改正。',
  order: '发现问题1项，责令限期改正。',
  'case-proposed': '发现涉嫌违法行为1项，建议立案调查。',
};

interface Visit {
  day: string;
  outcome: Outcome;
  problem: { check: number; text: string };
  orderDays: number;
}

/** The content that the inspector hands in. */
export function recordOf(view: InspectionView, visit: Visit): RecordContent {
  const { day, outcome, problem } = visit;
  const bad = outcome === 'nothing-found' ? undefined : view.checklist[problem.check - 1];
  const name = view.enterprise.contactName || '值班负责人';
  return {
    startedAt: at(day, '09:35'),
    endedAt: at(day, '10:50'),
    place: view.enterprise.address || view.enterprise.name,
    present: { name, post: '现场负责人', phone: view.enterprise.contactPhone },
    certificateShown: true,
    rightsTold: true,
    recusal: 'not-asked-for',
    answers: view.checklist.map(({ key }) => ({
      key,
      answer: key === bad?.key ? 'not-compliant' : 'compliant',
      note: key === bad?.key ? problem.text : '',
    })),
    findings:
      bad && outcome !== 'nothing-found'
        ? [
            {
              key: bad.key,
              description: problem.text,
              clause: bad.clause ?? bad.penaltyClause ?? '',
              handling: outcome,
              dueOn: outcome === 'order' ? addDays(day, visit.orderDays) : null,
              isMajor: outcome === 'case-proposed',
            },
          ]
        : [],
    statement: '对检查过程和记录无异议。',
    conclusion: conclusions[outcome],
    partySignature: { kind: 'signed', name },
    recusalNote: '',
    assistantsPresent: [],
    materials: [],
    evidence: [],
    signing: 'paper',
    signatures: [],
  };
}
