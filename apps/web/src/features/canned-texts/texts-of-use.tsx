/** The texts of one use as rows that one can add, remove and move. */
import { ActionIcon, Button, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import type { Control, FieldValues } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { TextAreaField } from '../../ui/text-fields.tsx';
import type { Use } from './texts-by-use.ts';
import styles from './canned-texts.module.css';

export function TextsOfUse<Output>({ use, control }: { use: Use; control: Control<FieldValues, unknown, Output> }) {
  const t = useT();
  const { fields, append, remove, move } = useFieldArray({ control, name: use });
  const what = t(`canned-texts.use.${use}`);
  return (
    <div>
      {fields.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('canned-texts.none')}
        </Text>
      )}
      <ol className={styles.texts}>
        {fields.map((row, index) => {
          const no = index + 1;
          return (
            <li key={row.id}>
              <div className={styles.text}>
                <TextAreaField
                  name={`${use}.${index}.text`}
                  label={t('canned-texts.text-no', { what, no })}
                  rows={1}
                  maxLength={1000}
                  required
                />
              </div>
              <div className={styles.buttons}>
                <ActionIcon
                  variant="default"
                  size={34}
                  disabled={index === 0}
                  aria-label={t('canned-texts.up', { what, no })}
                  onClick={() => move(index, index - 1)}
                >
                  <IconArrowUp size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={34}
                  disabled={no === fields.length}
                  aria-label={t('canned-texts.down', { what, no })}
                  onClick={() => move(index, index + 1)}
                >
                  <IconArrowDown size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  size={34}
                  aria-label={t('canned-texts.remove', { what, no })}
                  onClick={() => remove(index)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </div>
            </li>
          );
        })}
      </ol>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => append({ text: '' })}>
        {t('canned-texts.add', { what })}
      </Button>
    </div>
  );
}
