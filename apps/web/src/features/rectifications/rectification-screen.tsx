/** One order to correct: where it stands, what comes next, every step, and the visits to recheck it. */
import { Text } from '@mantine/core';
import { getRectification } from '@liangma/contract/rectifications';
import type { RectificationView } from '@liangma/contract/rectifications';
import { daysBetween } from '@liangma/domain/calendar/official-day';
import { useParams } from '@tanstack/react-router';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink, LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EvidenceGallery } from '../../ui/evidence-gallery.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { InspectionBadge } from '../inspections/public.ts';
import { useSession } from '../people/public.ts';
import { RectificationBadges } from './rectification-badge.tsx';
import { RectificationSteps } from './rectification-dialogs.tsx';
import { RectificationTimeline } from './rectification-timeline.tsx';
import styles from './rectifications.module.css';

export default function RectificationScreen() {
  const t = useT();
  const { findingId = '' } = useParams({ strict: false });
  const query = useEndpoint(getRectification, { params: { findingId } });
  // While another order loads, the one before must not be shown as if it were this one.
  const answer = { ...query, data: query.isPlaceholderData ? undefined : query.data };
  if (answer.data) return <RectificationDetail view={answer.data} />;
  return (
    <Page title={t('rectifications.detail.title')}>
      <Loaded query={answer}>{() => null}</Loaded>
    </Page>
  );
}

/** How much time is left; nothing once the days no longer matter. */
function timeLeft(t: Translate, view: RectificationView, today: string): string {
  const isWaiting = view.state === 'open' && !view.isOverdue;
  const days = daysBetween(today, view.dueOn);
  if (!isWaiting || days < 0) return '';
  return days === 0 ? t('rectifications.due-today') : t('rectifications.days-left', { days });
}

function RectificationDetail({ view }: { view: RectificationView }) {
  const t = useT();
  const { today } = useSession();
  const faults = view.steps.find(({ kind }) => kind === 'ordered')?.evidence ?? [];
  const left = timeLeft(t, view, today);
  return (
    <Page title={view.enterpriseName} status={<RectificationBadges row={view} />}>
      <Panel>
        <div className={styles.next}>
          <div>
            <Text size="sm" c="dimmed">
              {t('rectifications.next')}
            </Text>
            <strong>{t(`rectifications.next.${view.isOverdue ? 'overdue' : view.state}`)}</strong>
          </div>
          <RectificationSteps view={view} />
        </div>
      </Panel>
      <div className={styles.columns}>
        <div>
          <Panel title={t('rectifications.detail.title')}>
            <DescriptionList
              items={[
                { label: t('rectifications.problem'), value: view.description, wide: true },
                { label: t('rectifications.clause'), value: view.clause, wide: true },
                { label: t('rectifications.ordered-on'), value: formatDay(view.orderedOn) },
                {
                  label: t('rectifications.due-on'),
                  value: (
                    <>
                      {formatDay(view.dueOn)}
                      {left !== '' && (
                        <Text size="sm" c="dimmed">
                          {left}
                        </Text>
                      )}
                    </>
                  ),
                },
                {
                  label: t('rectifications.inspection'),
                  value: (
                    <AppLink to={`/inspections/${view.inspectionId}`}>
                      {view.noticeNo ?? t('rectifications.open-inspection')}
                    </AppLink>
                  ),
                },
              ]}
            />
            {faults.length > 0 && (
              <section aria-label={t('rectifications.fault-evidence')}>
                <Text size="sm" c="dimmed" mt="md">
                  {t('rectifications.fault-evidence')}
                </Text>
                <EvidenceGallery inspectionId={view.inspectionId} items={faults} />
              </section>
            )}
          </Panel>
          <Panel title={t('rectifications.steps')}>
            <RectificationTimeline view={view} />
          </Panel>
        </div>
        <div>
          <RecheckVisits view={view} />
        </div>
      </div>
    </Page>
  );
}

function RecheckVisits({ view }: { view: RectificationView }) {
  const t = useT();
  const { may } = useSession();
  const isUnsettled = view.state === 'open' || view.state === 'reported';
  return (
    <Panel title={t('rectifications.visits')}>
      {view.rechecks.length === 0 ? (
        <Text mb="sm">{t('rectifications.no-visits')}</Text>
      ) : (
        <ul className={styles.visits}>
          {view.rechecks.map((visit) => (
            <li key={visit.inspectionId}>
              <AppLink to={`/inspections/${visit.inspectionId}`}>
                {t('rectifications.visit-from', { day: formatDay(visit.plannedFrom) })}
              </AppLink>
              <InspectionBadge state={visit.state} />
            </li>
          ))}
        </ul>
      )}
      {isUnsettled && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('rectifications.visits-hint')}
        </Text>
      )}
      {isUnsettled && may('inspection.prepare') && (
        <LinkButton
          variant="default"
          to="/inspections/new"
          search={{
            enterpriseId: view.enterpriseId,
            groundKind: 'recheck',
            ...(view.noticeNo === null ? {} : { groundDocumentNo: view.noticeNo }),
          }}
        >
          {t('rectifications.plan-visit')}
        </LinkButton>
      )}
    </Panel>
  );
}
