/**
 * A form checked by a zod schema: `useAppForm` holds it, `Form` lays it out. A failed submit puts an error summary on
 * top, moves the focus there, and links each error to its field; problems of the server are treated the same way.
 */
import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group } from '@mantine/core';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import type { FieldValues, Resolver, UseFormReturn } from 'react-hook-form';
import type { z } from 'zod';
import { ProblemError, errorTitle, pointerToName, problemItemText } from '../api/problem-error.ts';
import { useT } from '../messages/use-t.ts';
import { ErrorSummary } from './error-summary.tsx';
import type { SummaryItem } from './error-summary.tsx';
import { FormFieldsContext, errorText, fieldId, flattenErrors } from './form-fields.ts';
import type { FormFields } from './form-fields.ts';
import { emptyToMissing } from './empty-to-missing.ts';
import styles from './form.module.css';

type AppForm<Schema extends z.ZodObject> = UseFormReturn<FieldValues, unknown, z.output<Schema>>;

export interface AppFormOptions<Schema extends z.ZodObject> {
  schema: Schema;
  /** What the form starts with; fields left out start empty. */
  defaultValues?: { [Key in keyof z.input<Schema>]?: z.input<Schema>[Key] | null };
}

/** The state of a form; `schema` is usually the `body` of the endpoint that the form is sent to. */
export function useAppForm<Schema extends z.ZodObject>(options: AppFormOptions<Schema>): AppForm<Schema> {
  const { schema } = options;
  const resolver = useMemo<Resolver<FieldValues, unknown, z.output<Schema>>>(() => {
    const check = zodResolver(schema) as unknown as Resolver<FieldValues, unknown, z.output<Schema>>;
    return (values, context, settings) => check(emptyToMissing(schema, values), context, settings);
  }, [schema]);
  return useForm<FieldValues, unknown, z.output<Schema>>({
    resolver,
    defaultValues: options.defaultValues ?? {},
    shouldFocusError: false,
  });
}

export interface FormProps<Output extends FieldValues> {
  form: UseFormReturn<FieldValues, unknown, Output>;
  onSubmit: (values: Output) => void;
  /** The error of the command that the form sends (`command.error`). */
  error?: unknown;
  busy?: boolean;
  /** It cannot be sent now; why stands beside it. */
  disabled?: boolean;
  /** The verb of the action. */
  submitLabel: string;
  /** One button over the whole width, for short forms. */
  wideSubmit?: boolean;
  /** What it does cannot be undone. */
  danger?: boolean;
  onCancel?: () => void;
  /** Further buttons beside submit. */
  actions?: ReactNode;
  /** Name of the form for screen readers. */
  label?: string;
  children: ReactNode;
}

export function Form<Output extends FieldValues>(props: FormProps<Output>) {
  const { form, error } = props;
  const t = useT();
  const formId = useId();
  const [labels] = useState<FormFields['labels']>(() => new Map());
  const [failedAttempts, setFailedAttempts] = useState(0);
  const summary = useRef<HTMLDivElement>(null);
  const { errors } = form.formState;
  const { setError } = form;

  const problemItems = useMemo(() => (error instanceof ProblemError ? (error.problem.errors ?? []) : []), [error]);
  useEffect(() => {
    for (const item of problemItems) {
      const name = item.pointer === undefined ? '' : pointerToName(item.pointer);
      if (labels.has(name)) setError(name, { type: 'server', message: problemItemText(item) });
    }
  }, [problemItems, labels, setError]);

  // Only a new attempt moves the focus, not each correction.
  useEffect(() => {
    if (error || failedAttempts > 0) summary.current?.focus();
  }, [error, failedAttempts]);

  // In the order of the screen, which is the order in which the fields announced themselves.
  const order = [...labels.keys()];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const flat = flattenErrors(errors).toSorted((a, b) => place(a.name) - place(b.name));
  const items: SummaryItem[] = flat.map(({ name, message }) => ({
    fieldId: fieldId(formId, name),
    text: t('ui.field-with-error', { label: labels.get(name) ?? name, message: errorText(message) }),
  }));
  for (const item of problemItems) {
    const shown = item.pointer !== undefined && labels.has(pointerToName(item.pointer));
    if (!shown) items.push({ text: problemItemText(item) });
  }
  const problem = error instanceof ProblemError ? error.problem : null;

  return (
    <FormProvider {...form}>
      <FormFieldsContext value={useMemo(() => ({ formId, labels }), [formId, labels])}>
        <form
          noValidate
          className={styles.form}
          aria-label={props.label}
          onSubmit={(event) =>
            void form.handleSubmit(
              (values) => props.onSubmit(values),
              () => setFailedAttempts((before) => before + 1),
            )(event)
          }
        >
          {(items.length > 0 || Boolean(error)) && (
            <ErrorSummary
              ref={summary}
              title={error ? errorTitle(error) : t('ui.error-summary', { count: items.length })}
              detail={problem?.detail}
              items={items}
            />
          )}
          {props.children}
          <Group gap="sm" mt="xs">
            <Button
              type="submit"
              loading={props.busy ?? false}
              disabled={props.disabled ?? false}
              fullWidth={props.wideSubmit ?? false}
              {...(props.danger ? { color: 'red.9' } : {})}
            >
              {props.submitLabel}
            </Button>
            {props.actions}
            {props.onCancel && (
              <Button variant="default" onClick={props.onCancel}>
                {t('ui.cancel')}
              </Button>
            )}
          </Group>
        </form>
      </FormFieldsContext>
    </FormProvider>
  );
}

/** A group of fields with a heading. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={styles.section}>
      <legend>{title}</legend>
      <div className={styles.fields}>{children}</div>
    </fieldset>
  );
}

/** Fields side by side where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
