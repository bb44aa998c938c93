/** All matters in their present version, and the publication of several at once. */
import { listMatters } from '@liangma/contract/matters';
import type { MatterView } from '@liangma/contract/matters';
import { Button } from '@mantine/core';
import { IconFileImport, IconWorldUpload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { z } from 'zod';
import { useEndpoint } from '../../api/queries.ts';
import { formatNumber } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { SelectField } from '../../ui/choice-fields.tsx';
import { Day } from '../../ui/day.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterForm } from '../../ui/filter-form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useSession } from '../people/public.ts';
import { MatterBadge, capOf, matterStates, minimumOf, stateOfMatter } from './matter-labels.tsx';
import { PublishDialog } from './publish-dialog.tsx';

/** The bureau's matters come in one answer: they are narrowed here. */
const filterSchema = z.object({ search: z.string().optional(), state: z.enum(matterStates).optional() });

const columnsOf = (t: Translate): Column<MatterView>[] => [
  { id: 'name', header: t('matters.name'), width: '22em', cell: (matter) => matter.name },
  { id: 'state', header: t('matters.state'), cell: (matter) => <MatterBadge matter={matter} /> },
  { id: 'field', header: t('matters.field'), cell: (matter) => matter.field || '—' },
  { id: 'object', header: t('matters.object'), width: '14em', cell: (matter) => matter.object || '—' },
  { id: 'cap', header: t('matters.cap'), cell: (matter) => capOf(t, matter) },
  { id: 'minimum', header: t('matters.minimum'), cell: (matter) => minimumOf(t, matter) },
  {
    id: 'checklist',
    header: t('matters.checklist'),
    align: 'end',
    cell: (matter) => formatNumber(matter.checklist.length),
  },
  { id: 'published', header: t('matters.published-on'), cell: (matter) => <Day value={matter.publishedOn} /> },
];

export default function MatterListScreen() {
  const t = useT();
  const { may } = useSession();
  const query = useEndpoint(listMatters, {});
  const list = useListState(filterSchema);
  const [publishing, setPublishing] = useState(false);
  const columns = useMemo(() => columnsOf(t), [t]);
  const { search = '', state } = list.query;
  const matches = (matter: MatterView) =>
    (state === undefined || stateOfMatter(matter) === state) &&
    [matter.name, matter.field, matter.object].some((text) => text.includes(search.trim()));
  const unpublished = (query.data?.items ?? []).filter((matter) => matter.publishedOn === null && !matter.withdrawnOn);
  const importButton = may('import.run') && (
    <LinkButton
      to="/imports/new"
      search={{ kind: 'matters' }}
      variant="default"
      leftSection={<IconFileImport size={16} aria-hidden />}
    >
      {t('matters.import')}
    </LinkButton>
  );
  return (
    <Page
      title={t('matters.list.title')}
      intro={t('matters.list-intro')}
      actions={
        <>
          {importButton}
          {may('matter.edit') && unpublished.length > 0 && (
            <Button leftSection={<IconWorldUpload size={16} aria-hidden />} onClick={() => setPublishing(true)}>
              {t('matters.publish')}
            </Button>
          )}
        </>
      }
    >
      <FilterForm list={list}>
        <TextField name="search" label={t('matters.name')} placeholder={t('matters.search-hint')} />
        <SelectField
          name="state"
          label={t('matters.state')}
          options={matterStates.map((one) => ({ value: one, label: t(`matters.state.${one}`) }))}
        />
      </FilterForm>
      <Loaded query={query}>
        {({ items }) => {
          const shown = items.filter(matches);
          return (
            <Panel flush title={t('matters.count', { count: shown.length })}>
              {items.length === 0 && (
                <EmptyState title={t('matters.empty')} text={t('matters.empty-hint')} action={importButton} />
              )}
              {items.length > 0 && shown.length === 0 && (
                <EmptyState title={t('ui.empty-filtered')} text={t('ui.empty-filtered-hint')} />
              )}
              {shown.length > 0 && (
                <TableView
                  caption={t('matters.list.title')}
                  columns={columns}
                  rows={shown}
                  rowKey={(matter) => matter.id}
                  rowHref={(matter) => `/matters/${matter.id}`}
                  tall
                />
              )}
            </Panel>
          );
        }}
      </Loaded>
      {publishing && <PublishDialog matters={unpublished} onClose={() => setPublishing(false)} />}
    </Page>
  );
}
