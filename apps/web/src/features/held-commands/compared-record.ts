/** A record as lines of text, so that two of them can be laid side by side; pure but for words and dates. */
import type { InspectionView, RecordContent } from '@liangma/contract/inspection-views';
import { formatDay, formatInstant } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';

/** One line of one side; the same id on both sides is the same thing. */
export interface Line {
  id: string;
  label: string;
  text: string;
}

/** The same line on both sides. */
export interface ComparedLine {
  id: string;
  label: string;
  sent: string;
  present: string;
  differs: boolean;
}

type Checklist = InspectionView['checklist'];

function headLines(t: Translate, content: RecordContent): Line[] {
  const { present } = content;
  const yesNo = (value: boolean) => t(value ? 'inspections.yes' : 'inspections.no');
  const comma = t('inspections.list-comma');
  const recusal = [t(`inspections.recusal.${content.recusal}`), content.recusalNote].filter((part) => part !== '');
  return [
    {
      id: 'time',
      label: t('held.field.time'),
      text: t('inspections.record.until', {
        from: formatInstant(content.startedAt),
        until: formatInstant(content.endedAt),
      }),
    },
    { id: 'place', label: t('held.field.place'), text: content.place },
    {
      id: 'person',
      label: t('held.field.person'),
      text: [present.name, present.post, present.phone].filter((part) => part !== '').join(' '),
    },
    { id: 'certificate', label: t('held.field.certificate'), text: yesNo(content.certificateShown) },
    { id: 'rights', label: t('held.field.rights'), text: yesNo(content.rightsTold) },
    { id: 'recusal', label: t('held.field.recusal'), text: recusal.join('\n') },
    { id: 'assistants', label: t('held.field.assistants'), text: content.assistantsPresent.join(comma) },
  ];
}

function answerLines(t: Translate, content: RecordContent, checklist: Checklist): Line[] {
  const answers = new Map(content.answers.map((given) => [given.key, given]));
  const known = new Set(checklist.map(({ key }) => key));
  const others = content.answers.filter(({ key }) => !known.has(key)).map(({ key }) => ({ key, text: key }));
  return [...checklist, ...others].map(({ key, text }, index) => {
    const given = answers.get(key);
    const words = given ? [t(`inspections.answer.${given.answer}`), given.note] : [t('held.unanswered')];
    return {
      id: `check ${key}`,
      label: t('held.field.check', { number: index + 1, text }),
      text: words.filter((word) => word !== '').join('\n'),
    };
  });
}

const findingLines = (t: Translate, content: RecordContent): Line[] =>
  content.findings.map((found, index) => ({
    id: `finding ${index}`,
    label: t('held.field.finding', { number: index + 1 }),
    text: [
      found.description,
      found.clause,
      t(`inspections.handling.${found.handling}`),
      found.dueOn === null ? '' : t('held.due', { day: formatDay(found.dueOn) }),
      found.isMajor ? t('held.major') : '',
    ]
      .filter((part) => part !== '')
      .join('\n'),
  }));

function endLines(t: Translate, content: RecordContent): Line[] {
  const { partySignature: party } = content;
  return [
    { id: 'statement', label: t('held.field.statement'), text: content.statement },
    { id: 'conclusion', label: t('held.field.conclusion'), text: content.conclusion },
    {
      id: 'materials',
      label: t('held.field.materials'),
      text: content.materials
        .map(({ name, copies, note }) => [t('held.copies', { name, copies }), note].join(' ').trim())
        .join('\n'),
    },
    {
      id: 'party',
      label: t('held.field.party'),
      text:
        party.kind === 'signed'
          ? party.name
          : t('held.refused-signature', { reason: party.reason, witness: party.witness }),
    },
    {
      id: 'signatures',
      label: t('held.field.signatures'),
      text: content.signatures
        .map(({ name, signedAt }) => t('held.signed-by', { name, at: formatInstant(signedAt) }))
        .join('\n'),
    },
  ];
}

/** All of a record but its evidence, which is shown as pictures. */
export const recordLines = (t: Translate, content: RecordContent, checklist: Checklist): Line[] => [
  ...headLines(t, content),
  ...answerLines(t, content, checklist),
  ...findingLines(t, content),
  ...endLines(t, content),
];

/** Lays two sides together in the order of the first; what only the second has comes where it stands there. */
export function compareLines(sent: readonly Line[], present: readonly Line[]): ComparedLine[] {
  const sentById = new Map(sent.map((line) => [line.id, line]));
  const presentById = new Map(present.map((line) => [line.id, line]));
  const ids = sent.map(({ id }) => id);
  for (const [index, { id }] of present.entries()) {
    if (sentById.has(id)) continue;
    const before = present[index - 1]?.id;
    ids.splice(before === undefined ? 0 : ids.indexOf(before) + 1, 0, id);
  }
  return ids.map((id) => {
    const [left, right] = [sentById.get(id), presentById.get(id)];
    const [leftText, rightText] = [left?.text ?? '', right?.text ?? ''];
    return {
      id,
      label: left?.label ?? right?.label ?? '',
      sent: leftText,
      present: rightText,
      differs: leftText !== rightText,
    };
  });
}
