/** Asks before an account is disabled, or enabled again. */
import { getSession, listAccounts, updateAccount } from '@liangma/contract/people';
import type { AccountView } from '@liangma/contract/people';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { useSession } from '../people/session.tsx';
import { unchanged } from './unchanged.ts';

export interface AccountDialogProps {
  account: AccountView;
  opened: boolean;
  onClose: () => void;
}

export function DisableDialog({ account, opened, onClose }: AccountDialogProps) {
  const t = useT();
  const session = useSession();
  const { username, isDisabled } = account;
  const command = useCommand(updateAccount, {
    invalidates: [listAccounts, getSession],
    onDone: (saved) => {
      notifyDone(saved.isDisabled ? t('accounts.disable-done', { username }) : t('accounts.enable-done', { username }));
      onClose();
    },
  });
  const close = () => {
    command.reset();
    onClose();
  };
  const isOwn = session.account.id === account.id;
  const question = isDisabled
    ? t('accounts.enable-question', { username })
    : t('accounts.disable-question', { username });
  return (
    <ConfirmDialog
      opened={opened}
      onClose={close}
      title={isDisabled ? t('accounts.enable') : t('accounts.disable')}
      question={
        <>
          <p>{question}</p>
          {isOwn && !isDisabled && <p>{t('accounts.disable-own')}</p>}
        </>
      }
      confirmLabel={isDisabled ? t('accounts.enable') : t('accounts.disable')}
      danger={!isDisabled}
      busy={command.isPending}
      error={command.error}
      onConfirm={() => {
        if (command.isPending) return;
        command.mutate({ params: { accountId: account.id }, body: { ...unchanged(account), isDisabled: !isDisabled } });
      }}
    />
  );
}
