/** Screens of last resort: no such page, no permission, the page failed. */
import { Button } from '@mantine/core';
import { NetworkError, ProblemError } from '../api/problem-error.ts';
import { useT } from '../messages/use-t.ts';
import { LinkButton } from '../ui/app-link.tsx';
import { Page, Panel } from '../ui/page.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';

export function NotFoundScreen() {
  const t = useT();
  return (
    <Page title={t('app.not-found.title')} width="form">
      <Panel>
        <p>{t('app.not-found.text')}</p>
        <LinkButton to="/">{t('app.home')}</LinkButton>
      </Panel>
    </Page>
  );
}

export function NoPermissionScreen() {
  const t = useT();
  return (
    <Page title={t('app.no-permission.title')} width="form">
      <Panel>
        <p>{t('app.no-permission.text')}</p>
        <LinkButton to="/">{t('app.home')}</LinkButton>
      </Panel>
    </Page>
  );
}

/** For what a screen threw; a problem of the server is shown as such. */
export function FailedScreen({ error }: { error: unknown }) {
  const t = useT();
  const known = error instanceof ProblemError || error instanceof NetworkError;
  return (
    <Page title={t('app.failed.title')} width="form">
      <Panel>
        {known ? <ProblemAlert error={error} /> : <p>{t('app.failed.text')}</p>}
        <Button mt="md" onClick={() => window.location.reload()}>
          {t('app.reload')}
        </Button>
      </Panel>
    </Page>
  );
}
