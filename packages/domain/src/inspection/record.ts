/** The record of an inspection (现场检查笔录): answers to the checklist, findings, the party's statement, signatures. */

export const answers = ['compliant', 'not-compliant', 'not-applicable'] as const;
/** 合格 / 不合格 / 不适用 */
export type Answer = (typeof answers)[number];

/** What is done about a finding. 立案 is a proposal here: the penalty procedure is a matter of cases. */
export const handlings = ['corrected-on-site', 'order', 'case-proposed', 'transferred', 'advice'] as const;
export type Handling = (typeof handlings)[number];

/** A row of the frozen checklist. */
export interface RequiredCheck {
  /** Matter version and number of the row: stable name of the check within the inspection. */
  key: string;
  text: string;
  clause: string | null;
  penaltyClause: string | null;
}

export interface CheckAnswer {
  key: string;
  answer: Answer;
  note: string;
}

export interface RecordFinding {
  /** The check it belongs to, or null for something found beside the checklist. */
  key: string | null;
  description: string;
  clause: string;
  handling: Handling;
  /** Last day for correction; required when an order is given. */
  dueOn: string | null;
  isMajor: boolean;
}

export type Signature = { kind: 'signed'; name: string } | { kind: 'refused'; reason: string; witness: string };

export interface InspectionRecord {
  startedAt: string;
  endedAt: string;
  place: string;
  /** Person of the enterprise who was present; the legal representative is never demanded (R25). */
  present: { name: string; post: string; phone: string };
  certificateShown: boolean;
  rightsTold: boolean;
  /** Answer to the question whether the party asks for recusal (行政处罚法 art. 43). */
  recusal: 'not-asked-for' | 'asked-for';
  answers: readonly CheckAnswer[];
  findings: readonly RecordFinding[];
  statement: string;
  conclusion: string;
  partySignature: Signature;
}

export interface RecordGap {
  code:
    | 'unanswered'
    | 'unknown-check'
    | 'finding-missing'
    | 'finding-undescribed'
    | 'order-without-date'
    | 'order-without-clause'
    | 'time-reversed'
    | 'place-missing'
    | 'present-missing'
    | 'certificate-not-shown'
    | 'rights-not-told'
    | 'not-signed';
  /** Which check or finding; empty for the record as a whole. */
  key: string;
}

/** What is still missing before the record may be submitted; an empty list means it is complete. */
export function recordGaps(record: InspectionRecord, checklist: readonly RequiredCheck[]): RecordGap[] {
  const gaps: RecordGap[] = [];
  const gap = (code: RecordGap['code'], key = '') => gaps.push({ code, key });
  const byKey = new Map(record.answers.map((given) => [given.key, given]));
  const known = new Set(checklist.map((check) => check.key));
  for (const check of checklist) if (!byKey.has(check.key)) gap('unanswered', check.key);
  for (const given of record.answers) {
    if (!known.has(given.key)) gap('unknown-check', given.key);
    const described = record.findings.some((found) => found.key === given.key);
    if (given.answer === 'not-compliant' && !described) gap('finding-missing', given.key);
  }
  for (const [index, found] of record.findings.entries()) {
    const key = found.key ?? `#${index + 1}`;
    if (found.description.trim() === '') gap('finding-undescribed', key);
    if (found.handling === 'order' && found.dueOn === null) gap('order-without-date', key);
    if (found.handling === 'order' && found.clause.trim() === '') gap('order-without-clause', key);
  }
  if (Date.parse(record.endedAt) < Date.parse(record.startedAt)) gap('time-reversed');
  if (record.place.trim() === '') gap('place-missing');
  if (record.present.name.trim() === '') gap('present-missing');
  if (!record.certificateShown) gap('certificate-not-shown');
  if (!record.rightsTold) gap('rights-not-told');
  const { partySignature: signature } = record;
  const isSigned =
    signature.kind === 'signed'
      ? signature.name.trim() !== ''
      : signature.reason.trim() !== '' && signature.witness.trim() !== '';
  if (!isSigned) gap('not-signed');
  return gaps;
}

/** Whether another enforcement act follows, which takes the inspection out of the yearly count (counting rule R9). */
export function leadsToOtherAct(findings: readonly { handling: Handling }[]): boolean {
  return findings.some((found) => found.handling === 'case-proposed');
}
