/** Narrows the records behind a figure to a month, a matter, a section, a type, or a reason. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { monthName } from '../../messages/month-name.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { SelectField } from '../../ui/choice-fields.tsx';
import { FilterForm } from '../../ui/filter-form.tsx';
import type { FilterFormProps } from '../../ui/filter-form.tsx';
import { inLanguage } from './metric.ts';

export interface RecordFiltersProps {
  statistics: StatisticsView;
  list: FilterFormProps['list'];
  isCounted: boolean;
}

export function RecordFilters({ statistics, list, isCounted }: RecordFiltersProps) {
  const t = useT();
  const language = useLanguage();
  const optionsOf = (slices: StatisticsView['byMatter']) =>
    slices.map((slice) => ({
      value: slice.key,
      label: slice.key === 'none' ? t('statistics.no-section') : slice.label,
    }));
  return (
    <FilterForm list={list}>
      <SelectField
        name="month"
        label={t('statistics.month-of-closing')}
        options={statistics.byMonth.map(({ key }) => ({ value: key, label: monthName(Number(key), language) }))}
      />
      <SelectField name="matterId" label={t('statistics.matter')} options={optionsOf(statistics.byMatter)} />
      <SelectField name="sectionId" label={t('statistics.section')} options={optionsOf(statistics.bySection)} />
      <SelectField
        name="type"
        label={t('statistics.type')}
        options={(['daily', 'case', 'special'] as const).map((type) => ({
          value: type,
          label: t(`inspections.type.${type}`),
        }))}
      />
      {!isCounted && (
        <SelectField
          name="missing"
          label={t('statistics.why-not-counted')}
          options={statistics.notCounted.map(({ criterion, text }) => ({
            value: criterion,
            label: inLanguage(text, language),
          }))}
        />
      )}
    </FilterForm>
  );
}
