/** What the fields of a form share with its error summary: ids, labels, and the texts of errors. */
import { createContext, useContext, useEffect } from 'react';
import { useController } from 'react-hook-form';
import { translateIfKnown } from '../messages/translate.ts';

export interface FormFields {
  formId: string;
  /** Field name → its label, of the fields on the screen. */
  labels: Map<string, string>;
}

export const FormFieldsContext = createContext<FormFields>({ formId: 'form', labels: new Map() });

export const fieldId = (formId: string, name: string): string => `${formId}-${name.replaceAll('.', '-')}`;

/** A message of a schema may be a code; then its text is `errors.<code>`. */
export const errorText = (message: string): string => translateIfKnown(`errors.${message}`) ?? message;

/** Errors as react-hook-form nests them → a flat list with dotted names, in the order of the schema. */
export function flattenErrors(errors: object, prefix = ''): { name: string; message: string }[] {
  return Object.entries(errors).flatMap(([key, value]: [string, unknown]) => {
    if (value === null || typeof value !== 'object') return [];
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if ('message' in value && typeof value.message === 'string') return [{ name, message: value.message }];
    return key === 'ref' ? [] : flattenErrors(value, name);
  });
}

/** Connects one input with its form: value, id, error text. */
export function useFormField(name: string, label: string) {
  const { formId, labels } = useContext(FormFieldsContext);
  const { field, fieldState } = useController({ name });
  useEffect(() => {
    labels.set(name, label);
    return () => void labels.delete(name);
  }, [labels, name, label]);
  const message = fieldState.error?.message;
  return {
    field,
    id: fieldId(formId, name),
    error: message === undefined ? undefined : errorText(message),
  };
}
