/** A new account; its password must be changed at the first log-in. */
import { createAccount, listAccounts, newPassword } from '@liangma/contract/people';
import { useNavigate } from '@tanstack/react-router';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { FieldRow, Form, FormSection, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { PasswordField, TextField } from '../../ui/text-fields.tsx';
import { DisplayNameField, DutyFields } from './account-fields.tsx';

export default function AccountNewScreen() {
  const t = useT();
  const navigate = useNavigate();
  const form = useAppForm({ schema: createAccount.body, defaultValues: { roles: [] } });
  const command = useCommand(createAccount, {
    invalidates: [listAccounts],
    onDone: ({ id, username }) => {
      notifyDone(t('accounts.created', { username }));
      void navigate({ to: `/settings/accounts/${id}` });
    },
  });
  return (
    <Page title={t('accounts.new.title')} width="form">
      <Panel>
        <Form
          form={form}
          label={t('accounts.new.title')}
          onSubmit={(body) => command.mutate({ body })}
          error={command.error}
          busy={command.isPending}
          submitLabel={t('accounts.create')}
          onCancel={() => void navigate({ to: '/settings/accounts' })}
        >
          <FormSection title={t('accounts.login')}>
            <FieldRow>
              <DisplayNameField />
              <TextField
                name="username"
                label={t('accounts.username')}
                hint={t('accounts.username-hint')}
                required
                maxLength={40}
              />
            </FieldRow>
            <PasswordField
              name="password"
              label={t('accounts.initial-password')}
              hint={t('accounts.password-hint', { count: newPassword.minLength ?? 0 })}
              autoComplete="new-password"
              required
            />
          </FormSection>
          <DutyFields />
        </Form>
      </Panel>
    </Page>
  );
}
