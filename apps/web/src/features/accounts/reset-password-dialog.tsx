/** The administrator sets a password for somebody who forgot it; it must be changed at the next log-in. */
import { listAccounts, newPassword, updateAccount } from '@liangma/contract/people';
import { Text } from '@mantine/core';
import { z } from 'zod';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { PasswordField } from '../../ui/text-fields.tsx';
import type { AccountDialogProps } from './disable-dialog.tsx';
import { unchanged } from './unchanged.ts';

const schema = z.object({ newPassword });

export function ResetPasswordDialog({ account, opened, onClose }: AccountDialogProps) {
  const t = useT();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('accounts.reset')}>
      <ResetPasswordForm account={account} onDone={onClose} />
    </Dialog>
  );
}

function ResetPasswordForm({ account, onDone }: { account: AccountDialogProps['account']; onDone: () => void }) {
  const t = useT();
  const form = useAppForm({ schema });
  const command = useCommand(updateAccount, {
    invalidates: [listAccounts],
    onDone: ({ username }) => {
      notifyDone(t('accounts.reset-done', { username }));
      onDone();
    },
  });
  return (
    <Form
      form={form}
      label={t('accounts.reset')}
      onSubmit={(fields) =>
        command.mutate({ params: { accountId: account.id }, body: { ...unchanged(account), ...fields } })
      }
      error={command.error}
      busy={command.isPending}
      submitLabel={t('accounts.reset-submit')}
      onCancel={onDone}
    >
      <Text size="sm">{t('accounts.reset-means', { username: account.username })}</Text>
      <PasswordField
        name="newPassword"
        label={t('accounts.new-password')}
        hint={t('accounts.password-hint', { count: newPassword.minLength ?? 0 })}
        autoComplete="new-password"
        required
      />
    </Form>
  );
}
