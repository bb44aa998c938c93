/** Shown for an address that belongs to no account. */
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

export function AccountMissing() {
  const t = useT();
  return (
    <EmptyState
      title={t('accounts.missing')}
      action={<LinkButton to="/settings/accounts">{t('accounts.to-list')}</LinkButton>}
    />
  );
}
