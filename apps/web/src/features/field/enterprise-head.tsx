/** Which enterprise one stands in front of: what this tablet knows of it. */
import type { PackEnterprise } from '@liangma/contract/field-pack';
import { IconPhone } from '@tabler/icons-react';
import { useT } from '../../messages/use-t.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './field.module.css';

export function EnterpriseHead({ enterprise }: { enterprise: PackEnterprise }) {
  const t = useT();
  return (
    <>
      <div className={styles.rowHead}>
        <h2 className={styles.enterpriseName}>{enterprise.name}</h2>
        {enterprise.status === 'deregistered' && (
          <StatusBadge tone="danger">{t('inspections.enterprise-deregistered')}</StatusBadge>
        )}
      </div>
      <DescriptionList
        items={[
          { label: t('field.inspection.credit-code'), value: enterprise.creditCode },
          { label: t('field.inspection.address'), value: enterprise.address, wide: true },
          { label: t('field.inspection.contact'), value: enterprise.contactName },
          { label: t('field.inspection.phone'), value: <PhoneLink number={enterprise.contactPhone} /> },
          { label: t('field.enterprise.former'), value: enterprise.formerNames.join('；'), wide: true },
        ]}
      />
    </>
  );
}

/** A number to call with one tap; a dash when there is none. */
export function PhoneLink({ number }: { number: string }) {
  if (number === '') return '—';
  return (
    <a href={`tel:${number}`} className={styles.touchLink}>
      <IconPhone size={18} aria-hidden />
      {number}
    </a>
  );
}
