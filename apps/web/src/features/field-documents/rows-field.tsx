/** Several of the same below each other: questions, goods, items; one can be added and taken away. */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import styles from './papers.module.css';

export interface RowsFieldProps {
  /** Name of the list in the form. */
  name: string;
  /** 第 2 项 */
  rowLabel: (number: number) => string;
  addLabel: string;
  /** What a new row holds. */
  empty: Record<string, unknown>;
  /** Fewest rows; the last ones cannot be taken away. */
  least: number;
  children: (prefix: string) => ReactNode;
}

export function RowsField({ name, rowLabel, addLabel, empty, least, children }: RowsFieldProps) {
  const t = useT();
  const { fields, append, remove } = useFieldArray({ name });
  return (
    <div className={styles.rows}>
      {fields.map((row, index) => (
        <section key={row.id} className={styles.row} aria-label={rowLabel(index + 1)}>
          <div className={styles.rowHead}>
            <strong>{rowLabel(index + 1)}</strong>
            {fields.length > least && (
              <Button
                variant="subtle"
                c="red.9"
                aria-label={t('papers.remove-row', { row: rowLabel(index + 1) })}
                onClick={() => remove(index)}
              >
                {t('papers.remove')}
              </Button>
            )}
          </div>
          {children(`${name}.${index}`)}
        </section>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() => append(empty, { shouldFocus: false })}
      >
        {addLabel}
      </Button>
    </div>
  );
}
