/** Who may log in, with roles and state. */
import { useT } from '../../messages/use-t.ts';
import { Page } from '../../ui/page.tsx';

export default function AccountListScreen() {
  const t = useT();
  return (
    <Page title={t('accounts.list.title')}>
      <></>
    </Page>
  );
}
