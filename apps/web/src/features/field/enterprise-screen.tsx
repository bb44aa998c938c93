/** One enterprise in the field: what this tablet knows of it; with a server also its licences and its visits of the year. */
import { getEnterprise } from '@liangma/contract/enterprises';
import { Button, Group } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { CallOutput } from '../../api/client.ts';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useFieldEnterprises } from '../../offline/use-field.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { BackLink } from './back-link.tsx';
import { EnterpriseHead } from './enterprise-head.tsx';
import styles from './field.module.css';
import { ServerOnly } from './server-only.tsx';
import { useToday } from './use-official-time.ts';
import { VisitsOfYear } from './visits-of-year.tsx';

type Detail = CallOutput<typeof getEnterprise>;

export default function EnterpriseScreen() {
  const t = useT();
  const { enterpriseId = '' } = useParams({ strict: false });
  const known = useFieldEnterprises().find(({ id }) => id === enterpriseId);
  const query = useEndpoint(getEnterprise, { params: { enterpriseId } });
  const thisYear = Number(useToday().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  return (
    <Page title={t('field.enterprise.title')}>
      <BackLink to="/field/enterprises">{t('field.enterprises.title')}</BackLink>
      {known ? (
        <Panel>
          <EnterpriseHead enterprise={known} />
        </Panel>
      ) : (
        <EmptyState title={t('field.enterprise.not-here')} text={t('field.enterprise.not-here-text')} />
      )}
      <Panel title={t('field.enterprise.register')}>
        <ServerOnly query={query}>{(detail) => <Register detail={detail} />}</ServerOnly>
      </Panel>
      <Panel
        title={t('field.visits.of-year', { year })}
        actions={
          <Group gap={8}>
            <Button variant="default" onClick={() => setYear(year - 1)}>
              {t('field.visits.previous')}
            </Button>
            <Button variant="default" onClick={() => setYear(year + 1)} disabled={year >= thisYear + 1}>
              {t('field.visits.next')}
            </Button>
          </Group>
        }
      >
        <VisitsOfYear enterpriseId={enterpriseId} year={year} />
      </Panel>
    </Page>
  );
}

function Register({ detail }: { detail: Detail }) {
  const t = useT();
  return (
    <div className={styles.fields}>
      <DescriptionList
        items={[
          { label: t('field.enterprise.industry'), value: detail.industry },
          { label: t('field.enterprise.county'), value: detail.county },
          { label: t('field.enterprise.category'), value: detail.supervisionCategory },
          { label: t('field.enterprise.risk'), value: detail.riskGrade },
          { label: t('field.enterprise.credit'), value: detail.creditGrade },
          { label: t('field.enterprise.remark'), value: detail.remark, wide: true },
        ]}
      />
      <Licences detail={detail} />
    </div>
  );
}

function Licences({ detail }: { detail: Detail }) {
  const t = useT();
  const today = useToday();
  return (
    <section aria-label={t('field.enterprise.licences')}>
      <h3>{t('field.enterprise.licences')}</h3>
      {detail.licences.length === 0 && <p>{t('field.enterprise.no-licences')}</p>}
      <ul className={styles.list}>
        {detail.licences.map((licence) => (
          <li key={`${licence.name}|${licence.number}`}>
            <strong>{licence.name}</strong> {licence.number}
            <div className={styles.rowHead}>
              {licence.isLongTerm
                ? t('field.enterprise.long-term')
                : t('field.enterprise.valid-until', { day: formatDay(licence.validUntil) })}
              {licence.validUntil !== null && licence.validUntil < today && (
                <StatusBadge tone="danger">{t('field.enterprise.expired')}</StatusBadge>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
