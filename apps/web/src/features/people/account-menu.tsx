/** The menu of the own account in the top bar. */
import { logout, logoutEverywhere } from '@liangma/contract/people';
import { Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowsExchange, IconChevronDown, IconDevices, IconKey, IconLogout, IconUser } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommand } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { lockField } from '../../offline/current-field.ts';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import styles from './account-menu.module.css';
import { ChangePasswordDialog } from './change-password-dialog.tsx';
import { RoleNames } from './role-names.tsx';
import { useSession } from './session.tsx';

export interface AccountMenuProps {
  accountPath: string;
  /** The other area, if the account may use it. */
  otherArea: { path: string; label: string } | null;
}

export function AccountMenu({ accountPath, otherArea }: AccountMenuProps) {
  const t = useT();
  const { account } = useSession();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [dialog, setDialog] = useState<'password' | 'everywhere' | null>(null);
  const leave = async () => {
    await navigate({ to: '/login' });
    queryClient.clear();
    // Whoever leaves the server leaves the tablet too; what waits there stays, sealed.
    lockField();
  };
  const leaving = useCommand(logout, { onDone: () => void leave() });
  const leavingEverywhere = useCommand(logoutEverywhere, { onDone: () => void leave() });

  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md" withInitialFocusPlaceholder={false} withinPortal={false}>
        <Menu.Target>
          <UnstyledButton className={styles.button}>
            <span className={styles.initial} data-initial={account.displayName.slice(0, 1)} aria-hidden />
            <VisuallyHidden>{t('people.account.menu')}</VisuallyHidden>
            <span className={styles.name}>{account.displayName}</span>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label className={styles.head}>
            <Text fw={600} span display="block" c="var(--mantine-color-text)">
              {account.displayName}
            </Text>
            <Text size="sm" c="dimmed" span>
              <RoleNames roles={account.roles} />
            </Text>
          </Menu.Label>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconUser size={16} aria-hidden />}
            renderRoot={(props) => <Link {...props} to={accountPath} />}
          >
            {t('people.account.title')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => setDialog('password')}>
            {t('people.password.title')}
          </Menu.Item>
          {otherArea && (
            <Menu.Item
              leftSection={<IconArrowsExchange size={16} aria-hidden />}
              renderRoot={(props) => <Link {...props} to={otherArea.path} />}
            >
              {otherArea.label}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => leaving.mutate({})}>
            {t('people.logout')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDevices size={16} aria-hidden />} onClick={() => setDialog('everywhere')}>
            {t('people.logout-everywhere')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePasswordDialog opened={dialog === 'password'} onClose={() => setDialog(null)} />
      <ConfirmDialog
        opened={dialog === 'everywhere'}
        onClose={() => setDialog(null)}
        title={t('people.logout-everywhere')}
        question={t('people.logout-everywhere.question')}
        confirmLabel={t('people.logout-everywhere')}
        busy={leavingEverywhere.isPending}
        error={leavingEverywhere.error}
        onConfirm={() => leavingEverywhere.mutate({})}
      />
    </>
  );
}
