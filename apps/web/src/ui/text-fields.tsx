/** Text, password, long text and number fields of a form. */
import { NumberInput, PasswordInput, TextInput, Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useT } from '../messages/use-t.ts';
import { useFormField } from './form-fields.ts';

export interface FieldProps {
  /** Dotted name in the schema. */
  name: string;
  label: string;
  /** How to fill it in; stays visible. */
  hint?: ReactNode;
  /** Shows the mark; the schema decides. */
  required?: boolean;
  disabled?: boolean;
}

const marks = (props: FieldProps) => ({
  label: props.label,
  description: props.hint,
  required: props.required ?? false,
  disabled: props.disabled ?? false,
});

export interface TextFieldProps extends FieldProps {
  autoComplete?: string;
  maxLength?: number;
  inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  placeholder?: string;
}

export function TextField(props: TextFieldProps) {
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <TextInput
      {...field}
      {...marks(props)}
      id={id}
      value={field.value ?? ''}
      error={error}
      autoComplete={props.autoComplete ?? 'off'}
      maxLength={props.maxLength}
      inputMode={props.inputMode}
      placeholder={props.placeholder}
    />
  );
}

export function PasswordField(props: FieldProps & { autoComplete: 'current-password' | 'new-password' }) {
  const t = useT();
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <PasswordInput
      {...field}
      {...marks(props)}
      id={id}
      value={field.value ?? ''}
      error={error}
      autoComplete={props.autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': t('ui.show-password'), tabIndex: 0 }}
    />
  );
}

export function TextAreaField(props: TextFieldProps & { rows?: number }) {
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <Textarea
      {...field}
      {...marks(props)}
      id={id}
      value={field.value ?? ''}
      error={error}
      autosize
      minRows={props.rows ?? 3}
      maxRows={16}
      maxLength={props.maxLength}
      placeholder={props.placeholder}
    />
  );
}

export interface NumberFieldProps extends FieldProps {
  min?: number;
  max?: number;
  /** Digits behind the point; default none. */
  decimals?: number;
  /** Unit behind the number: 次, 元. */
  unit?: string;
}

export function NumberField(props: NumberFieldProps) {
  const { field, id, error } = useFormField(props.name, props.label);
  return (
    <NumberInput
      {...field}
      {...marks(props)}
      id={id}
      value={field.value ?? ''}
      error={error}
      onChange={(value) => field.onChange(value === '' ? null : value)}
      decimalScale={props.decimals ?? 0}
      {...(props.min === undefined ? {} : { min: props.min })}
      {...(props.max === undefined ? {} : { max: props.max })}
      clampBehavior="none"
      hideControls
      {...(props.unit === undefined ? {} : { suffix: ` ${props.unit}` })}
    />
  );
}
