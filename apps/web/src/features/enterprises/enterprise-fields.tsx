/** The fields of an enterprise, for adding and changing it. */
import { Button, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { subjects } from '@liangma/contract/enterprises';
import { isSocialCreditCode } from '@liangma/domain/enterprise/social-credit-code';
import { useFieldArray, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { CheckboxField, RadioField, SelectField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FieldRow, FormSection } from '../../ui/form.tsx';
import { TextAreaField, TextField } from '../../ui/text-fields.tsx';
import styles from './enterprise-fields.module.css';

const codeLength = 18;

/** Says while one types whether the check character fits; the schema decides on submit. */
function CreditCodeField() {
  const t = useT();
  const typed: unknown = useWatch({ name: 'creditCode' });
  const code = typeof typed === 'string' ? typed.trim().toUpperCase() : '';
  const hint =
    code.length !== codeLength
      ? t('enterprises.form.code-length', { count: code.length })
      : t(isSocialCreditCode(code) ? 'enterprises.form.code-fits' : 'enterprises.form.code-differs');
  return <TextField name="creditCode" label={t('enterprises.credit-code')} hint={hint} maxLength={30} required />;
}

function Licence({ index, onRemove }: { index: number; onRemove: () => void }) {
  const t = useT();
  const path = `licences.${index}`;
  const isLongTerm: unknown = useWatch({ name: `${path}.isLongTerm` });
  return (
    <fieldset className={styles.licence}>
      <legend>{t('enterprises.form.licence-number', { number: index + 1 })}</legend>
      <FieldRow>
        <TextField name={`${path}.name`} label={t('enterprises.licence.name')} required />
        <TextField name={`${path}.number`} label={t('enterprises.licence.number')} />
        <DateField
          name={`${path}.validUntil`}
          label={t('enterprises.licence.valid-until')}
          disabled={isLongTerm === true}
        />
      </FieldRow>
      <div className={styles.licenceFoot}>
        <CheckboxField name={`${path}.isLongTerm`} label={t('enterprises.licence.long-term')} />
        <Button
          variant="subtle"
          c="#a61b12"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={onRemove}
          aria-label={t('enterprises.form.remove-licence-number', { number: index + 1 })}
        >
          {t('enterprises.form.remove-licence')}
        </Button>
      </div>
    </fieldset>
  );
}

function Licences() {
  const t = useT();
  const { fields, append, remove } = useFieldArray({ name: 'licences' });
  return (
    <FormSection title={t('enterprises.licence.title')}>
      {fields.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('enterprises.licence.none')}
        </Text>
      )}
      {fields.map((field, index) => (
        <Licence key={field.id} index={index} onRemove={() => remove(index)} />
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append({ name: '', number: '', validUntil: null, isLongTerm: false })}
        >
          {t('enterprises.form.add-licence')}
        </Button>
      </div>
    </FormSection>
  );
}

export function EnterpriseFields() {
  const t = useT();
  return (
    <>
      <FormSection title={t('enterprises.facts')}>
        <TextField name="name" label={t('enterprises.name')} required />
        <FieldRow>
          <CreditCodeField />
          <SelectField
            name="subject"
            label={t('enterprises.subject')}
            hint={t('enterprises.form.subject-hint')}
            required
            options={subjects.map((subject) => ({ value: subject, label: t(`enterprises.subject.${subject}`) }))}
          />
        </FieldRow>
        <FieldRow>
          <TextField name="legalRepresentative" label={t('enterprises.legal-representative')} />
          <TextField name="county" label={t('enterprises.county')} />
        </FieldRow>
        <FieldRow>
          <TextField name="industry" label={t('enterprises.industry')} />
          <TextField
            name="industryCode"
            label={t('enterprises.industry-code')}
            hint={t('enterprises.form.industry-code-hint')}
          />
        </FieldRow>
        <TextField name="registeredAddress" label={t('enterprises.registered-address')} />
        <TextField name="businessAddress" label={t('enterprises.business-address')} />
        <RadioField
          name="status"
          label={t('enterprises.status')}
          required
          options={(['active', 'deregistered'] as const).map((status) => ({
            value: status,
            label: t(`enterprises.status.${status}`),
          }))}
        />
      </FormSection>
      <FormSection title={t('enterprises.form.contact')}>
        <FieldRow>
          <TextField name="contactName" label={t('enterprises.contact')} />
          <TextField name="contactPhone" label={t('enterprises.phone')} inputMode="tel" />
        </FieldRow>
      </FormSection>
      <FormSection title={t('enterprises.form.supervision')}>
        <FieldRow>
          <TextField name="supervisionCategory" label={t('enterprises.category')} />
          <TextField name="riskGrade" label={t('enterprises.risk')} />
          <TextField name="creditGrade" label={t('enterprises.credit')} />
        </FieldRow>
      </FormSection>
      <Licences />
      <TextAreaField name="remark" label={t('enterprises.remark')} />
    </>
  );
}
