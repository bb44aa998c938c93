/** The record while it is being filled in: how it starts, what it still lacks, and the record that is handed in. Pure. */
import type { InspectionView, RecordContent } from '@liangma/contract/inspections';
import type { Answer, Handling, RecordGap } from '@liangma/domain/inspection/record';
import { recordGaps } from '@liangma/domain/inspection/record';
import { fromClock, toClock } from './official-clock.ts';
import { conclusionOf } from './record-wording.ts';

export interface FindingDraft {
  description: string;
  clause: string;
  handling: Handling | null;
  dueOn: string | null;
  isMajor: boolean;
}

export interface CheckDraft {
  key: string;
  answer: Answer | null;
  note: string;
  /** Kept while another answer is chosen, so that a wrong tap loses nothing. */
  finding: FindingDraft;
}

export interface RecordDraft {
  certificateShown: boolean;
  rightsTold: boolean;
  recusal: RecordContent['recusal'] | null;
  /** 'YYYY-MM-DDTHH:mm', official time. */
  startedAt: string;
  /** Empty: the moment of handing in. */
  endedAt: string;
  place: string;
  present: { name: string; post: string; phone: string };
  checks: CheckDraft[];
  /** Findings beside the checklist. */
  others: FindingDraft[];
  statement: string;
  /** null: as it follows from the answers. */
  conclusion: string | null;
  signature: { kind: 'signed' | 'refused' | null; name: string; reason: string; witness: string };
}

export type Checklist = InspectionView['checklist'];

export const emptyFinding = (clause: string | null): FindingDraft => ({
  description: '',
  clause: clause ?? '',
  handling: null,
  dueOn: null,
  isMajor: false,
});

/** A new record: place and time are what is known already; the person is the one who confirmed the entry, if any. */
export function startDraft(view: InspectionView): RecordDraft {
  return {
    certificateShown: false,
    rightsTold: false,
    recusal: null,
    startedAt: view.entry ? toClock(view.entry.enteredAt) : '',
    endedAt: '',
    place: view.enterprise.address,
    present: { name: view.entry?.confirmedBy ?? '', post: '', phone: '' },
    checks: view.checklist.map(({ key, clause }) => ({ key, answer: null, note: '', finding: emptyFinding(clause) })),
    others: [],
    statement: '',
    conclusion: null,
    signature: { kind: null, name: '', reason: '', witness: '' },
  };
}

/** Puts the answers of a stored draft onto the checklist as it is now. */
export function onChecklist(draft: RecordDraft, checklist: Checklist): RecordDraft {
  const given = new Map(draft.checks.map((check) => [check.key, check]));
  return {
    ...draft,
    checks: checklist.map(
      ({ key, clause }) => given.get(key) ?? { key, answer: null, note: '', finding: emptyFinding(clause) },
    ),
  };
}

const toFinding = (key: string | null, draft: FindingDraft): RecordContent['findings'][number] => ({
  key,
  description: draft.description.trim(),
  clause: draft.clause.trim(),
  // Nothing chosen is a gap of its own, so this stand-in never leaves the tablet.
  handling: draft.handling ?? 'advice',
  dueOn: draft.handling === 'order' ? draft.dueOn : null,
  isMajor: draft.isMajor,
});

/**
 * The record as it would be handed in.
 * @param now instant: the end of an inspection for which no other end was entered
 */
export function toContent(draft: RecordDraft, view: InspectionView, now: string): RecordContent {
  const { signature } = draft;
  const failed = draft.checks.filter((check) => check.answer === 'not-compliant');
  const startedAt = fromClock(draft.startedAt) ?? view.entry?.enteredAt ?? now;
  const content: RecordContent = {
    startedAt,
    endedAt: draft.endedAt === '' ? now : (fromClock(draft.endedAt) ?? now),
    place: draft.place.trim(),
    present: {
      name: draft.present.name.trim(),
      post: draft.present.post.trim(),
      phone: draft.present.phone.trim(),
    },
    certificateShown: draft.certificateShown,
    rightsTold: draft.rightsTold,
    recusal: draft.recusal ?? 'not-asked-for',
    answers: draft.checks.flatMap(({ key, answer, note }) => (answer ? [{ key, answer, note: note.trim() }] : [])),
    findings: [
      ...failed.map(({ key, finding }) => toFinding(key, finding)),
      ...draft.others.map((finding) => toFinding(null, finding)),
    ],
    statement: draft.statement.trim(),
    conclusion: '',
    partySignature:
      signature.kind === 'refused'
        ? { kind: 'refused', reason: signature.reason.trim(), witness: signature.witness.trim() }
        : { kind: 'signed', name: signature.kind === 'signed' ? signature.name.trim() : '' },
  };
  return { ...content, conclusion: draft.conclusion?.trim() || conclusionOf(content, view) };
}

/** What a record lacks; beside the gaps of the domain, questions that nobody has answered yet. */
export interface DraftGap {
  code: RecordGap['code'] | 'recusal-not-asked' | 'handling-missing';
  /** Where to go: name of the place on the screen, see `placeId`. */
  place: string;
  /** Number of the check, counted from 1; null for everything else. */
  check: number | null;
}

const placeOfGap: Readonly<Partial<Record<RecordGap['code'], string>>> = {
  'time-reversed': 'startedAt',
  'place-missing': 'place',
  'present-missing': 'present',
  'certificate-not-shown': 'certificateShown',
  'rights-not-told': 'rightsTold',
  'not-signed': 'signature',
};

/** The id of a place on the screen of the record. */
export const placeId = (place: string): string => `record-place-${place}`;

/** Everything that is missing, in the order of the screen. */
export function draftGaps(draft: RecordDraft, view: InspectionView, now: string): DraftGap[] {
  const content = toContent(draft, view, now);
  const numberOf = new Map(draft.checks.map((check, index) => [check.key, index + 1]));
  const failed = draft.checks.filter((check) => check.answer === 'not-compliant');
  const gapOfKey = (code: DraftGap['code'], key: string): DraftGap => {
    const check = numberOf.get(key);
    // A finding beside the checklist is named by its number among all findings.
    const other = Number(key.slice(1)) - failed.length;
    return check === undefined
      ? { code, place: `other-${other}`, check: null }
      : { code, place: `check-${check}`, check };
  };
  const gaps: DraftGap[] = recordGaps(content, view.checklist).map(({ code, key }) =>
    key === '' ? { code, place: placeOfGap[code] ?? '', check: null } : gapOfKey(code, key),
  );
  if (draft.recusal === null) gaps.push({ code: 'recusal-not-asked', place: 'recusal', check: null });
  for (const check of failed) if (check.finding.handling === null) gaps.push(gapOfKey('handling-missing', check.key));
  for (const [index, finding] of draft.others.entries())
    if (finding.handling === null) gaps.push({ code: 'handling-missing', place: `other-${index + 1}`, check: null });
  return gaps.toSorted((a, b) => order(a) - order(b));
}

const places = [
  'certificateShown',
  'rightsTold',
  'recusal',
  'startedAt',
  'place',
  'present',
  'check',
  'other',
  'signature',
];

function order(gap: DraftGap): number {
  const [place = '', number = '0'] = gap.place.split('-');
  return places.indexOf(place) * 10_000 + Number(number);
}

/** How many checks are answered. */
export const answeredIn = (draft: RecordDraft): number => draft.checks.filter((check) => check.answer !== null).length;
