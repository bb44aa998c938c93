/** Several names in one field: each is finished with Enter or a comma. */
import { TagsInput } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import { useFormField } from '../../ui/form-fields.ts';
import type { FieldProps } from '../../ui/text-fields.tsx';

export function NamesField(props: FieldProps & { max: number; maxLength: number }) {
  const t = useT();
  const { field, id, error } = useFormField(props.name, props.label);
  const value: string[] = Array.isArray(field.value) ? field.value : [];
  return (
    <TagsInput
      {...field}
      id={id}
      label={props.label}
      description={props.hint}
      error={error}
      value={value}
      maxTags={props.max}
      maxLength={props.maxLength}
      splitChars={[',', '，', '、', ';', '；']}
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
    />
  );
}
