/** The plans of all years, and the way to begin one. */
import { listPlans } from '@liangma/contract/plans';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { CallOutput } from '../../api/client.ts';
import { useEndpoint } from '../../api/queries.ts';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { useSession } from '../people/public.ts';
import { PlanBadge } from './plan-labels.tsx';

type PlanRow = CallOutput<typeof listPlans>['items'][number];

function PlanActions({ plans }: { plans: readonly PlanRow[] }) {
  const t = useT();
  const { may, today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  // The plan of the coming year is drawn up towards the end of this one.
  const missing = [thisYear, thisYear + 1].filter((year) => plans.every((plan) => plan.year !== year));
  return (
    <>
      {may('import.run') && (
        <LinkButton
          to="/imports/new"
          search={{ kind: 'plan' }}
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
        >
          {t('plans.import')}
        </LinkButton>
      )}
      {may('plan.edit') &&
        missing.map((year) => (
          <LinkButton
            key={year}
            to={`/plans/${year}/lines/new`}
            variant={year === thisYear ? 'filled' : 'default'}
            leftSection={<IconPlus size={16} aria-hidden />}
          >
            {t('plans.begin', { year })}
          </LinkButton>
        ))}
    </>
  );
}

export default function PlanListScreen() {
  const t = useT();
  const query = useEndpoint(listPlans, {});
  const columns = useMemo<Column<PlanRow>[]>(
    () => [
      { id: 'year', header: t('plans.year'), cell: (row) => t('plans.of-year', { year: row.year }) },
      { id: 'state', header: t('plans.state'), cell: (row) => <PlanBadge state={row.state} /> },
      { id: 'lines', header: t('plans.lines'), align: 'end', cell: (row) => formatNumber(row.lines) },
      { id: 'quantity', header: t('plans.quantity'), align: 'end', cell: (row) => formatNumber(row.quantity) },
      { id: 'finished', header: t('plans.finished'), align: 'end', cell: (row) => formatNumber(row.finished) },
    ],
    [t],
  );
  return (
    <Page
      title={t('plans.list.title')}
      intro={t('plans.list-intro')}
      actions={query.data && <PlanActions plans={query.data.items} />}
    >
      <Loaded query={query}>
        {({ items }) => (
          <Panel flush>
            {items.length === 0 ? (
              <EmptyState title={t('plans.empty')} text={t('plans.empty-hint')} />
            ) : (
              <TableView
                caption={t('plans.list.title')}
                columns={columns}
                rows={items}
                rowKey={(row) => String(row.year)}
                rowHref={(row) => `/plans/${row.year}`}
              />
            )}
          </Panel>
        )}
      </Loaded>
    </Page>
  );
}
