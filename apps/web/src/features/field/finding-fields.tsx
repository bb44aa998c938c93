/** What is written down about one finding: what was found, against which clause, what is done about it, until when. */
import { Button, Group } from '@mantine/core';
import { addDays } from '@liangma/domain/calendar/official-day';
import { handlings } from '@liangma/domain/inspection/record';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import type { Handling } from '@liangma/domain/inspection/record';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { DateField } from '../../ui/date-field.tsx';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { fieldId } from '../../ui/form-fields.ts';
import { TextField } from '../../ui/text-fields.tsx';
import { recordFormId } from './record-form-id.ts';
import { descriptionsOf } from './record-wording.ts';
import styles from './record.module.css';
import { TapCheck } from './tap-check.tsx';
import { WordsField } from './words-field.tsx';

export interface FindingFieldsProps {
  /** Dotted name of the finding in the form. */
  name: `checks.${number}.finding` | `others.${number}`;
  /** The check that it belongs to; null beside the checklist. */
  checkText: string | null;
  /** Clause of the checklist, offered while none is entered. */
  offeredClause: string | null;
  isClauseRequired: boolean;
  /** No order can run out before the day of the visit. */
  visitOn: string;
}

/** Offered with one tap, counted from the visit; any other day is in the calendar. */
const usualTerms = [7, 15, 30];

export function FindingFields(props: FindingFieldsProps) {
  const { name, checkText, offeredClause, isClauseRequired, visitOn } = props;
  const t = useT();
  const { setValue } = useFormContext();
  const handling = useController({ name: `${name}.handling` });
  const clause = useWatch({ name: `${name}.clause` }) as string;
  const isOrder = handling.field.value === 'order';

  return (
    <div className={styles.finding}>
      <WordsField
        name={`${name}.description`}
        label={t('field.finding.description')}
        required
        maxLength={4000}
        use="finding"
        offered={checkText === null ? [] : descriptionsOf(checkText)}
      />
      <div className={styles.canned}>
        <TextField
          name={`${name}.clause`}
          label={t('field.finding.clause')}
          required={isClauseRequired}
          maxLength={recordLimits.clause}
        />
        {offeredClause !== null && offeredClause !== '' && clause.trim() === '' && (
          <button type="button" className={styles.cannedText} onClick={() => setValue(`${name}.clause`, offeredClause)}>
            {t('record.use-clause', { clause: offeredClause })}
          </button>
        )}
      </div>
      <div id={fieldId(recordFormId, `${name}.handling`)}>
        <ChoiceButtons<Handling>
          legend={t('field.finding.handling')}
          choices={handlings.map((value) => ({ value, label: t(`inspections.handling.${value}`), tone: 'plain' }))}
          value={handling.field.value ?? null}
          onChange={handling.field.onChange}
        />
      </div>
      {isOrder && (
        <div className={styles.due}>
          <DateField name={`${name}.dueOn`} label={t('field.finding.due')} required min={visitOn} />
          <Group gap={8}>
            {usualTerms.map((days) => (
              <Button key={days} variant="default" onClick={() => setValue(`${name}.dueOn`, addDays(visitOn, days))}>
                {t('field.finding.in-days', { days })}
              </Button>
            ))}
          </Group>
        </div>
      )}
      <TapCheck name={`${name}.isMajor`} label={t('field.finding.major')} />
    </div>
  );
}
