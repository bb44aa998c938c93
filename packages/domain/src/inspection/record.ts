/** The record of an inspection (现场检查笔录): answers to the checklist, findings, the party's statement, signatures. */

export const answers = ['compliant', 'not-compliant', 'not-applicable'] as const;
/** 合格 / 不合格 / 不适用 */
export type Answer = (typeof answers)[number];

/** What is done about a finding. 立案 is a proposal here: the penalty procedure is a matter of cases. */
export const handlings = ['corrected-on-site', 'order', 'case-proposed', 'transferred', 'advice'] as const;
export type Handling = (typeof handlings)[number];

/** What a 'no' may demand before the record is complete. */
export const demandsOnNo = ['photo', 'clause'] as const;
export type DemandOnNo = (typeof demandsOnNo)[number];

/** Signed by finger on the tablet, or on paper that was printed. */
export const signingWays = ['drawn', 'paper'] as const;

/** A row of the frozen checklist. */
export interface RequiredCheck {
  /** Matter version and number of the row: stable name of the check within the inspection. */
  key: string;
  text: string;
  clause: string | null;
  penaltyClause: string | null;
  onNo: readonly DemandOnNo[];
  /** Asked only when an earlier check got this answer. */
  onlyIf: { key: string; answer: Answer } | null;
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

/** How a finding is named, by its evidence, too: as its check, or beside the checklist by its number among all findings. */
export const findingKey = ({ key }: Pick<RecordFinding, 'key'>, index: number): string => key ?? `#${index + 1}`;

/** Evidence outside of its record: what it shows of a finding beside the checklist has no number there. */
export const outsideRecord = <Item extends { checkKey: string | null }>(item: Item): Item =>
  item.checkKey?.startsWith('#') ? { ...item, checkKey: null } : item;

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
  recusalNote: string;
  /** Names; nobody but the assistants fixed before the visit. */
  assistantsPresent: readonly string[];
  evidence: readonly { kind: string; checkKey: string | null }[];
  signing: (typeof signingWays)[number];
  signatures: readonly { role: string; officerId: string | null; contentHash: string }[];
}

export interface RecordGap {
  /**
   * `unknown-check`: an answer or finding for a check that the frozen checklist does not hold, or a second answer to one.
   * `order-without-date`: no date, or one before the day of the visit.
   * `photo-missing`, `clause-missing`: the check demands it of a 'no'.
   * `assistant-not-approved`: somebody who was not fixed before the visit (R19).
   * `signature-of-other-content`: a drawn signature stands under something else than this record of this inspection.
   */
  code:
    | 'unanswered'
    | 'unknown-check'
    | 'finding-missing'
    | 'finding-contradicts'
    | 'finding-undescribed'
    | 'order-without-date'
    | 'order-without-clause'
    | 'time-reversed'
    | 'place-missing'
    | 'present-missing'
    | 'certificate-not-shown'
    | 'rights-not-told'
    | 'not-signed'
    | 'photo-missing'
    | 'clause-missing'
    | 'recusal-undecided'
    | 'assistant-not-approved'
    | 'officer-signature-missing'
    | 'party-signature-missing'
    | 'witness-signature-missing'
    | 'signature-of-other-content';
  /** Which check or finding; empty for the record as a whole. */
  key: string;
}

/** What a record is held against beside the checklist. */
export interface RecordContext {
  /** Officers of the inspection; undefined: not known here, any officer may have signed. */
  officerIds?: readonly string[];
  /** Names of the assistants fixed before the visit; undefined: not known here. */
  assistants?: readonly string[];
  /** SHA-256 (hex) of `signedRecordText`; undefined: not known here. */
  contentHash?: string;
}

/**
 * The checks that are asked, in order: a check with a condition only when the earlier check was asked and got that
 * answer. A condition on something that does not come before it cannot be judged; the check is asked then.
 */
export function askedChecks<Check extends Pick<RequiredCheck, 'key' | 'onlyIf'>>(
  checklist: readonly Check[],
  answers: readonly { key: string; answer: Answer | null }[],
): Check[] {
  const given = new Map(answers.map(({ key, answer }) => [key, answer]));
  const before = new Map<string, Answer | null>();
  return checklist.filter(({ key, onlyIf }) => {
    const isAsked = onlyIf === null || !before.has(onlyIf.key) || before.get(onlyIf.key) === onlyIf.answer;
    before.set(key, isAsked ? (given.get(key) ?? null) : null);
    return isAsked;
  });
}

function answerGaps(record: InspectionRecord, asked: readonly RequiredCheck[]): RecordGap[] {
  const gaps: RecordGap[] = [];
  const open = new Set(asked.map((check) => check.key));
  const described = new Set(record.findings.map((found) => found.key));
  for (const given of record.answers) {
    if (!open.delete(given.key)) gaps.push({ code: 'unknown-check', key: given.key });
    else if (given.answer === 'not-compliant' && !described.has(given.key))
      gaps.push({ code: 'finding-missing', key: given.key });
  }
  for (const key of open) gaps.push({ code: 'unanswered', key });
  return gaps;
}

function demandGaps(record: InspectionRecord, asked: readonly RequiredCheck[]): RecordGap[] {
  const gaps: RecordGap[] = [];
  const failed = new Set(record.answers.filter((given) => given.answer === 'not-compliant').map((given) => given.key));
  for (const { key, onNo } of asked.filter((check) => failed.has(check.key))) {
    const isShown = record.evidence.some(
      (item) => item.checkKey === key && (item.kind === 'photo' || item.kind === 'video'),
    );
    if (onNo.includes('photo') && !isShown) gaps.push({ code: 'photo-missing', key });
    const isBare = record.findings.some((found) => found.key === key && found.clause.trim() === '');
    if (onNo.includes('clause') && isBare) gaps.push({ code: 'clause-missing', key });
  }
  return gaps;
}

/** At least two officers carry out an inspection, and both sign (行政处罚法 art. 42; 文书基本格式文本). */
export const leastOfficers = 2;

function signatureGaps(record: InspectionRecord, context: RecordContext): RecordGap['code'][] {
  const { partySignature: party, signatures } = record;
  const codes: RecordGap['code'][] = [];
  const isSigned =
    party.kind === 'signed' ? party.name.trim() !== '' : party.reason.trim() !== '' && party.witness.trim() !== '';
  if (!isSigned) codes.push('not-signed');
  if (context.contentHash !== undefined && signatures.some((drawn) => drawn.contentHash !== context.contentHash))
    codes.push('signature-of-other-content');
  if (record.signing === 'paper') return codes;
  const officers = new Set(
    signatures.flatMap(({ role, officerId }) => (role === 'officer' && officerId !== null ? [officerId] : [])),
  );
  const sent = [...officers].filter((id) => context.officerIds?.includes(id) ?? true);
  if (sent.length < leastOfficers) codes.push('officer-signature-missing');
  const hasDrawn = (role: string) => signatures.some((drawn) => drawn.role === role);
  if (party.kind === 'signed' && !hasDrawn('party')) codes.push('party-signature-missing');
  if (party.kind === 'refused' && !hasDrawn('witness')) codes.push('witness-signature-missing');
  return codes;
}

function findingGaps(record: InspectionRecord): RecordGap[] {
  const gaps: RecordGap[] = [];
  const answerOf = new Map(record.answers.map((given) => [given.key, given.answer]));
  const isBeforeVisit = (day: string) => Date.parse(`${day}T23:59:59.999+08:00`) < Date.parse(record.startedAt);
  for (const [index, found] of record.findings.entries()) {
    const key = findingKey(found, index);
    if (found.key !== null && !answerOf.has(found.key)) gaps.push({ code: 'unknown-check', key });
    else if (found.key !== null && answerOf.get(found.key) !== 'not-compliant')
      gaps.push({ code: 'finding-contradicts', key });
    if (found.description.trim() === '') gaps.push({ code: 'finding-undescribed', key });
    if (found.handling !== 'order') continue;
    if (found.dueOn === null || isBeforeVisit(found.dueOn)) gaps.push({ code: 'order-without-date', key });
    if (found.clause.trim() === '') gaps.push({ code: 'order-without-clause', key });
  }
  return gaps;
}

/**
 * What is still missing before the record may be submitted; an empty list means it is complete.
 * @param context what is not known here is not judged: a tablet judges what it can, the server everything
 */
export function recordGaps(
  record: InspectionRecord,
  checklist: readonly RequiredCheck[],
  context: RecordContext = {},
): RecordGap[] {
  const asked = askedChecks(checklist, record.answers);
  const gaps = [...answerGaps(record, asked), ...demandGaps(record, asked), ...findingGaps(record)];
  const gap = (code: RecordGap['code']) => gaps.push({ code, key: '' });
  if (Date.parse(record.endedAt) < Date.parse(record.startedAt)) gap('time-reversed');
  if (record.place.trim() === '') gap('place-missing');
  if (record.present.name.trim() === '') gap('present-missing');
  if (!record.certificateShown) gap('certificate-not-shown');
  if (!record.rightsTold) gap('rights-not-told');
  if (record.recusal === 'asked-for' && record.recusalNote.trim() === '') gap('recusal-undecided');
  const { assistants } = context;
  if (assistants && record.assistantsPresent.some((name) => !assistants.includes(name))) gap('assistant-not-approved');
  for (const code of signatureGaps(record, context)) gap(code);
  return gaps;
}

/** Whether another enforcement act follows, which takes the inspection out of the yearly count (counting rule R9). */
export function leadsToOtherAct(findings: readonly { handling: Handling }[]): boolean {
  return findings.some((found) => found.handling === 'case-proposed');
}
