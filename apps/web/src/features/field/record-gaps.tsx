/** What the record still lacks, each with a link to its place on the screen. */
import { recordGapTexts } from '@liangma/domain/inspection/record-texts';
import { IconCircleCheck, IconListCheck } from '@tabler/icons-react';
import type { Language, MessageKey } from '../../messages/language.ts';
import type { Translate } from '../../messages/translate.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { fieldId } from '../../ui/form-fields.ts';
import type { ContentPart } from './content-gaps.ts';
import type { DraftGap } from './draft-gaps.ts';
import { placeId } from './draft-gaps.ts';
import { recordFormId } from './record-form-id.ts';
import { useStanding } from './record-standing.tsx';
import styles from './record.module.css';

const gapsId = 'record-gaps';

/** Goes to the list itself. */
export function goToGaps(): void {
  const list = document.getElementById(gapsId);
  list?.scrollIntoView({ block: 'center' });
  list?.focus({ preventScroll: true });
}

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

const focusable = 'input:not([hidden]), textarea, button';

function goTo(id: string): void {
  const place = document.getElementById(id);
  const input = place?.matches(focusable) ? place : place?.querySelector<HTMLElement>(focusable);
  place?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}

export function RecordGaps() {
  const t = useT();
  const language = useLanguage();
  const { gaps } = useStanding();
  const texts = [...new Set(gaps.map((gap) => gapText(gap, t, language)))];
  if (gaps.length === 0)
    return (
      <output className={styles.complete}>
        <IconCircleCheck size={22} aria-hidden />
        {t('field.record.complete')}
      </output>
    );
  return (
    <section id={gapsId} tabIndex={-1} className={styles.gaps} aria-label={t('field.record.missing-title')}>
      <h2>
        <IconListCheck size={22} aria-hidden />
        {t('field.record.missing', { count: gaps.length })}
      </h2>
      <ul>
        {texts.map((text) => (
          <li key={text}>
            {text}
            <span className={styles.gapLinks}>
              {gaps
                .filter((gap) => gapText(gap, t, language) === text)
                .map((gap) => (
                  <a
                    key={`${gap.place}|${gap.code}`}
                    href={`#${targetOf(gap)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      goTo(targetOf(gap));
                    }}
                  >
                    {linkText(gap, t)}
                  </a>
                ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function linkText(gap: DraftGap, t: Translate): string {
  if (gap.check !== null) return t('field.gap.check', { number: gap.check });
  const [kind, number = ''] = gap.place.split('-');
  if (kind === 'other') return t('field.gap.other', { number });
  return kind === 'material' ? t('record.material.number', { number }) : t('field.gap.go');
}
