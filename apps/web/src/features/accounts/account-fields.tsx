/** The fields that a new account and a changed one have in common: name, roles, section, officer. */
import { listSections } from '@liangma/contract/bureaus';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { SelectField } from '../../ui/choice-fields.tsx';
import { FieldRow, FormSection } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { useAllOfficers } from '../officers/public.ts';
import { RolesField } from './roles-field.tsx';

/** Who it is. */
export function DisplayNameField() {
  const t = useT();
  return (
    <TextField
      name="displayName"
      label={t('accounts.display-name')}
      hint={t('accounts.display-name-hint')}
      required
      maxLength={60}
    />
  );
}

/** What the account may do and for whom. */
export function DutyFields() {
  const t = useT();
  const sections = useEndpoint(listSections, {});
  const officers = useAllOfficers();
  return (
    <FormSection title={t('accounts.duty')}>
      <RolesField name="roles" label={t('accounts.roles')} required />
      <FieldRow>
        <SelectField
          name="sectionId"
          label={t('accounts.section')}
          options={(sections.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="officerId"
          label={t('accounts.officer')}
          hint={t('accounts.officer-hint')}
          searchable
          options={(officers.data ?? []).map(({ id, name, certificateNo }) => ({
            value: id,
            label: `${name} ${certificateNo}`,
          }))}
        />
      </FieldRow>
    </FormSection>
  );
}
