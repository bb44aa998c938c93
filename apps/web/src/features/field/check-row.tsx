/** One check of the list: its text and clause, three answers for the thumb, a note, and the finding when it failed. */
import { Button } from '@mantine/core';
import type { Answer } from '@liangma/domain/inspection/record';
import { memo, useState } from 'react';
import { useController } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { FindingFields } from './finding-fields.tsx';
import type { Checklist } from './record-draft.ts';
import { placeId } from './record-draft.ts';
import styles from './record.module.css';

export interface CheckRowProps {
  check: Checklist[number];
  /** Place in the checklist, from 0. */
  index: number;
  visitOn: string;
}

/** Memoised: a tap on one row draws no other. */
export const CheckRow = memo(function CheckRow({ check, index, visitOn }: CheckRowProps) {
  const t = useT();
  const answer = useController({ name: `checks.${index}.answer` });
  const note = useController({ name: `checks.${index}.note` });
  const [isNoteOpen, setNoteOpen] = useState(note.field.value !== '');
  const number = index + 1;
  return (
    <li id={placeId(`check-${number}`)} className={styles.check} data-answer={answer.field.value ?? undefined}>
      <div className={styles.question}>
        <span className={styles.number}>{number}</span>
        <div>
          <div>{check.text}</div>
          {check.clause && <div className={styles.clause}>{check.clause}</div>}
        </div>
      </div>
      <div className={styles.answers}>
        <ChoiceButtons<Answer>
          legend={t('field.record.check-legend', { number, text: check.text })}
          hideLegend
          choices={[
            { value: 'compliant', label: t('inspections.answer.compliant'), tone: 'good' },
            { value: 'not-compliant', label: t('inspections.answer.not-compliant'), tone: 'bad' },
            { value: 'not-applicable', label: t('inspections.answer.not-applicable'), tone: 'plain' },
          ]}
          value={answer.field.value ?? null}
          onChange={answer.field.onChange}
        />
      </div>
      {!isNoteOpen && (
        <Button
          className={styles.noteButton}
          variant="subtle"
          px={10}
          onClick={() => setNoteOpen(true)}
          aria-label={t('field.record.add-note-to', { number })}
        >
          {t('field.record.add-note')}
        </Button>
      )}
      <div className={styles.more}>
        {isNoteOpen && (
          <TextAreaField
            name={`checks.${index}.note`}
            label={t('field.record.note-of', { number })}
            rows={1}
            maxLength={2000}
          />
        )}
        {answer.field.value === 'not-compliant' && (
          <section aria-label={t('field.finding.of-check', { number })} className={styles.findingBox}>
            <h4>{t('field.finding.of-check', { number })}</h4>
            {check.penaltyClause && (
              <p className={styles.clause}>{t('field.finding.penalty', { clause: check.penaltyClause })}</p>
            )}
            <FindingFields name={`checks.${index}.finding`} checkText={check.text} visitOn={visitOn} />
          </section>
        )}
      </div>
    </li>
  );
});
