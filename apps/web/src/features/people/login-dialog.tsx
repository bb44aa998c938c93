/** Logs a known account in again without leaving the screen: work that is open there stays open. */
import { login } from '@liangma/contract/people';
import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '../../api/queries.ts';
import { tabletHere } from '../../offline/desk-access.ts';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/text-fields.tsx';
import { sessionQuery } from './session.tsx';

const schema = login.body.pick({ password: true });

export interface LoginDialogProps {
  opened: boolean;
  onClose: () => void;
  account: { username: string; displayName: string };
  onDone: () => void;
}

export function LoginDialog({ opened, onClose, account, onDone }: LoginDialogProps) {
  const t = useT();
  const queryClient = useQueryClient();
  const form = useAppForm({ schema });
  const command = useCommand(login, {
    onDone: (session) => {
      // Nothing that another account saw may stay.
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      form.reset();
      onClose();
      onDone();
    },
  });
  return (
    <Dialog opened={opened} onClose={onClose} title={t('people.login.title')}>
      <Stack gap="md">
        <Text>
          {t('people.login.username')}: {account.displayName} ({account.username})
        </Text>
        <Form
          form={form}
          label={t('people.login.title')}
          onSubmit={({ password }) =>
            // for sending, not for whoever comes to the desk after the lock
            void tabletHere(false).then((tablet) =>
              command.mutate({ body: { username: account.username, password, tablet } }),
            )
          }
          error={command.error}
          busy={command.isPending}
          submitLabel={t('people.login.submit')}
          onCancel={onClose}
        >
          <PasswordField name="password" label={t('people.login.password')} autoComplete="current-password" required />
        </Form>
      </Stack>
    </Dialog>
  );
}
