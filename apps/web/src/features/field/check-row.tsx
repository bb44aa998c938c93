/** One check of the list: its text and clause, three answers for the thumb, note, photo, and the finding when it failed. */
import { Button } from '@mantine/core';
import type { Answer } from '@liangma/domain/inspection/record';
import { IconNote } from '@tabler/icons-react';
import { memo, useState } from 'react';
import { useController } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { CheckFinding } from './check-finding.tsx';
import { useDraftEvidence } from './draft-evidence.ts';
import { placeId } from './draft-gaps.ts';
import { CameraButton } from './evidence-buttons.tsx';
import { EvidenceField } from './evidence-field.tsx';
import type { Checklist } from './record-draft.ts';
import styles from './record.module.css';
import { WordsField } from './words-field.tsx';

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
  const evidence = useDraftEvidence(check.key);
  const number = index + 1;
  const isFailed = answer.field.value === 'not-compliant';
  const label = t('evidence.of-check', { number });
  const hasEvidence = evidence.items.length > 0 || evidence.taking.isBusy || evidence.taking.troubles.length > 0;
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
      <div className={styles.tools}>
        {!isNoteOpen && (
          <Button
            variant="subtle"
            px={10}
            leftSection={<IconNote size={20} aria-hidden />}
            onClick={() => setNoteOpen(true)}
            aria-label={t('field.record.add-note-to', { number })}
          >
            {t('field.record.add-note')}
          </Button>
        )}
        {!hasEvidence && !isFailed && evidence.fullAt === null && (
          <CameraButton label={label} variant="subtle" onFiles={evidence.taking.add} />
        )}
      </div>
      <div className={styles.more}>
        {isNoteOpen && (
          <WordsField
            name={`checks.${index}.note`}
            label={t('field.record.note-of', { number })}
            rows={1}
            maxLength={2000}
            use="note"
          />
        )}
        {isFailed && <CheckFinding check={check} index={index} visitOn={visitOn} evidence={evidence} />}
        {!isFailed && hasEvidence && <EvidenceField {...evidence} label={label} />}
      </div>
    </li>
  );
});
