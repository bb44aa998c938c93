/** The record while it is being filled in: how it starts, and the record that is handed in. Pure. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView, RecordContent } from '@liangma/contract/inspection-views';
import type { Answer, Handling } from '@liangma/domain/inspection/record';
import { askedChecks, findingKey } from '@liangma/domain/inspection/record';
import { fromClock, toClock } from './official-clock.ts';
import { conclusionOf } from './record-wording.ts';

export interface FindingDraft {
  description: string;
  clause: string;
  handling: Handling | null;
  dueOn: string | null;
  isMajor: boolean;
}

/** A finding beside the checklist. */
export interface OtherDraft extends FindingDraft {
  /** What its evidence names while it is a draft: its number changes when another is taken away. */
  key: string;
}

export interface CheckDraft {
  key: string;
  answer: Answer | null;
  note: string;
  /** Kept while another answer is chosen, so that a wrong tap loses nothing. */
  finding: FindingDraft;
}

export interface MaterialDraft {
  name: string;
  /** null: not entered. */
  copies: number | null;
  note: string;
}

export interface RecordDraft {
  certificateShown: boolean;
  rightsTold: boolean;
  recusal: RecordContent['recusal'] | null;
  /** What was decided when recusal was asked for. */
  recusalNote: string;
  /** 'YYYY-MM-DDTHH:mm', official time. */
  startedAt: string;
  /** Empty: the moment of handing in. */
  endedAt: string;
  place: string;
  present: { name: string; post: string; phone: string };
  /** Names, out of those fixed before the visit. */
  assistantsPresent: string[];
  checks: CheckDraft[];
  /** Findings beside the checklist. */
  others: OtherDraft[];
  /** Papers taken along. */
  materials: MaterialDraft[];
  /** Of single checks and of the inspection as a whole, in the order of taking. */
  evidence: EvidenceItem[];
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
    recusalNote: '',
    startedAt: view.entry ? toClock(view.entry.enteredAt) : '',
    endedAt: '',
    place: view.enterprise.address,
    present: { name: view.entry?.confirmedBy ?? '', post: '', phone: '' },
    assistantsPresent: [],
    checks: view.checklist.map(({ key, clause }) => ({ key, answer: null, note: '', finding: emptyFinding(clause) })),
    others: [],
    materials: [],
    evidence: [],
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
    // drafts of before had none
    others: draft.others.map((other, index) => ({ ...other, key: (other as Partial<OtherDraft>).key ?? `${index}` })),
  };
}

/** The checks that are asked as the answers stand now, with their place in the checklist from 0. */
export function askedIn(
  checks: readonly CheckDraft[],
  checklist: Checklist,
): { check: Checklist[number]; index: number }[] {
  const asked = new Set(askedChecks(checklist, checks).map(({ key }) => key));
  return checklist.flatMap((check, index) => (asked.has(check.key) ? [{ check, index }] : []));
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

function askedDrafts(draft: RecordDraft, checklist: Checklist): CheckDraft[] {
  const asked = new Set(askedIn(draft.checks, checklist).map(({ check }) => check.key));
  return draft.checks.filter(({ key }) => asked.has(key));
}

/**
 * The record as it would be handed in.
 * @param now instant: the end of an inspection for which no other end was entered
 */
export function toContent(draft: RecordDraft, view: InspectionView, now: string): RecordContent {
  const { signature } = draft;
  const asked = askedDrafts(draft, view.checklist);
  const failed = asked.filter((check) => check.answer === 'not-compliant');
  const keyInRecord = new Map<string | null, string>([
    ...asked.map(({ key }) => [key, key] as const),
    ...draft.others.map(({ key }, index) => [key, findingKey({ key: null }, failed.length + index)] as const),
  ]);
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
    recusalNote: draft.recusal === 'asked-for' ? draft.recusalNote.trim() : '',
    assistantsPresent: view.fields.assistants.filter((name) => draft.assistantsPresent.includes(name)),
    answers: asked.flatMap(({ key, answer, note }) => (answer ? [{ key, answer, note: note.trim() }] : [])),
    findings: [
      ...failed.map(({ key, finding }) => toFinding(key, finding)),
      ...draft.others.map((finding) => toFinding(null, finding)),
    ],
    materials: draft.materials
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, copies, note }) => ({ name: name.trim(), copies: copies ?? 1, note: note.trim() })),
    // What was photographed of a check that is no longer asked belongs to the inspection as a whole.
    evidence: draft.evidence.map((item) => ({ ...item, checkKey: keyInRecord.get(item.checkKey) ?? null })),
    statement: draft.statement.trim(),
    conclusion: '',
    partySignature:
      signature.kind === 'refused'
        ? { kind: 'refused', reason: signature.reason.trim(), witness: signature.witness.trim() }
        : { kind: 'signed', name: signature.kind === 'signed' ? signature.name.trim() : '' },
    signing: 'paper',
    signatures: [],
  };
  const drafts = [...failed.map(({ finding }) => finding), ...draft.others];
  const isChosen = (index: number) => drafts[index]?.handling !== null;
  return { ...content, conclusion: draft.conclusion?.trim() || conclusionOf(content, view, isChosen) };
}

/** How far one is: checks that are asked and answered, of those that are asked. */
export function progressOf(
  draft: Pick<RecordDraft, 'checks'>,
  checklist: Checklist,
): { answered: number; all: number } {
  const asked = askedIn(draft.checks, checklist);
  return { answered: asked.filter(({ index }) => draft.checks[index]?.answer != null).length, all: asked.length };
}
