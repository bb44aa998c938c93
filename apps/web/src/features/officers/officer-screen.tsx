/** One officer: who it is, what the certificate says, and whether it allows inspections today. */
import { Alert } from '@mantine/core';
import { IconInfoCircle, IconPencil } from '@tabler/icons-react';
import { getOfficer } from '@liangma/contract/people';
import type { OfficerView } from '@liangma/contract/people';
import { useParams } from '@tanstack/react-router';
import { useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { useSession } from '../people/public.ts';
import { CertificateBadge } from './certificate-badge.tsx';
import { certificateState } from './certificate-state.ts';
import styles from './officers.module.css';

/** Why the officer may not inspect, or that the certificate runs out; nothing when all is well. */
function Notice({ officer, today }: { officer: OfficerView; today: string }) {
  const t = useT();
  const state = certificateState(officer, today);
  if (state === 'valid') return null;
  const isMild = state === 'soon' || state === 'supervision';
  return (
    <Alert
      color={isMild ? 'yellow' : 'red'}
      c={isMild ? '#5c3a00' : '#7a1710'}
      variant="light"
      icon={<IconInfoCircle aria-hidden />}
    >
      {t(`officers.notice.${state}`)}
    </Alert>
  );
}

function Facts({ officer }: { officer: OfficerView }) {
  const t = useT();
  return (
    <>
      <Panel title={t('officers.certificate')}>
        <DescriptionList
          items={[
            {
              label: t('officers.certificate-no'),
              value: <span className={styles.number}>{officer.certificateNo}</span>,
            },
            { label: t('officers.certificate-kind'), value: t(`officers.kind.${officer.certificateKind}`) },
            { label: t('officers.status'), value: t(`officers.status.${officer.status}`) },
            { label: t('officers.issued-by'), value: officer.issuedBy },
            { label: t('officers.issued-on'), value: formatDay(officer.issuedOn) },
            { label: t('officers.valid-until'), value: formatDay(officer.validUntil) },
            { label: t('officers.field'), value: officer.field, wide: true },
            { label: t('officers.area'), value: officer.area, wide: true },
          ]}
        />
      </Panel>
      <Panel title={t('officers.person')}>
        <DescriptionList
          items={[
            { label: t('officers.name'), value: officer.name },
            { label: t('officers.sex'), value: officer.sex },
            { label: t('officers.unit'), value: officer.unit },
            { label: t('officers.section'), value: officer.sectionName },
            { label: t('officers.post'), value: officer.post },
          ]}
        />
      </Panel>
    </>
  );
}

export default function OfficerScreen() {
  const t = useT();
  const { may, today } = useSession();
  const { officerId = '' } = useParams({ strict: false });
  const query = useEndpoint(getOfficer, { params: { officerId } });
  const officer = query.data;
  return (
    <Page
      title={officer?.name ?? t('officers.detail.title')}
      status={officer && <CertificateBadge officer={officer} day={today} />}
      width="form"
      actions={
        may('officer.edit') && (
          <LinkButton
            to={`/officers/${officerId}/edit`}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            {t('officers.edit')}
          </LinkButton>
        )
      }
    >
      <Loaded query={query}>
        {(loaded) => (
          <>
            <Notice officer={loaded} today={today} />
            <Facts officer={loaded} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
