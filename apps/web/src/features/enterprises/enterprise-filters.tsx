/** The filters of the register, for the list and for choosing codes to print. */
import { Text } from '@mantine/core';
import { listEnterpriseFacets, listEnterprises, subjects } from '@liangma/contract/enterprises';
import { useSearch } from '@tanstack/react-router';
import { useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { SelectField } from '../../ui/choice-fields.tsx';
import { FilterForm } from '../../ui/filter-form.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import type { ListState } from '../../ui/use-list-state.ts';

const asOptions = (values: readonly string[] | undefined) => (values ?? []).map((value) => ({ value, label: value }));

export function EnterpriseFilters({ list }: { list: Pick<ListState<unknown>, 'filters' | 'search' | 'reset'> }) {
  const t = useT();
  const asked: Record<string, unknown> = useSearch({ strict: false });
  const { data: facets } = useEndpoint(listEnterpriseFacets, {});
  const isTooShort =
    typeof asked['search'] === 'string' &&
    asked['search'].trim() !== '' &&
    !listEnterprises.query.shape.search.safeParse(asked['search']).success;
  return (
    <div>
      <FilterForm list={list}>
        <TextField name="search" label={t('enterprises.search')} placeholder={t('enterprises.search-hint')} />
        <SelectField name="county" label={t('enterprises.county')} options={asOptions(facets?.counties)} />
        <SelectField
          name="supervisionCategory"
          label={t('enterprises.category')}
          options={asOptions(facets?.supervisionCategories)}
        />
        <SelectField name="riskGrade" label={t('enterprises.risk')} options={asOptions(facets?.riskGrades)} />
        <SelectField
          name="subject"
          label={t('enterprises.subject')}
          options={subjects.map((subject) => ({ value: subject, label: t(`enterprises.subject.${subject}`) }))}
        />
        <SelectField
          name="status"
          label={t('enterprises.status')}
          options={(['active', 'deregistered'] as const).map((status) => ({
            value: status,
            label: t(`enterprises.status.${status}`),
          }))}
        />
      </FilterForm>
      <output>
        {isTooShort && (
          <Text size="sm" mt={6} c="var(--mantine-color-error)">
            {t('enterprises.search-too-short')}
          </Text>
        )}
      </output>
    </div>
  );
}
