/** The register of numbers that tablets reserved: range by range, what became of each number. */
import type { ResponseOf } from '@liangma/contract/endpoint';
import { numberedKinds } from '@liangma/contract/inspection-documents';
import { listNumberRanges } from '@liangma/contract/number-ranges';
import { Button, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { SelectField } from '../../ui/choice-fields.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { FilterForm } from '../../ui/filter-form.tsx';
import { Page } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useSession } from '../people/public.ts';
import { VoidNumbersDialog } from './void-numbers-dialog.tsx';

type NumberRange = ResponseOf<typeof listNumberRanges>['items'][number];

const states = ['used', 'free', 'void'] as const;

const rangeText = (t: Translate, { numbers }: NumberRange) =>
  t('devices.numbers.range-of', { first: numbers[0]?.number ?? '', last: numbers.at(-1)?.number ?? '' });

/** Each number under its state; those that a document carries lead to its inspection. */
function NumbersCell({ range }: { range: NumberRange }) {
  const t = useT();
  const { numbers, voided } = range;
  return (
    <>
      {states.map((state) => {
        const some = numbers.filter((one) => one.state === state);
        if (some.length === 0) return null;
        return (
          <Text key={state} size="sm">
            {t(`devices.numbers.state.${state}`)}
            {t('devices.colon')}
            {some.map(({ number, inspectionId }, index) => (
              <span key={number}>
                {index > 0 && t('devices.and')}
                {inspectionId === null ? number : <AppLink to={`/inspections/${inspectionId}`}>{number}</AppLink>}
              </span>
            ))}
          </Text>
        );
      })}
      {voided && (
        <Text size="sm" c="dimmed">
          {t('devices.numbers.voided-by', { at: formatInstant(voided.at), name: voided.by, reason: voided.reason })}
        </Text>
      )}
    </>
  );
}

const columnsOf = (t: Translate): Column<NumberRange>[] => [
  {
    id: 'range',
    header: t('devices.numbers.range'),
    fixed: true,
    width: '17em',
    cell: (range) => rangeText(t, range),
  },
  { id: 'kind', header: t('devices.numbers.kind'), cell: ({ kind }) => t(`documents.kind.${kind}`) },
  {
    id: 'tablet',
    header: t('devices.name'),
    cell: ({ deviceId, deviceName }) => <AppLink to={`/settings/devices/${deviceId}`}>{deviceName}</AppLink>,
  },
  { id: 'numbers', header: t('devices.numbers.numbers'), cell: (range) => <NumbersCell range={range} /> },
  { id: 'reserved', header: t('devices.numbers.reserved'), cell: ({ reservedAt }) => formatInstant(reservedAt) },
];

export default function NumberRangesScreen() {
  const t = useT();
  const { may } = useSession();
  const list = useListState(listNumberRanges.query);
  const query = useEndpoint(listNumberRanges, { query: list.query });
  const [voiding, setVoiding] = useState<NumberRange | null>(null);
  const mayVoid = may('number.void');
  const columns = useMemo((): Column<NumberRange>[] => {
    if (!mayVoid) return columnsOf(t);
    const cell = (range: NumberRange) =>
      range.isVoidable && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('devices.numbers.void-of', { range: rangeText(t, range) })}
          onClick={() => setVoiding(range)}
        >
          {t('devices.numbers.void')}
        </Button>
      );
    return [...columnsOf(t), { id: 'void', header: t('devices.numbers.void'), cell }];
  }, [t, mayVoid]);
  return (
    <Page title={t('devices.numbers.title')} intro={t('devices.numbers.intro')}>
      <FilterForm list={list}>
        <TextField name="year" label={t('devices.numbers.year')} />
        <SelectField
          name="kind"
          label={t('devices.numbers.kind')}
          options={numberedKinds.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))}
        />
      </FilterForm>
      <DataTable
        id="number-ranges"
        caption={t('devices.numbers.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={({ id }) => id}
        empty={{ title: t('devices.numbers.empty'), text: t('devices.numbers.empty-text') }}
      />
      <VoidNumbersDialog
        rangeId={voiding?.id ?? null}
        numbers={voiding?.numbers.filter(({ state }) => state === 'free').map(({ number }) => number) ?? []}
        onClose={() => setVoiding(null)}
      />
    </Page>
  );
}
