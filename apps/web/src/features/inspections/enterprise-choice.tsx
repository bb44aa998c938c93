/** Choosing the enterprise: search as one types; the chosen one with its state and its visits of the year at once. */
import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { getEnterprise, getEnterpriseVisits, listEnterprises } from '@liangma/contract/enterprises';
import type { GroundKind } from '@liangma/domain/inspection/inspection';
import { useState } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { SelectField } from '../../ui/choice-fields.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { InspectionBadge } from './inspection-badge.tsx';
import { InspectionCap } from './inspection-cap.tsx';
import styles from './inspection-form.module.css';

interface Choice {
  id: string;
  name: string;
  creditCode: string;
}

const labelOf = ({ name, creditCode }: Choice): string => `${name} ${creditCode}`;

/** Characters that the server needs for a search. */
const shortest = 2;

/** `enterpriseId` is the chosen one. */
export function EnterpriseField({ enterpriseId }: { enterpriseId: string | null }) {
  const t = useT();
  const [text, setText] = useState('');
  const [debounced] = useDebouncedValue(text.trim(), 250);
  const chosen = useEndpoint(
    getEnterprise,
    { params: { enterpriseId: enterpriseId ?? '' } },
    { enabled: enterpriseId !== null },
  );
  const current = enterpriseId === chosen.data?.id ? chosen.data : undefined;
  // Once chosen, the field holds the label of the choice: that is no search.
  const isSearch = debounced.length >= shortest && (!current || debounced !== labelOf(current));
  const found = useEndpoint(listEnterprises, { query: { limit: 20, ...(isSearch ? { search: debounced } : {}) } });
  const choices: Choice[] = [...(found.data?.items ?? [])];
  if (current && !choices.some(({ id }) => id === current.id)) choices.unshift(current);
  return (
    <SelectField
      name="enterpriseId"
      label={t('inspections.enterprise')}
      hint={t('inspections.enterprise-hint')}
      placeholder={t('inspections.search-hint')}
      required
      searchable
      onSearch={setText}
      options={choices.map((choice) => ({ value: choice.id, label: labelOf(choice) }))}
    />
  );
}

export interface EnterpriseCardProps {
  enterpriseId: string;
  year: number;
  groundKind: GroundKind;
}

/** The chosen enterprise, and what the cap leaves this year. */
export function EnterpriseCard({ enterpriseId, year, groundKind }: EnterpriseCardProps) {
  const t = useT();
  const enterprise = useEndpoint(getEnterprise, { params: { enterpriseId } });
  const visits = useEndpoint(getEnterpriseVisits, { params: { enterpriseId, year } });
  return (
    <div className={styles.card}>
      <Loaded query={enterprise}>
        {(one) => (
          <>
            <div className={styles.cardHead}>
              <strong>{one.name}</strong>
              {one.status === 'active' ? (
                <StatusBadge tone="success">{t('inspections.enterprise-active')}</StatusBadge>
              ) : (
                <StatusBadge tone="danger">{t('inspections.enterprise-deregistered')}</StatusBadge>
              )}
              <StatusBadge tone={one.subject === 'non-enterprise' ? 'warning' : 'neutral'}>
                {t(`inspections.subject.${one.subject}`)}
              </StatusBadge>
            </div>
            <Text size="sm">{one.creditCode}</Text>
            <Text size="sm" c="dimmed">
              {one.businessAddress || one.registeredAddress}
            </Text>
          </>
        )}
      </Loaded>
      <Loaded query={visits}>
        {(use) => {
          const counted = use.visits.filter((visit) => visit.countsTowardsCap).length;
          return (
            <section aria-label={t('inspections.visits-of-year', { year: use.year })}>
              <InspectionCap
                use={{ limit: use.limit, source: use.source, counted, exempt: use.visits.length - counted }}
                groundKind={groundKind}
              />
              {use.visits.length > 0 && (
                <ul className={styles.visits}>
                  {use.visits.map((visit) => (
                    <li key={visit.inspectionId}>
                      <AppLink to={`/inspections/${visit.inspectionId}`}>{formatDay(visit.day)}</AppLink>
                      <InspectionBadge state={visit.state} />
                      <span>{t(`inspections.ground.${visit.groundKind}`)}</span>
                      <span>{visit.matters.join(t('inspections.list-comma'))}</span>
                    </li>
                  ))}
                </ul>
              )}
            </section>
          );
        }}
      </Loaded>
    </div>
  );
}
