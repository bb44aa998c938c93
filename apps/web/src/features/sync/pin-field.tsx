/** A field for a PIN: digits only, hidden, with the keys for numbers on a tablet. */
import { PasswordInput } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import { pinLength } from '../../offline/pin.ts';
import { useFormField } from '../../ui/form-fields.ts';
import styles from './pin-field.module.css';

export interface PinFieldProps {
  name: string;
  label: string;
  hint?: string;
}

export function PinField({ name, label, hint }: PinFieldProps) {
  const t = useT();
  const { field, id, error } = useFormField(name, label);
  return (
    <PasswordInput
      {...field}
      id={id}
      value={field.value ?? ''}
      onChange={(event) => field.onChange(event.currentTarget.value.replaceAll(/\D/g, '').slice(0, pinLength))}
      label={label}
      description={hint}
      error={error}
      required
      inputMode="numeric"
      maxLength={pinLength}
      autoComplete="off"
      classNames={{ innerInput: styles.digits ?? '' }}
      visibilityToggleButtonProps={{ 'aria-label': t('ui.show-password'), tabIndex: 0 }}
    />
  );
}
