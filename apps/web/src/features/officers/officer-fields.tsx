/** The fields of an officer, for adding and changing. */
import { listSections } from '@liangma/contract/bureaus';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { RadioField, SelectField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { FieldRow, FormSection } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-fields.tsx';

export function OfficerFields() {
  const t = useT();
  const sections = useEndpoint(listSections, {});
  return (
    <>
      <FormSection title={t('officers.person')}>
        <FieldRow>
          <TextField name="name" label={t('officers.name')} required />
          <SelectField
            name="sex"
            label={t('officers.sex')}
            options={[
              { value: '男', label: t('officers.sex.male') },
              { value: '女', label: t('officers.sex.female') },
            ]}
          />
        </FieldRow>
        <FieldRow>
          <SelectField
            name="sectionId"
            label={t('officers.section')}
            options={(sections.data?.items ?? []).map((section) => ({ value: section.id, label: section.name }))}
          />
          <TextField name="post" label={t('officers.post')} />
        </FieldRow>
        <TextField name="unit" label={t('officers.unit')} />
      </FormSection>
      <FormSection title={t('officers.certificate')}>
        <FieldRow>
          <TextField name="certificateNo" label={t('officers.certificate-no')} required />
          <TextField name="issuedBy" label={t('officers.issued-by')} />
        </FieldRow>
        <RadioField
          name="certificateKind"
          label={t('officers.certificate-kind')}
          hint={t('officers.form.kind-hint')}
          required
          options={(['enforcement', 'supervision'] as const).map((kind) => ({
            value: kind,
            label: t(`officers.kind.${kind}`),
          }))}
        />
        <FieldRow>
          <DateField name="issuedOn" label={t('officers.issued-on')} />
          <DateField name="validUntil" label={t('officers.valid-until')} />
        </FieldRow>
        <RadioField
          name="status"
          label={t('officers.status')}
          hint={t('officers.form.status-hint')}
          required
          options={(['valid', 'suspended', 'cancelled'] as const).map((status) => ({
            value: status,
            label: t(`officers.status.${status}`),
          }))}
        />
        <FieldRow>
          <TextField name="field" label={t('officers.field')} />
          <TextField name="area" label={t('officers.area')} />
        </FieldRow>
      </FormSection>
    </>
  );
}
