/** The form of one plan line; what the matter says is taken over where nothing was written yet. */
import { listSections } from '@liangma/contract/bureaus';
import { listMatters } from '@liangma/contract/matters';
import type { MatterView } from '@liangma/contract/matters';
import { addPlanLine } from '@liangma/contract/plans';
import type { BodyOf } from '@liangma/contract/endpoint';
import { useEffect } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { CheckboxField, SelectField } from '../../ui/choice-fields.tsx';
import { FieldRow, Form, FormSection, useAppForm } from '../../ui/form.tsx';
import { NumberField, TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { MonthsField } from './months-field.tsx';

export type LineFields = BodyOf<typeof addPlanLine>;

const schema = addPlanLine.body.refine(
  ({ frequencyMin, frequencyMax }) => frequencyMin === null || frequencyMax === null || frequencyMin <= frequencyMax,
  { path: ['frequencyMax'], message: 'frequency-max-below-min' },
);

/** What a new line starts with. */
export const emptyLine: Partial<LineFields> = {
  isApproximate: false,
  quantity: null,
  frequencyMin: null,
  frequencyMax: null,
  capPerYear: null,
  sectionId: null,
  months: [],
};

export interface PlanLineFormProps {
  start: Partial<LineFields>;
  onSubmit: (fields: LineFields) => void;
  error: unknown;
  busy: boolean;
  submitLabel: string;
  onCancel: () => void;
}

/** Which text of the matter begins which text of the line. */
const takenOver = (matter: MatterView): [keyof LineFields, string | number | null][] => [
  ['basis', matter.basis],
  ['objectText', matter.object],
  ['content', matter.content],
  ['method', matter.method],
  ['frequencyText', matter.capText],
  ['frequencyMin', matter.minimumPerYear],
  ['capPerYear', matter.capPerYear],
];

export function PlanLineForm({ start, onSubmit, ...rest }: PlanLineFormProps) {
  const t = useT();
  const form = useAppForm({ schema, defaultValues: start });
  const { getValues, setValue, watch } = form;
  const matters = useEndpoint(listMatters, {});
  const sections = useEndpoint(listSections, {});
  const items = matters.data?.items;

  useEffect(() => {
    const subscription = watch((_, { name, type }) => {
      const matter = name === 'matterId' && type === 'change' && items?.find((one) => one.id === getValues('matterId'));
      if (!matter) return;
      for (const [field, text] of takenOver(matter)) {
        const now: unknown = getValues(field);
        if (text !== null && (now === undefined || now === null || now === '')) setValue(field, text);
      }
    });
    return () => subscription.unsubscribe();
  }, [watch, getValues, setValue, items]);

  return (
    <Form form={form} onSubmit={onSubmit} {...rest}>
      <FormSection title={t('plans.form.what')}>
        <SelectField
          name="matterId"
          label={t('plans.matter')}
          hint={t('plans.matter-hint')}
          required
          searchable
          options={(items ?? []).map((matter) => ({
            value: matter.id,
            label: matter.publishedOn === null ? t('plans.matter-unpublished', { name: matter.name }) : matter.name,
          }))}
        />
        <SelectField
          name="sectionId"
          label={t('plans.section')}
          options={(sections.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextAreaField name="objectText" label={t('plans.object')} rows={2} />
        <NumberField name="quantity" label={t('plans.quantity')} hint={t('plans.quantity-hint')} min={0} />
        <CheckboxField name="isApproximate" label={t('plans.is-approximate')} />
        <TextAreaField name="basis" label={t('plans.basis')} />
        <TextAreaField name="content" label={t('plans.content')} />
        <TextField name="method" label={t('plans.method')} maxLength={200} />
      </FormSection>
      <FormSection title={t('plans.form.when')}>
        <MonthsField name="months" label={t('plans.months')} hint={t('plans.months-hint')} />
        <TextField name="timeText" label={t('plans.time-text')} hint={t('plans.time-hint')} maxLength={200} />
        <TextField name="frequencyText" label={t('plans.frequency-text')} maxLength={300} />
        <FieldRow>
          <NumberField name="frequencyMin" label={t('plans.frequency-min')} unit={t('plans.times-unit')} min={0} />
          <NumberField name="frequencyMax" label={t('plans.frequency-max')} unit={t('plans.times-unit')} min={1} />
          <NumberField name="capPerYear" label={t('plans.cap')} unit={t('plans.times-unit')} min={1} />
        </FieldRow>
      </FormSection>
      <FormSection title={t('plans.form.other')}>
        <TextField name="jointText" label={t('plans.joint')} maxLength={200} />
        <TextAreaField name="remark" label={t('plans.remark')} rows={2} />
      </FormSection>
    </Form>
  );
}
