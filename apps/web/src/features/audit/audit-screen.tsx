/** Who did what and when. */
import { useT } from '../../messages/use-t.ts';
import { Page } from '../../ui/page.tsx';

export default function AuditScreen() {
  const t = useT();
  return (
    <Page title={t('audit.list.title')}>
      <></>
    </Page>
  );
}
