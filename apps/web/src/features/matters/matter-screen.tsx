/** One matter: its present version, its checklist, its versions. */
import { getMatter } from '@liangma/contract/matters';
import type { MatterView } from '@liangma/contract/matters';
import { Button } from '@mantine/core';
import { IconInfoCircle, IconPencil, IconWorldUpload } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { CallOutput } from '../../api/client.ts';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { WebAddress } from '../../ui/web-address.tsx';
import { useSession } from '../people/public.ts';
import { MatterBadge, capOf, demandsText, minimumOf, stateOfMatter } from './matter-labels.tsx';
import { PublishDialog } from './publish-dialog.tsx';

type MatterDetail = CallOutput<typeof getMatter>;
type Check = MatterView['checklist'][number];
type Version = MatterDetail['versions'][number];

function MatterFacts({ matter }: { matter: MatterView }) {
  const t = useT();
  return (
    <Panel title={t('matters.facts')}>
      <DescriptionList
        items={[
          { label: t('matters.field'), value: matter.field },
          { label: t('matters.level'), value: matter.level },
          { label: t('matters.method'), value: matter.method },
          { label: t('matters.cap'), value: capOf(t, matter) },
          { label: t('matters.minimum'), value: minimumOf(t, matter) },
          { label: t('matters.published-on'), value: formatDay(matter.publishedOn) },
          { label: t('matters.object'), value: matter.object, wide: true },
          { label: t('matters.basis'), value: matter.basis, wide: true },
          { label: t('matters.content'), value: matter.content, wide: true },
          { label: t('matters.penalty-basis'), value: matter.penaltyBasis, wide: true },
          {
            label: t('matters.publication-url'),
            value: matter.publicationUrl && <WebAddress url={matter.publicationUrl} />,
            wide: true,
          },
          { label: t('matters.remark'), value: matter.remark, wide: true },
        ]}
      />
    </Panel>
  );
}

function Checklist({ matter }: { matter: MatterView }) {
  const t = useT();
  const columns = useMemo<Column<Check>[]>(
    () => [
      { id: 'text', header: t('matters.check'), cell: (row) => t('matters.numbered', { no: row.no, text: row.text }) },
      { id: 'clause', header: t('matters.clause'), width: '22%', cell: (row) => row.clause ?? '—' },
      { id: 'penalty', header: t('matters.penalty-clause'), width: '22%', cell: (row) => row.penaltyClause ?? '—' },
      { id: 'demands', header: t('matters.demands'), width: '20%', cell: (row) => demandsText(t, row) || '—' },
    ],
    [t],
  );
  return (
    <Panel title={t('matters.checklist-count', { count: matter.checklist.length })} flush>
      {matter.checklist.length === 0 ? (
        <EmptyState title={t('matters.no-checklist')} text={t('matters.no-checklist-hint')} />
      ) : (
        <TableView
          caption={t('matters.checklist')}
          columns={columns}
          rows={matter.checklist}
          rowKey={(row) => String(row.no)}
        />
      )}
    </Panel>
  );
}

function Versions({ matter }: { matter: MatterDetail }) {
  const t = useT();
  const columns = useMemo<Column<Version>[]>(
    () => [
      { id: 'version', header: t('matters.version'), cell: (row) => t('matters.version-no', { no: row.version }) },
      { id: 'state', header: t('matters.state'), cell: (row) => <MatterBadge matter={row} /> },
      { id: 'published', header: t('matters.published-on'), cell: (row) => formatDay(row.publishedOn) },
      { id: 'withdrawn', header: t('matters.withdrawn-on'), cell: (row) => formatDay(row.withdrawnOn) },
    ],
    [t],
  );
  return (
    <Panel title={t('matters.versions')} flush>
      <TableView
        caption={t('matters.versions')}
        columns={columns}
        rows={matter.versions.toSorted((a, b) => b.version - a.version)}
        rowKey={(row) => row.versionId}
      />
    </Panel>
  );
}

export default function MatterScreen() {
  const t = useT();
  const { may } = useSession();
  const { matterId = '' }: { matterId?: string } = useParams({ strict: false });
  const query = useEndpoint(getMatter, { params: { matterId } });
  const [publishing, setPublishing] = useState(false);
  const matter = query.data;
  const state = matter && stateOfMatter(matter);
  return (
    <Page
      title={matter?.name ?? t('matters.detail.title')}
      status={matter && <MatterBadge matter={matter} />}
      actions={
        may('matter.edit') &&
        matter && (
          <>
            <LinkButton
              to={`/matters/${matter.id}/edit`}
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
            >
              {t(state === 'published' ? 'matters.edit-published' : 'matters.edit')}
            </LinkButton>
            {matter.publishedOn === null && (
              <Button leftSection={<IconWorldUpload size={16} aria-hidden />} onClick={() => setPublishing(true)}>
                {t('matters.publish')}
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded query={query}>
        {(loaded) => (
          <>
            {(state === 'unpublished' || state === 'new-version') && (
              <Notice tone="warning" icon={<IconInfoCircle size={20} aria-hidden />}>
                {t(`matters.state-hint.${state}`)}
              </Notice>
            )}
            <MatterFacts matter={loaded} />
            <Checklist matter={loaded} />
            <Versions matter={loaded} />
          </>
        )}
      </Loaded>
      {publishing && matter && <PublishDialog matters={[matter]} onClose={() => setPublishing(false)} />}
    </Page>
  );
}
