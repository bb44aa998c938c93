/**
 * Decides the commands of an inspection: state + command → next state or a refusal. Pure; `now` comes with the command.
 * Whether an inspection may be closed is decided here (decideClose).
 */
import { accept, refuse, type Refusal, type Result } from '../result.ts';
import {
  isAllowed,
  stateAfter,
  type InspectionCommand,
  type InspectionCore,
  type InspectionState,
} from './inspection.ts';
import { recordGaps, type InspectionRecord, type RecordContext, type RecordGap, type RequiredCheck } from './record.ts';
import {
  rulesAtEntry,
  rulesBeforeApproval,
  rulesOfFourEyes,
  type FourEyes,
  type InspectionFacts,
  type RuleFinding,
} from './rules.ts';

export interface RuleRefusal extends Refusal {
  findings?: RuleFinding[];
  /** What the record still lacks. */
  gaps?: RecordGap[];
}

/** A reason that a person gave for going on in spite of a warning. */
export interface WarningAnswer {
  rule: string;
  code: string;
  reason: string;
}

type Decision = Result<{ state: InspectionState; warnings: RuleFinding[] }, RuleRefusal>;

function inState(inspection: { state: InspectionState }, command: InspectionCommand): RuleRefusal | null {
  if (isAllowed(inspection.state, command)) return null;
  return { code: 'inspection/wrong-state', params: { state: inspection.state, command } };
}

function judged(command: InspectionCommand, findings: RuleFinding[], answers: readonly WarningAnswer[]): Decision {
  const blocks = findings.filter((found) => found.severity === 'block');
  if (blocks.length > 0) return refuse({ code: 'inspection/refused-by-rules', findings: blocks });
  const warnings = findings.filter((found) => found.severity === 'warn');
  const unanswered = warnings.filter(
    (found) => !answers.some((answer) => answer.code === found.code && answer.reason.trim() !== ''),
  );
  if (unanswered.length > 0) return refuse({ code: 'inspection/warnings-unanswered', findings: unanswered });
  return accept({ state: stateAfter(command), warnings });
}

/** Submits for approval: every rule must hold, every warning needs a reason. */
export function decideSubmit(
  inspection: InspectionCore,
  facts: InspectionFacts,
  answers: readonly WarningAnswer[],
): Decision {
  const wrong = inState(inspection, 'submit');
  if (wrong) return refuse(wrong);
  return judged('submit', rulesBeforeApproval(inspection, facts), answers);
}

/**
 * Approval by the responsible head (R10); the rules are judged again, since the world may have changed meanwhile, and
 * nobody approves what they prepared.
 */
export function decideApprove(
  inspection: InspectionCore,
  facts: InspectionFacts,
  answers: readonly WarningAnswer[],
  people: FourEyes,
): Decision {
  const wrong = inState(inspection, 'approve');
  if (wrong) return refuse(wrong);
  return judged('approve', [...rulesOfFourEyes(people), ...rulesBeforeApproval(inspection, facts)], answers);
}

/** Return to the desk, or cancellation: only the state decides; the reason is demanded by the command itself. */
export function decideByState(inspection: { state: InspectionState }, command: 'return' | 'cancel' | 'tell'): Decision {
  const wrong = inState(inspection, command);
  return wrong ? refuse(wrong) : accept({ state: stateAfter(command), warnings: [] });
}

/** Entry to the premises on `day` by scan or with a recorded exception (R17, R21, R22). */
export function decideEnter(inspection: InspectionCore, facts: InspectionFacts, day: string): Decision {
  const wrong = inState(inspection, 'enter');
  if (wrong) return refuse(wrong);
  return judged('enter', rulesAtEntry(inspection, facts, day), []);
}

/** The record is accepted when every item is answered, findings are described, and it is signed or refused (R27, R28). */
export function decideRecord(
  inspection: { state: InspectionState },
  record: InspectionRecord,
  checklist: readonly RequiredCheck[],
  context: RecordContext,
): Decision {
  const wrong = inState(inspection, 'record');
  if (wrong) return refuse(wrong);
  const gaps = recordGaps(record, checklist, context);
  if (gaps.length > 0) return refuse({ code: 'inspection/record-incomplete', gaps });
  return accept({ state: stateAfter('record'), warnings: [] });
}

/**
 * The record as a person decides to keep it in spite of the rules: it may lack something, which is told, and it may be a
 * later revision, until the inspection is closed and while nobody has acted upon the orders of the earlier one. No
 * reason puts a signature under a content that it was not given for.
 * @param facts.stepsTaken steps of rectification that follow the findings of the earlier revision
 */
export function decideRecordInSpite(
  inspection: { state: InspectionState },
  record: InspectionRecord,
  checklist: readonly RequiredCheck[],
  context: RecordContext,
  facts: { stepsTaken: number },
): Result<{ state: InspectionState; gaps: RecordGap[] }, RuleRefusal> {
  const { state } = inspection;
  const isRevision = state === 'recorded' || state === 'told';
  const wrong = isRevision ? null : inState(inspection, 'record');
  if (wrong) return refuse(wrong);
  if (facts.stepsTaken > 0) return refuse({ code: 'field/decision-impossible' });
  const gaps = recordGaps(record, checklist, context);
  const foreign = gaps.filter(({ code }) => code === 'signature-of-other-content');
  if (foreign.length > 0) return refuse({ code: 'inspection/record-incomplete', gaps: foreign });
  return accept({ state: isRevision ? state : stateAfter('record'), gaps });
}

/** What a person decides in spite of rules, with a reason: the state must allow it; what the rules found is kept. */
export function inSpiteOfRules(command: InspectionCommand, decision: Decision): Decision {
  if (decision.ok || decision.refusal.code !== 'inspection/refused-by-rules') return decision;
  return accept({ state: stateAfter(command), warnings: decision.refusal.findings ?? [] });
}

/** States in which people are at work on site or write down what they did there. */
const onSite: readonly InspectionState[] = ['entered', 'recorded', 'told'];

/** Additions to the record and written documents: from the entry until it is closed; the state stays. */
export function decideOnSite(inspection: { state: InspectionState }, command: 'add' | 'write'): Decision {
  const { state } = inspection;
  if (onSite.includes(state)) return accept({ state, warnings: [] });
  return refuse({ code: 'inspection/wrong-state', params: { state, command } });
}

/** Closing needs a complete record, the result told to the enterprise, and no order whose correction is still open. */
export function decideClose(
  inspection: { state: InspectionState },
  facts: { isRecordComplete: boolean; openOrders: number },
): Decision {
  const wrong = inState(inspection, 'close');
  if (wrong) return refuse(wrong);
  if (!facts.isRecordComplete) return refuse({ code: 'inspection/record-incomplete' });
  if (facts.openOrders > 0) return refuse({ code: 'inspection/orders-open', params: { count: facts.openOrders } });
  return accept({ state: stateAfter('close'), warnings: [] });
}
