/** The filter form over a table: fields, 查询, 重置. Its fields are the same as in other forms. */
import { Button } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { FieldValues } from 'react-hook-form';
import { useT } from '../messages/use-t.ts';
import { FormFieldsContext } from './form-fields.ts';
import type { ListState } from './use-list-state.ts';
import styles from './filter-form.module.css';

export interface FilterFormProps {
  list: Pick<ListState<unknown>, 'filters' | 'search' | 'reset'>;
  children: ReactNode;
}

export function FilterForm({ list, children }: FilterFormProps) {
  const t = useT();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const form = useForm<FieldValues>({ defaultValues: list.filters });
  const { reset } = form;
  const current = JSON.stringify(list.filters);
  // Going back or forward changes the address; the fields follow it.
  useEffect(() => reset(JSON.parse(current) as FieldValues, { keepDefaultValues: false }), [reset, current]);

  return (
    <FormProvider {...form}>
      <FormFieldsContext value={useMemo(() => ({ formId, labels: new Map() }), [formId])}>
        <search aria-label={t('ui.filters')}>
          <Button
            className={styles.unfold}
            variant="default"
            fullWidth
            leftSection={<IconFilter size={16} aria-hidden />}
            aria-expanded={open}
            aria-controls={formId}
            onClick={() => setOpen((was) => !was)}
          >
            {t('ui.filters')}
          </Button>
          <form
            id={formId}
            data-open={open || undefined}
            className={styles.form}
            onSubmit={(event) => void form.handleSubmit((values) => list.search(values))(event)}
          >
            {children}
            <div className={styles.buttons}>
              <Button type="submit" leftSection={<IconSearch size={16} aria-hidden />}>
                {t('ui.search')}
              </Button>
              <Button
                variant="default"
                onClick={() => {
                  reset({});
                  list.reset();
                }}
              >
                {t('ui.reset')}
              </Button>
            </div>
          </form>
        </search>
      </FormFieldsContext>
    </FormProvider>
  );
}
