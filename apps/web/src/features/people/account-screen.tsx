/** The own account: who am I here, and my password. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { DescriptionList } from '../../ui/description-list.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { ChangePasswordDialog } from './change-password-dialog.tsx';
import { RoleNames } from './role-names.tsx';
import { useSession } from './session.tsx';

export default function AccountScreen() {
  const t = useT();
  const { account, bureau } = useSession();
  const [changing, setChanging] = useState(false);
  return (
    <Page title={t('people.account.title')} width="form">
      <Panel>
        <DescriptionList
          items={[
            { label: t('people.account.name'), value: account.displayName },
            { label: t('people.account.username'), value: account.username },
            { label: t('people.account.bureau'), value: bureau.name },
            { label: t('people.account.roles'), value: <RoleNames roles={account.roles} />, wide: true },
          ]}
        />
      </Panel>
      <Panel title={t('people.account.security')}>
        <Button variant="default" onClick={() => setChanging(true)}>
          {t('people.password.title')}
        </Button>
        <ChangePasswordDialog opened={changing} onClose={() => setChanging(false)} />
      </Panel>
    </Page>
  );
}
