/** What the record still lacks, each with a link to its place on the screen. */
import { recordGapTexts } from '@liangma/domain/inspection/record-texts';
import type { Language, MessageKey } from '../../messages/language.ts';
import type { Translate } from '../../messages/translate.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { fieldId } from '../../ui/form-fields.ts';
import type { ContentPart } from './content-gaps.ts';
import type { DraftGap } from './draft-gaps.ts';
import { placeId } from './draft-gaps.ts';
import { GapList, goToGaps } from './gap-list.tsx';
import { recordFormId } from './record-form-id.ts';
import { useStanding } from './record-standing.tsx';

const gapsId = 'record-gaps';

/** Goes to the list itself. */
export const goToRecordGaps = (): void => goToGaps(gapsId);

const partNames = {
  place: 'inspections.record.place',
  present: 'field.record.present-name',
  recusalNote: 'record.recusal-note',
  note: 'field.gap.part.note',
  description: 'field.finding.description',
  clause: 'field.finding.clause',
  dueOn: 'field.finding.due',
  findings: 'field.gap.part.findings',
  materials: 'record.materials',
  evidence: 'record.evidence',
  statement: 'inspections.record.statement',
  conclusion: 'inspections.record.conclusion',
  record: 'field.record.title',
} as const satisfies Record<ContentPart, MessageKey>;

function gapText(gap: DraftGap, t: Translate, language: Language): string {
  if (gap.code === 'recusal-not-asked' || gap.code === 'handling-missing' || gap.code === 'copies-missing')
    return t(`field.gap.${gap.code}`);
  if (gap.code === 'too-long' || gap.code === 'too-many' || gap.code === 'not-read')
    return t(`field.gap.${gap.code}`, { name: t(partNames[gap.of ?? 'record']), limit: gap.limit ?? 0 });
  return recordGapTexts[gap.code][language === 'zh-CN' ? 'zh' : 'en'];
}

const fieldOfGap: Readonly<Partial<Record<DraftGap['code'], string>>> = {
  'finding-undescribed': 'description',
  'order-without-date': 'dueOn',
  'order-without-clause': 'clause',
  'handling-missing': 'handling',
  'clause-missing': 'clause',
};

/** The id to go to: the field of the finding, or the place as a whole. */
function targetOf(gap: DraftGap): string {
  if (gap.field !== undefined) return fieldId(recordFormId, gap.field);
  const field = fieldOfGap[gap.code];
  const [kind = '', number = '1'] = gap.place.split('-');
  if (field === undefined) return placeId(gap.place);
  const finding = kind === 'check' ? `checks.${Number(number) - 1}.finding` : `others.${Number(number) - 1}`;
  return fieldId(recordFormId, `${finding}.${field}`);
}

export function RecordGaps() {
  const t = useT();
  const language = useLanguage();
  const { gaps } = useStanding();
  const texts = [...new Set(gaps.map((gap) => gapText(gap, t, language)))];
  const groups = texts.map((text) => ({
    text,
    links: gaps
      .filter((gap) => gapText(gap, t, language) === text)
      .map((gap) => ({ key: `${gap.place}|${gap.code}`, label: linkText(gap, t), target: targetOf(gap) })),
  }));
  return (
    <GapList
      id={gapsId}
      label={t('field.record.missing-title')}
      title={t('field.record.missing', { count: gaps.length })}
      complete={t('field.record.complete')}
      groups={groups}
    />
  );
}

function linkText(gap: DraftGap, t: Translate): string {
  if (gap.check !== null) return t('field.gap.check', { number: gap.check });
  const [kind, number = ''] = gap.place.split('-');
  if (kind === 'other') return t('field.gap.other', { number });
  return kind === 'material' ? t('record.material.number', { number }) : t('field.gap.go');
}
