/** Asks before an account is disabled, or enabled again. */
import { getSession, listAccounts, updateAccount } from '@liangma/contract/people';
import type { AccountView } from '@liangma/contract/people';
import { useRef } from 'react';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { useSession } from '../people/public.ts';
import { unchanged } from './unchanged.ts';

export interface AccountDialogProps {
  account: AccountView;
  opened: boolean;
  onClose: () => void;
}

/** `toDisable` is what was asked for when it was opened: the account itself changes while the dialog still closes. */
export function DisableDialog({ account, toDisable, opened, onClose }: AccountDialogProps & { toDisable: boolean }) {
  const t = useT();
  const session = useSession();
  const { username } = account;
  const isSent = useRef(false);
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
  const name = toDisable ? t('accounts.disable') : t('accounts.enable');
  return (
    <ConfirmDialog
      opened={opened}
      onClose={close}
      title={name}
      question={
        <>
          <p>
            {toDisable ? t('accounts.disable-question', { username }) : t('accounts.enable-question', { username })}
          </p>
          {isOwn && toDisable && <p>{t('accounts.disable-own')}</p>}
        </>
      }
      confirmLabel={name}
      danger={toDisable}
      busy={command.isPending}
      error={command.error}
      onConfirm={() => {
        // A second click may come before the screen shows that the first was taken.
        if (isSent.current || !opened) return;
        isSent.current = true;
        command.mutate(
          { params: { accountId: account.id }, body: { ...unchanged(account), isDisabled: toDisable } },
          { onSettled: () => (isSent.current = false) },
        );
      }}
    />
  );
}
