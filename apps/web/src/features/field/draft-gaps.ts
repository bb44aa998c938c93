/** What a draft of a record still lacks before it can be signed, in the order of the screen. Pure. */
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { RecordGap } from '@liangma/domain/inspection/record';
import { recordGaps } from '@liangma/domain/inspection/record';
import { contentGaps } from './content-gaps.ts';
import type { ContentPart } from './content-gaps.ts';
import type { RecordDraft } from './record-draft.ts';
import { askedIn, toContent } from './record-draft.ts';

/** What a record lacks; beside the gaps of the domain, questions that nobody has answered yet. */
export interface DraftGap {
  code:
    | RecordGap['code']
    | 'recusal-not-asked'
    | 'handling-missing'
    | 'copies-missing'
    | 'too-long'
    | 'too-many'
    | 'not-read';
  /** Where to go: name of the place on the screen, see `placeId`. */
  place: string;
  /** Number of the check, counted from 1; null for everything else. */
  check: number | null;
  /** Dotted name of the field in the form that it is about. */
  field?: string;
  /** What is too long, too many or not read, and the most that is. */
  of?: ContentPart;
  limit?: number;
}

const placeOfGap: Readonly<Partial<Record<RecordGap['code'], string>>> = {
  'time-reversed': 'startedAt',
  'place-missing': 'place',
  'present-missing': 'present',
  'certificate-not-shown': 'certificateShown',
  'rights-not-told': 'rightsTold',
  'recusal-undecided': 'recusal',
  'assistant-not-approved': 'present',
};

/** Belongs to the signing itself, which comes after everything else. */
const signingGaps: readonly RecordGap['code'][] = [
  'not-signed',
  'officer-signature-missing',
  'party-signature-missing',
  'witness-signature-missing',
  'signature-of-other-content',
];

/** The id of a place on the screen of the record. */
export const placeId = (place: string): string => `record-place-${place}`;

/** Everything that is missing before the signing, in the order of the screen. */
export function draftGaps(draft: RecordDraft, view: InspectionView, now: string): DraftGap[] {
  const content = toContent(draft, view, now);
  const numberOf = new Map(draft.checks.map((check, index) => [check.key, index + 1]));
  const failed = askedIn(draft.checks, view.checklist).flatMap(({ index }) => {
    const check = draft.checks[index];
    return check?.answer === 'not-compliant' ? [check] : [];
  });
  const gapOfKey = (code: DraftGap['code'], key: string): DraftGap => {
    const check = numberOf.get(key);
    // A finding beside the checklist is named by its number among all findings.
    const other = Number(key.slice(1)) - failed.length;
    return check === undefined
      ? { code, place: `other-${other}`, check: null }
      : { code, place: `check-${check}`, check };
  };
  const gaps: DraftGap[] = recordGaps(content, view.checklist)
    .filter(({ code }) => !signingGaps.includes(code))
    .map(({ code, key }) =>
      key === '' ? { code, place: placeOfGap[code] ?? 'startedAt', check: null } : gapOfKey(code, key),
    );
  for (const [index, { name, copies }] of draft.materials.entries())
    if (name.trim() !== '' && (copies === null || copies < 1))
      gaps.push({ code: 'copies-missing', place: `material-${index + 1}`, check: null });
  if (draft.recusal === null) gaps.push({ code: 'recusal-not-asked', place: 'recusal', check: null });
  for (const check of failed) if (check.finding.handling === null) gaps.push(gapOfKey('handling-missing', check.key));
  for (const [index, finding] of draft.others.entries())
    if (finding.handling === null) gaps.push({ code: 'handling-missing', place: `other-${index + 1}`, check: null });
  gaps.push(...contentGaps(content, draft, gaps));
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
  'others',
  'material',
  'materials',
  'evidence',
  'statement',
  'conclusion',
];

function order(gap: DraftGap): number {
  const [place = '', number = '0'] = gap.place.split('-');
  return places.indexOf(place) * 10_000 + Number(number);
}
