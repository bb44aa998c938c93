/** A calendar day of a form: typed without separators, or chosen from the calendar. The value is 'YYYY-MM-DD'. */
import { DateInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { formatDay } from '../messages/format.ts';
import { useLanguage, useT } from '../messages/use-t.ts';
import { useFormField } from './form-fields.ts';
import { parseDay } from './parse-day.ts';
import type { FieldProps } from './text-fields.tsx';

export interface DateFieldProps extends FieldProps {
  /** First and last day that can be chosen, 'YYYY-MM-DD'. */
  min?: string;
  max?: string;
}

export function DateField(props: DateFieldProps) {
  const t = useT();
  const language = useLanguage();
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <DateInput
      {...field}
      id={id}
      label={props.label}
      description={props.hint}
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      error={error}
      value={field.value ?? null}
      onChange={(value) => field.onChange(value)}
      dateParser={parseDay}
      valueFormat={language === 'zh-CN' ? 'YYYY年M月D日' : 'D MMM YYYY'}
      monthLabelFormat={language === 'zh-CN' ? 'YYYY年M月' : 'MMMM YYYY'}
      yearLabelFormat={language === 'zh-CN' ? 'YYYY年' : 'YYYY'}
      monthsListFormat={language === 'zh-CN' ? 'M月' : 'MMM'}
      getDayProps={(value) => ({ 'aria-label': formatDay(value) })}
      placeholder={t('ui.day-placeholder')}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      {...(props.min === undefined ? {} : { minDate: props.min })}
      {...(props.max === undefined ? {} : { maxDate: props.max })}
      rightSection={props.required ? <IconCalendar size={16} aria-hidden /> : undefined}
      rightSectionPointerEvents={props.required ? 'none' : 'all'}
      ariaLabels={{
        previousMonth: t('ui.previous-month'),
        nextMonth: t('ui.next-month'),
      }}
      autoComplete="off"
    />
  );
}
