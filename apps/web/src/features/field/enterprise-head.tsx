/** Which enterprise one stands in front of: name, credit code, what it is, and whether it still exists. */
import type { enterpriseRowSchema } from '@liangma/contract/enterprises';
import type { z } from 'zod';
import { useT } from '../../messages/use-t.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './field.module.css';

export type EnterpriseRow = z.output<typeof enterpriseRowSchema>;

export function EnterpriseHead({ enterprise }: { enterprise: EnterpriseRow }) {
  const t = useT();
  return (
    <>
      <div className={styles.rowHead}>
        <h2 className={styles.enterpriseName}>{enterprise.name}</h2>
        <EnterpriseBadges enterprise={enterprise} />
      </div>
      <DescriptionList
        items={[
          { label: t('field.inspection.credit-code'), value: enterprise.creditCode },
          { label: t('field.enterprise.industry'), value: enterprise.industry },
          { label: t('field.enterprise.county'), value: enterprise.county },
          { label: t('field.enterprise.category'), value: enterprise.supervisionCategory },
          { label: t('field.enterprise.risk'), value: enterprise.riskGrade },
          { label: t('field.enterprise.credit'), value: enterprise.creditGrade },
        ]}
      />
    </>
  );
}

export function EnterpriseBadges({ enterprise }: { enterprise: EnterpriseRow }) {
  const t = useT();
  return (
    <>
      {enterprise.status === 'deregistered' && (
        <StatusBadge tone="danger">{t('inspections.enterprise-deregistered')}</StatusBadge>
      )}
      {enterprise.subject !== 'enterprise' && (
        <StatusBadge tone={enterprise.subject === 'non-enterprise' ? 'warning' : 'neutral'}>
          {t(`inspections.subject.${enterprise.subject}`)}
        </StatusBadge>
      )}
    </>
  );
}
