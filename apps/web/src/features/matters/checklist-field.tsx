/** The checklist as rows one can add, remove and move. */
import { ActionIcon, Button, Text } from '@mantine/core';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import type { Control, FieldValues } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { FieldRow } from '../../ui/form.tsx';
import { TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { CheckDemands } from './check-demands.tsx';
import styles from './checklist-field.module.css';
import { moved, withoutRow } from './checklist-order.ts';
import type { CheckInput } from './checklist-order.ts';

const mostChecks = 200;

export function ChecklistField<Output>({ control }: { control: Control<FieldValues, unknown, Output> }) {
  const t = useT();
  const { fields, append, replace } = useFieldArray({ control, name: 'checklist' });
  const { getValues } = useFormContext();
  const rows = () => getValues('checklist') as CheckInput[];
  // Conditions name rows by number, so they move with the rows they name.
  const moveTo = (from: number, to: number) => replace(moved(rows(), from, to));
  const removeAt = (index: number) => replace(withoutRow(rows(), index));
  return (
    <div>
      {fields.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('matters.no-checklist-hint')}
        </Text>
      )}
      <ol className={styles.checks}>
        {fields.map((row, index) => {
          const no = index + 1;
          return (
            <li key={row.id}>
              <div className={styles.fields}>
                <TextAreaField
                  name={`checklist.${index}.text`}
                  label={t('matters.check-no', { no })}
                  rows={1}
                  maxLength={500}
                  required
                />
                <FieldRow>
                  <TextField
                    name={`checklist.${index}.clause`}
                    label={t('matters.clause')}
                    maxLength={recordLimits.clause}
                  />
                  <TextField
                    name={`checklist.${index}.penaltyClause`}
                    label={t('matters.penalty-clause')}
                    maxLength={recordLimits.clause}
                  />
                </FieldRow>
                <CheckDemands name={`checklist.${index}`} no={no} />
              </div>
              <div className={styles.buttons}>
                <ActionIcon
                  variant="default"
                  size={34}
                  disabled={index === 0}
                  aria-label={t('matters.check-up', { no })}
                  onClick={() => moveTo(index, index - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={34}
                  disabled={no === fields.length}
                  aria-label={t('matters.check-down', { no })}
                  onClick={() => moveTo(index, index + 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={34}
                  aria-label={t('matters.check-remove', { no })}
                  onClick={() => removeAt(index)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </div>
            </li>
          );
        })}
      </ol>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        disabled={fields.length >= mostChecks}
        onClick={() => append({ text: '', clause: null, penaltyClause: null, onNo: [], onlyIf: null })}
      >
        {t('matters.check-add')}
      </Button>
    </div>
  );
}
