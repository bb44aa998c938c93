/** One enterprise: what is known of it, its licences, this year's visits and the cap, its code. */
import { IconClipboardPlus, IconPencil } from '@tabler/icons-react';
import { getEnterprise } from '@liangma/contract/enterprises';
import type { EnterpriseView } from '@liangma/contract/enterprises';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useEndpoint } from '../../api/queries.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { useSession } from '../people/public.ts';
import { EnterpriseBadge } from './enterprise-badge.tsx';
import { EnterpriseCodePanel } from './enterprise-code-panel.tsx';
import { EnterpriseVisits } from './enterprise-visits.tsx';
import styles from './enterprises.module.css';
import { LicenceTerm } from './licence-term.tsx';

type Licence = EnterpriseView['licences'][number];

const licenceColumns = (t: Translate, today: string): Column<Licence>[] => [
  { id: 'name', header: t('enterprises.licence.name'), cell: (licence) => licence.name },
  { id: 'number', header: t('enterprises.licence.number'), cell: (licence) => licence.number || '—' },
  {
    id: 'term',
    header: t('enterprises.licence.valid-until'),
    cell: (licence) => <LicenceTerm licence={licence} today={today} />,
  },
];

function Facts({ enterprise }: { enterprise: EnterpriseView }) {
  const t = useT();
  const { industry, industryCode } = enterprise;
  return (
    <Panel title={t('enterprises.facts')}>
      <DescriptionList
        items={[
          { label: t('enterprises.credit-code'), value: <span className={styles.code}>{enterprise.creditCode}</span> },
          { label: t('enterprises.subject'), value: t(`enterprises.subject.${enterprise.subject}`) },
          { label: t('enterprises.legal-representative'), value: enterprise.legalRepresentative },
          { label: t('enterprises.county'), value: enterprise.county },
          {
            label: t('enterprises.industry'),
            value:
              industryCode === '' ? industry : t('enterprises.industry-with-code', { industry, code: industryCode }),
          },
          { label: t('enterprises.category'), value: enterprise.supervisionCategory },
          { label: t('enterprises.risk'), value: enterprise.riskGrade },
          { label: t('enterprises.credit'), value: enterprise.creditGrade },
          { label: t('enterprises.contact'), value: enterprise.contactName },
          { label: t('enterprises.phone'), value: enterprise.contactPhone },
          { label: t('enterprises.registered-address'), value: enterprise.registeredAddress, wide: true },
          { label: t('enterprises.business-address'), value: enterprise.businessAddress, wide: true },
          ...(enterprise.formerNames.length > 0
            ? [
                {
                  label: t('enterprises.former-names'),
                  value: enterprise.formerNames.join(t('enterprises.comma')),
                  wide: true,
                },
              ]
            : []),
          ...(enterprise.remark === ''
            ? []
            : [{ label: t('enterprises.remark'), value: enterprise.remark, wide: true }]),
        ]}
      />
    </Panel>
  );
}

function Licences({ licences, today }: { licences: readonly Licence[]; today: string }) {
  const t = useT();
  const columns = useMemo(() => licenceColumns(t, today), [t, today]);
  return (
    <Panel title={t('enterprises.licence.title')} flush>
      {licences.length === 0 ? (
        <EmptyState title={t('enterprises.licence.none')} />
      ) : (
        <TableView
          caption={t('enterprises.licence.title')}
          columns={columns}
          rows={licences}
          rowKey={(licence) => `${licence.name}|${licence.number}|${licence.validUntil ?? ''}`}
        />
      )}
    </Panel>
  );
}

export default function EnterpriseScreen() {
  const t = useT();
  const { may, today } = useSession();
  const { enterpriseId = '' } = useParams({ strict: false });
  const query = useEndpoint(getEnterprise, { params: { enterpriseId } });
  const enterprise = query.data;
  return (
    <Page
      title={enterprise?.name ?? t('enterprises.detail.title')}
      status={enterprise && <EnterpriseBadge status={enterprise.status} />}
      actions={
        <>
          {may('enterprise.edit') && (
            <LinkButton
              to={`/enterprises/${enterpriseId}/edit`}
              variant="default"
              leftSection={<IconPencil size={16} aria-hidden />}
            >
              {t('enterprises.edit')}
            </LinkButton>
          )}
          {may('inspection.prepare') && enterprise?.status === 'active' && (
            <LinkButton
              to="/inspections/new"
              search={{ enterpriseId }}
              leftSection={<IconClipboardPlus size={16} aria-hidden />}
            >
              {t('enterprises.new-inspection')}
            </LinkButton>
          )}
        </>
      }
    >
      <Loaded query={query}>
        {(loaded) => (
          <div className={styles.columns}>
            <div className={styles.main}>
              <Facts enterprise={loaded} />
              <EnterpriseVisits enterpriseId={enterpriseId} thisYear={Number(today.slice(0, 4))} />
              <Licences licences={loaded.licences} today={today} />
            </div>
            <EnterpriseCodePanel enterprise={loaded} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
