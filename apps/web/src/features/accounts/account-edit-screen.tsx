/** Changes name, roles, section or officer of an account. */
import { getSession, listAccounts, updateAccount } from '@liangma/contract/people';
import type { AccountView } from '@liangma/contract/people';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { Form, FormSection, useAppForm } from '../../ui/form.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { DisplayNameField, DutyFields } from './account-fields.tsx';
import { AccountMissing } from './account-missing.tsx';
import { useAccount } from './use-account.ts';

export default function AccountEditScreen() {
  const t = useT();
  const { accountId = '' } = useParams({ strict: false });
  const query = useAccount(accountId);
  // What was remembered may be an old revision: the form begins with what the server says now.
  const fresh = { ...query, data: query.isFetchedAfterMount ? query.data : undefined };
  return (
    <Page title={t('accounts.edit.title')} intro={query.data?.username} width="form">
      <Loaded query={fresh}>
        {(account) => (account ? <EditedAccount key={account.id} account={account} /> : <AccountMissing />)}
      </Loaded>
    </Page>
  );
}

function EditedAccount({ account }: { account: AccountView }) {
  const t = useT();
  const navigate = useNavigate();
  const leave = () => void navigate({ to: `/settings/accounts/${account.id}` });
  // What comes from the server meanwhile must not replace what is being written.
  const [{ displayName, roles, sectionId, officerId, isDisabled, revision }] = useState(account);
  const form = useAppForm({
    schema: updateAccount.body,
    defaultValues: { displayName, roles, sectionId, officerId, isDisabled, revision, newPassword: null },
  });
  const command = useCommand(updateAccount, {
    // The own roles decide what the navigation shows.
    invalidates: [listAccounts, getSession],
    onDone: () => {
      notifyDone(t('accounts.saved'));
      leave();
    },
  });
  return (
    <Panel>
      <Form
        form={form}
        label={t('accounts.edit.title')}
        onSubmit={(body) => command.mutate({ params: { accountId: account.id }, body })}
        error={command.error}
        busy={command.isPending}
        submitLabel={t('accounts.save')}
        onCancel={leave}
      >
        <FormSection title={t('accounts.person')}>
          <DisplayNameField />
        </FormSection>
        <DutyFields />
      </Form>
    </Panel>
  );
}
