/** The bureau: what holds for it, and its sections. */
import { useT } from '../../messages/use-t.ts';
import { Page } from '../../ui/page.tsx';

export default function BureauScreen() {
  const t = useT();
  return (
    <Page title={t('bureaus.detail.title')}>
      <></>
    </Page>
  );
}
