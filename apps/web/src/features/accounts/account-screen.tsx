/** One account: who it is, what it may do; a new password, disabling and enabling. */
import type { AccountView } from '@liangma/contract/people';
import { Button, Group, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { useAllOfficers } from '../officers/public.ts';
import { AccountState } from './account-badges.tsx';
import { AccountMissing } from './account-missing.tsx';
import { DisableDialog } from './disable-dialog.tsx';
import { ResetPasswordDialog } from './reset-password-dialog.tsx';
import styles from './accounts.module.css';
import { useAccount } from './use-account.ts';

export default function AccountScreen() {
  const t = useT();
  const { accountId = '' } = useParams({ strict: false });
  const query = useAccount(accountId);
  const account = query.data;
  return (
    <Page
      title={account?.displayName ?? t('accounts.detail.title')}
      status={account && <AccountState account={account} />}
      width="form"
      actions={
        account && <LinkButton to={`/settings/accounts/${account.id}/edit`}>{t('accounts.edit.title')}</LinkButton>
      }
    >
      <Loaded query={query}>
        {(one) =>
          one ? (
            <>
              <AccountFacts account={one} />
              <LoginPanel account={one} />
            </>
          ) : (
            <AccountMissing />
          )
        }
      </Loaded>
    </Page>
  );
}

function AccountFacts({ account }: { account: AccountView }) {
  const t = useT();
  const officer = useAllOfficers().data?.find(({ id }) => id === account.officerId);
  const officerText = [account.officerName, officer?.certificateNo].filter(Boolean).join(' ');
  return (
    <Panel>
      <DescriptionList
        items={[
          { label: t('accounts.display-name'), value: account.displayName },
          { label: t('accounts.username'), value: account.username },
          { label: t('accounts.section'), value: account.sectionName },
          { label: t('accounts.officer'), value: officerText },
          {
            label: t('accounts.roles'),
            wide: true,
            value: (
              <ul className={styles.explained}>
                {account.roles.map((role) => (
                  <li key={role}>
                    <strong>{t(`people.role.${role}`)}</strong>
                    <span>{t(`accounts.role-does.${role}`)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function LoginPanel({ account }: { account: AccountView }) {
  const t = useT();
  const [open, setOpen] = useState<'password' | 'disable' | null>(null);
  const [toDisable, setToDisable] = useState(false);
  const close = () => setOpen(null);
  return (
    <Panel title={t('accounts.login')}>
      <Text size="sm" mb="md">
        {account.isDisabled
          ? t('accounts.disabled-means')
          : account.mustChangePassword
            ? t('accounts.must-change-means')
            : t('accounts.enabled-means')}
      </Text>
      <Group gap="sm">
        {/* the server refuses it: a supervisor reads all bureaus, so that no administrator may know the password */}
        {!account.roles.includes('supervisor') && (
          <Button variant="default" onClick={() => setOpen('password')}>
            {t('accounts.reset')}
          </Button>
        )}
        <Button
          variant={account.isDisabled ? 'default' : 'outline'}
          {...(account.isDisabled ? {} : { color: 'red.9' })}
          onClick={() => {
            setToDisable(!account.isDisabled);
            setOpen('disable');
          }}
        >
          {account.isDisabled ? t('accounts.enable') : t('accounts.disable')}
        </Button>
      </Group>
      <ResetPasswordDialog account={account} opened={open === 'password'} onClose={close} />
      <DisableDialog account={account} toDisable={toDisable} opened={open === 'disable'} onClose={close} />
    </Panel>
  );
}
