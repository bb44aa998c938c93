/** First screen of an inspector: my inspections by what is next, each with the button that leads on. */
import { Button, Text } from '@mantine/core';
import { IconCalendar, IconRefresh } from '@tabler/icons-react';
import { listMyInspections } from '@liangma/contract/inspections';
import type { InspectionRow } from '@liangma/contract/inspections';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink, LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { InspectionBadge } from '../inspections/public.ts';
import styles from './field.module.css';
import type { GroupName } from './today-groups.ts';
import { groupsOf } from './today-groups.ts';

const refreshMs = 30_000;

export default function TodayScreen() {
  const t = useT();
  const query = useEndpoint(listMyInspections, {}, { refetchEveryMs: refreshMs });
  return (
    <Page
      title={t('field.today.title')}
      intro={query.data && formatDay(query.data.today)}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={20} aria-hidden />}
          loading={query.isRefetching}
          onClick={() => void query.refetch()}
        >
          {t('field.today.refresh')}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ today, items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('field.today.empty')}
              text={t('field.today.empty-text')}
              action={<LinkButton to="/field/scan">{t('field.today.scan')}</LinkButton>}
            />
          ) : (
            groupsOf(items, today).map((group) => (
              <section key={group.name} aria-labelledby={`group-${group.name}`}>
                <h2 id={`group-${group.name}`} className={styles.groupTitle}>
                  {t(`field.today.${group.name}`)}
                  <span>{group.rows.length}</span>
                </h2>
                <ul className={styles.rows}>
                  {group.rows.map((row) => (
                    <TodayRow key={row.id} row={row} group={group.name} />
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

/** Where the button leads: straight to the record while the visit goes on, else to the inspection. */
const nextPath = (row: InspectionRow): string =>
  row.state === 'entered' ? `/field/inspections/${row.id}/record` : `/field/inspections/${row.id}`;

function TodayRow({ row, group }: { row: InspectionRow; group: GroupName }) {
  const t = useT();
  const isOpenNow = group === 'under-way' || group === 'today';
  const label =
    row.state === 'approved' && !isOpenNow
      ? t('field.next.look')
      : t(
          `field.next.${row.state === 'entered' || row.state === 'recorded' || row.state === 'told' ? row.state : 'approved'}`,
        );
  return (
    <li className={styles.row} data-group={group}>
      <div className={styles.rowText}>
        <div className={styles.rowHead}>
          <AppLink to={`/field/inspections/${row.id}`} className={styles.rowName}>
            {row.enterpriseName}
          </AppLink>
          <InspectionBadge state={row.state} />
        </div>
        <div>{row.matters.join(t('inspections.list-comma'))}</div>
        <Text c="dimmed" className={styles.rowWhen}>
          <IconCalendar size={18} aria-hidden />
          {row.plannedFrom === row.plannedUntil
            ? formatDay(row.plannedFrom)
            : t('field.window', { from: formatDay(row.plannedFrom), until: formatDay(row.plannedUntil) })}
        </Text>
      </div>
      <LinkButton
        to={nextPath(row)}
        variant={isOpenNow ? 'filled' : 'default'}
        h={52}
        className={styles.rowButton}
        aria-label={t('field.next.of', { step: label, name: row.enterpriseName })}
      >
        {label}
      </LinkButton>
    </li>
  );
}
