/** Day and minute of a form in the official time zone. The value is an ISO instant. */
import { Button, TextInput } from '@mantine/core';
import { officialDay, officialTime } from '@liangma/domain/calendar/official-day';
import { useT } from '../../messages/use-t.ts';
import { useServerClock } from '../../offline/use-field.tsx';
import { useFormField } from '../../ui/form-fields.ts';
import type { FieldProps } from '../../ui/text-fields.tsx';

/** As the browser's own field writes it: 2026-03-02T09:30. */
const toLocal = (instant: unknown): string =>
  typeof instant === 'string' && instant !== '' ? `${officialDay(instant)}T${officialTime(instant)}` : '';

const toInstant = (local: string): string => (local === '' ? '' : new Date(`${local}:00+08:00`).toISOString());

export function MomentField(props: FieldProps) {
  const { field, id, error } = useFormField(props.name, props.label);
  const t = useT();
  const offsetMs = useServerClock()?.offsetMs ?? 0;
  const setNow = () => field.onChange(`${new Date(Date.now() + offsetMs).toISOString().slice(0, 16)}:00.000Z`);
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
      rightSectionWidth={76}
      rightSection={
        <Button variant="subtle" aria-label={t('papers.now-for', { field: props.label })} onClick={setNow}>
          {t('papers.now')}
        </Button>
      }
      onChange={(event) => field.onChange(toInstant(event.currentTarget.value))}
    />
  );
}
