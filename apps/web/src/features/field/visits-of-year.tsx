/** The visits of a year at one enterprise against the cap, each with whether it counts. */
import { Text } from '@mantine/core';
import { getEnterpriseVisits } from '@liangma/contract/enterprises';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { InspectionBadge, InspectionCap } from '../inspections/public.ts';
import styles from './field.module.css';
import { ServerOnly } from './server-only.tsx';

export function VisitsOfYear({ enterpriseId, year }: { enterpriseId: string; year: number }) {
  const t = useT();
  const query = useEndpoint(getEnterpriseVisits, { params: { enterpriseId, year } });
  return (
    <ServerOnly query={query}>
      {({ limit, source, visits }) => {
        const counted = visits.filter((visit) => visit.countsTowardsCap).length;
        return (
          <div className={styles.fields}>
            <InspectionCap use={{ limit, source, counted, exempt: visits.length - counted }} />
            {visits.length === 0 && <Text>{t('field.visits.none')}</Text>}
            <ul className={styles.list}>
              {visits.map((visit) => (
                <li key={visit.inspectionId} className={styles.visit}>
                  <div className={styles.rowHead}>
                    <strong>{formatDay(visit.day)}</strong>
                    <InspectionBadge state={visit.state} />
                    <StatusBadge tone="neutral">
                      {t(visit.countsTowardsCap ? 'field.visits.counts' : 'field.visits.exempt')}
                    </StatusBadge>
                  </div>
                  <div>{visit.matters.join(t('inspections.list-comma'))}</div>
                  <div className={styles.dim}>{t(`inspections.ground.${visit.groundKind}`)}</div>
                </li>
              ))}
            </ul>
          </div>
        );
      }}
    </ServerOnly>
  );
}
