/** The reason for an entry without a scan, as big buttons that the error summary of the form can lead to. */
import { Text } from '@mantine/core';
import type { ExceptionReason } from '@liangma/domain/inspection/inspection';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { useFormField } from '../../ui/form-fields.ts';

export function ReasonField({ reasons, label }: { reasons: readonly ExceptionReason[]; label: string }) {
  const t = useT();
  const { field, id, error } = useFormField('reason', label);
  return (
    <div id={id} tabIndex={-1}>
      <ChoiceButtons<ExceptionReason>
        legend={label}
        choices={reasons.map((value) => ({ value, label: t(`inspections.exception.${value}`), tone: 'plain' }))}
        value={field.value ?? null}
        onChange={field.onChange}
      />
      {error && (
        <Text c="red.9" mt={6}>
          {error}
        </Text>
      )}
    </div>
  );
}
