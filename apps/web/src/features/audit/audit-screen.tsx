/** Who did what and when; of everything, or of one subject. */
import { listAuditEvents } from '@liangma/contract/bureaus';
import type { Permission } from '@liangma/contract/permissions';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatInstant, formatNumber } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import type { Column } from '../../ui/data-table.tsx';
import { Page } from '../../ui/page.tsx';
import { useListState } from '../../ui/use-list-state.ts';
import { useSession } from '../people/public.ts';
import styles from './audit.module.css';
import { actionText, subjectAddress, subjectText } from './audit-subject.ts';
import type { AuditEvent } from './audit-subject.ts';
import { EventDetails } from './event-details.tsx';

function Subject({ event, may }: { event: AuditEvent; may: (permission: Permission) => boolean }) {
  const address = subjectAddress(event, may);
  const text = <span className={styles.text}>{subjectText(event)}</span>;
  return address === null ? text : <AppLink to={address}>{text}</AppLink>;
}

const columnsOf = (t: Translate, may: (permission: Permission) => boolean, isOfOne: boolean): Column<AuditEvent>[] => [
  {
    id: 'at',
    header: t('audit.at'),
    fixed: true,
    cell: (event) => (
      <time dateTime={event.at} className={styles.time}>
        {formatInstant(event.at)}
      </time>
    ),
  },
  {
    id: 'actor',
    header: t('audit.actor'),
    cell: (event) => (
      <span className={styles.actor}>{event.actor === 'system' ? t('audit.actor-system') : event.actor}</span>
    ),
  },
  {
    id: 'action',
    header: t('audit.action'),
    cell: (event) => <span className={styles.action}>{actionText(event.action)}</span>,
  },
  { id: 'subject', header: t('audit.subject'), cell: (event) => <Subject event={event} may={may} /> },
  {
    id: 'details',
    header: t('audit.details'),
    width: '42%',
    cell: (event) => <EventDetails event={event} isOfOne={isOfOne} />,
  },
  { id: 'seq', header: t('audit.seq'), align: 'end', hidden: true, cell: (event) => formatNumber(event.seq) },
];

export default function AuditScreen() {
  const t = useT();
  const { may } = useSession();
  const list = useListState(listAuditEvents.query);
  const query = useEndpoint(listAuditEvents, { query: list.query });
  const isOfOne = list.filters['subjectId'] !== undefined;
  const columns = useMemo(() => columnsOf(t, may, isOfOne), [t, may, isOfOne]);
  return (
    <Page
      title={t('audit.list.title')}
      intro={
        isOfOne ? (
          <span className={styles.filtered}>
            {t('audit.of-one')}
            <AppLink to="/settings/audit">{t('audit.show-all')}</AppLink>
          </span>
        ) : (
          t('audit.list.intro')
        )
      }
    >
      <DataTable
        id="audit"
        caption={t('audit.list.title')}
        columns={columns}
        query={query}
        paging={list.paging}
        isFiltered={list.isFiltered}
        rowKey={(event) => String(event.seq)}
        empty={{ title: t('audit.empty') }}
      />
    </Page>
  );
}
