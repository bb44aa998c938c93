/** Roles and state of an account as badges. */
import type { AccountView } from '@liangma/contract/people';
import type { Role } from '@liangma/contract/permissions';
import { useT } from '../../messages/use-t.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import styles from './accounts.module.css';

export function RoleBadges({ roles }: { roles: readonly Role[] }) {
  const t = useT();
  return (
    <span className={styles.badges}>
      {roles.map((role) => (
        <StatusBadge key={role} tone={role === 'administrator' ? 'info' : 'neutral'}>
          {t(`people.role.${role}`)}
        </StatusBadge>
      ))}
    </span>
  );
}

export function AccountState({ account }: { account: AccountView }) {
  const t = useT();
  return (
    <span className={styles.badges}>
      {account.isDisabled ? (
        <StatusBadge tone="danger">{t('accounts.disabled')}</StatusBadge>
      ) : (
        <StatusBadge tone="success">{t('accounts.enabled')}</StatusBadge>
      )}
      {account.mustChangePassword && <StatusBadge tone="warning">{t('accounts.must-change')}</StatusBadge>}
    </span>
  );
}
