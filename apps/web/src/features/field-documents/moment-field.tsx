/** Day and minute of a form in the official time zone. The value is an ISO instant. */
import { TextInput } from '@mantine/core';
import { officialDay, officialTime } from '@liangma/domain/calendar/official-day';
import { useFormField } from '../../ui/form-fields.ts';
import type { FieldProps } from '../../ui/text-fields.tsx';

/** As the browser's own field writes it: 2026-03-02T09:30. */
const toLocal = (instant: unknown): string =>
  typeof instant === 'string' && instant !== '' ? `${officialDay(instant)}T${officialTime(instant)}` : '';

const toInstant = (local: string): string => (local === '' ? '' : new Date(`${local}:00+08:00`).toISOString());

export function MomentField(props: FieldProps) {
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <TextInput
      {...field}
      id={id}
      type="datetime-local"
      label={props.label}
      description={props.hint}
      required={props.required ?? false}
      error={error}
      value={toLocal(field.value)}
      onChange={(event) => field.onChange(toInstant(event.currentTarget.value))}
    />
  );
}
