/** One enterprise in the field: what it is, whom to call, its licences, its visits of the year. */
import { getEnterprise } from '@liangma/contract/enterprises';
import { IconPhone } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button, Group } from '@mantine/core';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useSession } from '../people/public.ts';
import { BackLink } from './back-link.tsx';
import { EnterpriseHead } from './enterprise-head.tsx';
import styles from './field.module.css';
import { VisitsOfYear } from './visits-of-year.tsx';

export default function EnterpriseScreen() {
  const t = useT();
  const { today } = useSession();
  const { enterpriseId = '' } = useParams({ strict: false });
  const query = useEndpoint(getEnterprise, { params: { enterpriseId } });
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  return (
    <Page title={t('field.enterprise.title')}>
      <BackLink to="/field/enterprises">{t('field.enterprises.title')}</BackLink>
      <Loaded query={query}>
        {(enterprise) => (
          <>
            <Panel>
              <div className={styles.fields}>
                <EnterpriseHead enterprise={enterprise} />
                <DescriptionList
                  items={[
                    {
                      label: t('field.inspection.address'),
                      value: enterprise.businessAddress || enterprise.registeredAddress,
                      wide: true,
                    },
                    { label: t('field.inspection.contact'), value: enterprise.contactName },
                    {
                      label: t('field.inspection.phone'),
                      value: enterprise.contactPhone && (
                        <a href={`tel:${enterprise.contactPhone}`} className={styles.touchLink}>
                          <IconPhone size={18} aria-hidden />
                          {enterprise.contactPhone}
                        </a>
                      ),
                    },
                    { label: t('field.enterprise.former'), value: enterprise.formerNames.join('；'), wide: true },
                    { label: t('field.enterprise.remark'), value: enterprise.remark, wide: true },
                  ]}
                />
              </div>
            </Panel>
            <Panel title={t('field.enterprise.licences')}>
              {enterprise.licences.length === 0 && <p>{t('field.enterprise.no-licences')}</p>}
              <ul className={styles.list}>
                {enterprise.licences.map((licence) => (
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
              <VisitsOfYear enterpriseId={enterprise.id} year={year} />
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}
