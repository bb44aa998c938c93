/** Fields in which one chooses: select, several, yes or no, radio buttons. */
import { Checkbox, MultiSelect, Radio, Select, Stack } from '@mantine/core';
import { useT } from '../messages/use-t.ts';
import { useFormField } from './form-fields.ts';
import type { FieldProps } from './text-fields.tsx';

export interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

export interface SelectFieldProps extends FieldProps {
  options: readonly Option[];
  placeholder?: string;
  /** A list too long to look through gets a search; default from eight options. */
  searchable?: boolean;
  /** For options that come from the server while one types. */
  onSearch?: (text: string) => void;
}

const searchFrom = 8;

export function SelectField(props: SelectFieldProps) {
  const t = useT();
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <Select
      {...field}
      id={id}
      label={props.label}
      description={props.hint}
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      error={error}
      // Options may be numbers in the schema (a year): the control works with text, `z.coerce` takes it back.
      value={field.value === undefined || field.value === null ? null : String(field.value)}
      data={[...props.options]}
      placeholder={props.placeholder ?? t('ui.choose')}
      searchable={props.searchable ?? props.options.length >= searchFrom}
      {...(props.onSearch ? { onSearchChange: props.onSearch, filter: ({ options }) => options } : {})}
      clearable={!props.required}
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      nothingFoundMessage={t('ui.nothing-found')}
      allowDeselect={false}
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

export function MultiSelectField(props: SelectFieldProps) {
  const t = useT();
  const { field, id, error } = useFormField(props.name, props.label);
  const value: string[] = Array.isArray(field.value) ? field.value : [];
  return (
    <MultiSelect
      {...field}
      id={id}
      label={props.label}
      description={props.hint}
      required={props.required ?? false}
      disabled={props.disabled ?? false}
      error={error}
      value={value}
      data={[...props.options]}
      {...(value.length === 0 ? { placeholder: props.placeholder ?? t('ui.choose') } : {})}
      searchable={props.searchable ?? props.options.length >= searchFrom}
      {...(props.onSearch ? { onSearchChange: props.onSearch, filter: ({ options }) => options } : {})}
      clearButtonProps={{ 'aria-label': t('ui.clear') }}
      nothingFoundMessage={t('ui.nothing-found')}
      hidePickedOptions
      comboboxProps={{ shadow: 'md' }}
    />
  );
}

export function CheckboxField(props: FieldProps) {
  const { field, id, error } = useFormField(props.name, props.label);
  const { value, ...control } = field;
  return (
    <Checkbox
      {...control}
      id={id}
      label={props.label}
      description={props.hint}
      disabled={props.disabled ?? false}
      error={error}
      checked={value === true}
      onChange={(event) => control.onChange(event.currentTarget.checked)}
    />
  );
}

/** All options visible at once; for two to five. */
export function RadioField(props: Omit<SelectFieldProps, 'placeholder' | 'searchable' | 'onSearch'>) {
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <Radio.Group
      name={field.name}
      label={props.label}
      description={props.hint}
      required={props.required ?? false}
      error={error}
      value={field.value ?? null}
      onChange={field.onChange}
    >
      <Stack gap={8} mt={6}>
        {props.options.map((option, index) => (
          <Radio
            key={option.value}
            // The error summary leads to the first button.
            id={index === 0 ? id : `${id}-${option.value}`}
            value={option.value}
            label={option.label}
            disabled={(props.disabled ?? false) || (option.disabled ?? false)}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
