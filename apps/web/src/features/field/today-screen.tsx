/** First screen of an inspector: my inspections by what is next, each with the button that leads on. */
import { Text } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import type { LocalInspection } from '@liangma/offline/project';
import { memo } from 'react';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useFieldInspections } from '../../offline/use-field.tsx';
import { AppLink, LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { InspectionBadge } from '../inspections/public.ts';
import { isOpenOrder } from './correction-form.tsx';
import styles from './field.module.css';
import { OfflineReady } from './offline-ready.tsx';
import type { GroupName } from './today-groups.ts';
import { groupsOf } from './today-groups.ts';
import { useToday } from './use-official-time.ts';
import { VisitMark } from './visit-marks.tsx';

export default function TodayScreen() {
  const t = useT();
  const today = useToday();
  const inspections = useFieldInspections();
  return (
    <Page title={t('field.today.title')} intro={formatDay(today)}>
      <OfflineReady />
      {inspections === undefined ? <Loading /> : <Groups inspections={inspections} today={today} />}
    </Page>
  );
}

function Groups({ inspections, today }: { inspections: LocalInspection[]; today: string }) {
  const t = useT();
  const groups = groupsOf(inspections, today);
  if (groups.length === 0)
    return (
      <EmptyState
        title={t('field.today.empty')}
        text={t('field.today.empty-text')}
        action={<LinkButton to="/field/scan">{t('field.today.scan')}</LinkButton>}
      />
    );
  return groups.map((group) => (
    <section key={group.name} aria-labelledby={`group-${group.name}`}>
      <h2 id={`group-${group.name}`} className={styles.groupTitle}>
        {t(`field.today.${group.name}`)}
        <span>{group.members.length}</span>
      </h2>
      <ul className={styles.rows}>
        {group.members.map((local) => (
          <TodayRow key={local.view.id} local={local} group={group.name} />
        ))}
      </ul>
    </section>
  ));
}

/** Where the button leads: straight to the record while the visit goes on, else to the inspection. */
const nextPath = ({ id, state }: LocalInspection['view']): string =>
  state === 'entered' ? `/field/inspections/${id}/record` : `/field/inspections/${id}`;

/** Memoised: what has not changed stays the same object in the snapshot, and is not drawn again. */
const TodayRow = memo(function TodayRow({ local, group }: { local: LocalInspection; group: GroupName }) {
  const t = useT();
  const { view } = local;
  const isOpenNow = group === 'under-way' || group === 'today';
  const { state } = view;
  const isOnSite = state === 'entered' || state === 'recorded' || state === 'told';
  // Nothing is closed while an order is open.
  const waits = state === 'told' && view.findings.some(isOpenOrder);
  const step = waits ? 'order-open' : isOnSite ? state : 'approved';
  const label = isOpenNow ? t(`field.next.${step}`) : t('field.next.look');
  return (
    <li className={styles.row} data-group={group}>
      <div className={styles.rowText}>
        <div className={styles.rowHead}>
          <AppLink to={`/field/inspections/${view.id}`} className={styles.rowName}>
            {view.enterpriseName}
          </AppLink>
          <InspectionBadge state={view.state} />
          <VisitMark local={local} />
        </div>
        <div>{view.matters.join(t('inspections.list-comma'))}</div>
        <Text c="dimmed" className={styles.rowWhen}>
          <IconCalendar size={18} aria-hidden />
          {view.plannedFrom === view.plannedUntil
            ? formatDay(view.plannedFrom)
            : t('field.window', { from: formatDay(view.plannedFrom), until: formatDay(view.plannedUntil) })}
        </Text>
      </div>
      <LinkButton
        to={nextPath(view)}
        variant={isOpenNow ? 'filled' : 'default'}
        h={52}
        className={styles.rowButton}
        aria-label={t('field.next.of', { step: label, name: view.enterpriseName })}
      >
        {label}
      </LinkButton>
    </li>
  );
});
