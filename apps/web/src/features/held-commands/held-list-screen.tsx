/** What tablets delivered and the rules refused: what is to be decided first, then what was decided lately. */
import { listHeldCommands } from '@liangma/contract/field-commands';
import type { HeldCommandRow } from '@liangma/contract/field-commands';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { heldKindText, heldTitle, heldTones } from './held-labels.ts';
import styles from './held.module.css';

const columnsOf = (t: Translate): Column<HeldCommandRow>[] => [
  {
    id: 'enterprise',
    header: t('held.enterprise'),
    width: '17em',
    cell: (row) => <span className={styles.name}>{row.enterpriseName}</span>,
  },
  { id: 'what', header: t('held.what'), cell: (row) => heldKindText(row.kind) },
  { id: 'why', header: t('held.why'), cell: (row) => heldTitle(row.problem) },
  {
    id: 'by',
    header: t('held.by'),
    cell: (row) => (
      <>
        {row.by}
        <span className={styles.second}>{row.deviceName}</span>
      </>
    ),
  },
  { id: 'device-at', header: t('held.device-at'), cell: (row) => formatInstant(row.deviceAt) },
  { id: 'held-at', header: t('held.held-at'), cell: (row) => formatInstant(row.heldAt) },
  {
    id: 'state',
    header: t('held.state'),
    width: '1%',
    cell: (row) => <StatusBadge tone={heldTones[row.state]}>{t(`held.state.${row.state}`)}</StatusBadge>,
  },
];

export default function HeldListScreen() {
  const t = useT();
  const query = useEndpoint(listHeldCommands, {});
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <Page title={t('held.list.title')} intro={t('held.list.intro')}>
      <Panel flush>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('held.empty')} text={t('held.empty-text')} />
            ) : (
              <TableView
                caption={t('held.list.title')}
                columns={columns}
                rows={items}
                rowKey={(row) => row.commandId}
                rowHref={(row) => `/held-commands/${row.commandId}`}
              />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
}
