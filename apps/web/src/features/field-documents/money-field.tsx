/** An amount typed in yuan; the value is whole fen, or null when it is empty. */
import { NumberInput } from '@mantine/core';
import { useFormField } from '../../ui/form-fields.ts';
import type { FieldProps } from '../../ui/text-fields.tsx';

export function MoneyField(props: FieldProps) {
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <NumberInput
      {...field}
      id={id}
      label={props.label}
      description={props.hint}
      error={error}
      value={typeof field.value === 'number' ? field.value / 100 : ''}
      onChange={(value) => field.onChange(typeof value === 'number' ? Math.round(value * 100) : null)}
      decimalScale={2}
      min={0}
      hideControls
      prefix="¥ "
    />
  );
}
