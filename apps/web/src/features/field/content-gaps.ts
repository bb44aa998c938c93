/** What the server would not read of a record: texts that are too long, too many things, anything else. Pure. */
import { recordContentSchema } from '@liangma/contract/inspection-views';
import type { RecordContent } from '@liangma/contract/inspection-views';
import type { DraftGap } from './draft-gaps.ts';
import type { RecordDraft } from './record-draft.ts';

/** What a gap is about, as the screen calls it. */
export type ContentPart =
  | 'place'
  | 'present'
  | 'recusalNote'
  | 'note'
  | 'description'
  | 'clause'
  | 'dueOn'
  | 'findings'
  | 'materials'
  | 'evidence'
  | 'statement'
  | 'conclusion'
  | 'record';

/** A place on the screen, and the field of the form there, if one is meant. */
type Spot = Pick<DraftGap, 'place' | 'check'> & { field?: string };

type Issue = NonNullable<ReturnType<typeof recordContentSchema.safeParse>['error']>['issues'][number];

const parts: readonly string[] = ['description', 'clause', 'dueOn', 'note'] satisfies ContentPart[];

function partOf([head, index, field]: Issue['path']): ContentPart {
  switch (head) {
    case 'place':
    case 'present':
    case 'recusalNote':
    case 'statement':
    case 'conclusion':
    case 'materials':
    case 'evidence':
      return head;
    case 'answers':
      return 'note';
    case 'findings':
      if (index === undefined) return 'findings';
      return parts.includes(String(field)) ? (field as ContentPart) : 'record';
    default:
      return 'record';
  }
}

function spotOf([head, index, field]: Issue['path'], content: RecordContent, draft: RecordDraft): Spot {
  const at = Number(index);
  const ofCheck = (key: string | null | undefined, name: string): Spot | null => {
    const number = draft.checks.findIndex((check) => check.key === key) + 1;
    return number === 0 ? null : { place: `check-${number}`, check: number, field: `checks.${number - 1}.${name}` };
  };
  const whole = (place: string, name = place): Spot => ({ place, check: null, field: name });
  switch (head) {
    case 'place':
    case 'statement':
    case 'conclusion':
      return whole(head);
    case 'present':
      return whole('present', `present.${String(index)}`);
    case 'recusalNote':
      return whole('recusal', 'recusalNote');
    case 'answers':
      return ofCheck(content.answers[at]?.key, 'note') ?? { place: 'startedAt', check: null };
    case 'findings': {
      const others = content.findings.findIndex(({ key }) => key === null);
      if (index === undefined) return { place: 'others', check: null };
      const other = at - others;
      return (
        ofCheck(content.findings[at]?.key, `finding.${String(field)}`) ??
        whole(`other-${other + 1}`, `others.${other}.${String(field)}`)
      );
    }
    case 'materials': {
      if (index === undefined) return { place: 'materials', check: null };
      // Without a name it is none, and is not handed in.
      const named = [...draft.materials.keys()].filter((one) => draft.materials[one]?.name.trim() !== '');
      const number = (named[at] ?? at) + 1;
      return whole(`material-${number}`, `materials.${number - 1}.${String(field)}`);
    }
    case 'evidence': {
      const { check, place } = ofCheck(content.evidence[at]?.checkKey, '') ?? { place: 'evidence', check: null };
      return { place, check };
    }
    default:
      return { place: 'startedAt', check: null };
  }
}

/** What the contract does not let through, each with its place; what other gaps name already is theirs. */
export function contentGaps(content: RecordContent, draft: RecordDraft, known: readonly DraftGap[]): DraftGap[] {
  const read = recordContentSchema.safeParse(content);
  if (read.success) return [];
  return read.error.issues.flatMap((issue): DraftGap[] => {
    const spot = spotOf(issue.path, content, draft);
    const of = partOf(issue.path);
    if (issue.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array'))
      return [
        {
          code: issue.origin === 'string' ? 'too-long' : 'too-many',
          ...spot,
          of,
          limit: Number(issue.maximum),
        },
      ];
    return known.some(({ place }) => place === spot.place) ? [] : [{ code: 'not-read', ...spot, of, limit: 0 }];
  });
}
