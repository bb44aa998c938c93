/** The visits of a year: how many use up the cap, which do, which do not and why. */
import { ActionIcon, Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { getEnterpriseVisits } from '@liangma/contract/enterprises';
import type { capUseSchema } from '@liangma/contract/enterprises';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { z } from 'zod';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay, formatNumber } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import styles from './enterprises.module.css';

type CapUse = z.output<typeof capUseSchema>;
type Visit = CapUse['visits'][number];

const firstYear = 2000;

const columnsOf = (t: Translate): Column<Visit>[] => [
  { id: 'day', header: t('enterprises.visits.day'), cell: (visit) => formatDay(visit.day) },
  {
    id: 'ground',
    header: t('enterprises.visits.ground'),
    cell: (visit) => t(`inspections.ground.${visit.groundKind}`),
  },
  {
    id: 'matters',
    header: t('enterprises.visits.matters'),
    cell: (visit) =>
      visit.matters.length === 0 ? (
        '—'
      ) : (
        <ul className={styles.lines}>
          {visit.matters.map((matter) => (
            <li key={matter}>{matter}</li>
          ))}
        </ul>
      ),
  },
  { id: 'state', header: t('enterprises.visits.state'), cell: (visit) => t(`inspections.state.${visit.state}`) },
  {
    id: 'counts',
    header: t('enterprises.visits.counts'),
    cell: (visit) => (
      <div className={styles.why}>
        <StatusBadge tone={visit.countsTowardsCap ? 'info' : 'neutral'}>
          {t(visit.countsTowardsCap ? 'enterprises.visits.counted' : 'enterprises.visits.exempt')}
        </StatusBadge>
        <Text size="sm" c="dimmed">
          {t(visit.countsTowardsCap ? 'enterprises.visits.counted-why' : 'enterprises.visits.exempt-why', {
            ground: t(`inspections.ground.${visit.groundKind}`),
          })}
        </Text>
      </div>
    ),
  },
];

function Use({ use }: { use: CapUse }) {
  const t = useT();
  const columns = useMemo(() => columnsOf(t), [t]);
  const counted = use.visits.filter((visit) => visit.countsTowardsCap).length;
  const exempt = use.visits.length - counted;
  return (
    <>
      <div className={styles.cap}>
        <strong className={styles.figure} data-reached={use.isReached || undefined}>
          {use.limit === null
            ? t('enterprises.visits.no-limit', { count: formatNumber(counted) })
            : t('enterprises.visits.of-limit', { count: formatNumber(counted), limit: formatNumber(use.limit) })}
        </strong>
        {use.isReached && <StatusBadge tone="danger">{t('enterprises.visits.reached')}</StatusBadge>}
        {exempt > 0 && <Text size="sm">{t('enterprises.visits.exempt-count', { count: formatNumber(exempt) })}</Text>}
        {use.source !== '' && (
          <Text size="sm" c="dimmed" className={styles.source}>
            {t('enterprises.visits.source', { source: use.source })}
          </Text>
        )}
      </div>
      {use.visits.length === 0 ? (
        <EmptyState title={t('enterprises.visits.none', { year: use.year })} />
      ) : (
        <TableView
          caption={t('enterprises.visits.title')}
          columns={columns}
          rows={use.visits}
          rowKey={(visit) => visit.inspectionId}
          rowHref={(visit) => `/inspections/${visit.inspectionId}`}
        />
      )}
    </>
  );
}

export function EnterpriseVisits({ enterpriseId, thisYear }: { enterpriseId: string; thisYear: number }) {
  const t = useT();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const asked = Number(search['year']);
  const year = Number.isInteger(asked) && asked >= firstYear && asked <= thisYear ? asked : thisYear;
  const query = useEndpoint(getEnterpriseVisits, { params: { enterpriseId, year } });
  const show = (other: number) =>
    void navigate({
      to: `/enterprises/${enterpriseId}`,
      search: other === thisYear ? {} : { year: String(other) },
      replace: true,
      resetScroll: false,
    });
  return (
    <Panel
      title={t('enterprises.visits.title')}
      flush
      actions={
        <Group gap={4}>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('enterprises.visits.year-before')}
            disabled={year <= firstYear}
            onClick={() => show(year - 1)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <Text component="output" fw={600} px={6}>
            {t('enterprises.visits.year', { year })}
          </Text>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('enterprises.visits.year-after')}
            disabled={year >= thisYear}
            onClick={() => show(year + 1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </Group>
      }
    >
      <Loaded query={query}>{(use) => <Use use={use} />}</Loaded>
    </Panel>
  );
}
