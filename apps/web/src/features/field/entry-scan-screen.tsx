/** Entry by scanning the enterprise: its printed code, or the QR code of its business licence. */
import { Button } from '@mantine/core';
import { enterByEnterpriseCode, getInspection, listMyInspections } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { useT } from '../../messages/use-t.ts';
import { CodeScanner } from '../../scanner/code-scanner.tsx';
import { LinkButton } from '../../ui/app-link.tsx';
import { Loaded } from '../../ui/loading.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { BackLink } from './back-link.tsx';
import styles from './field.module.css';
import { ScannedProblem } from './scanned-problem.tsx';

export default function EntryScanScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const query = useEndpoint(getInspection, { params: { inspectionId } });
  return (
    <Page title={t('field.entry-scan.title')} intro={query.data?.enterprise.name}>
      <BackLink to={`/field/inspections/${inspectionId}`}>{t('field.back-to-inspection')}</BackLink>
      <Loaded query={query}>
        {(view) =>
          view.allowedCommands.includes('enter') ? (
            <EntryScan view={view} />
          ) : (
            <Notice tone="info">{t('field.entry.not-needed')}</Notice>
          )
        }
      </Loaded>
    </Page>
  );
}

function EntryScan({ view }: { view: InspectionView }) {
  const t = useT();
  const navigate = useNavigate();
  const [attempt, setAttempt] = useState(0);
  const [text, setText] = useState('');
  const command = useCommand(enterByEnterpriseCode, {
    invalidates: [getInspection, listMyInspections],
    onDone: () => {
      notifyDone(t('field.entry.done', { name: view.enterprise.name }));
      void navigate({ to: `/field/inspections/${view.id}` });
    },
  });
  const enter = (scanned: string) => {
    setText(scanned);
    const deviceAt = new Date().toISOString();
    command.mutate({ params: { inspectionId: view.id }, body: { text: scanned, deviceAt } });
  };
  return (
    <Panel>
      <div className={styles.fields}>
        {command.error && (
          <>
            <ScannedProblem error={command.error} text={text} expected={view.enterprise.name} />
            <Button
              onClick={() => {
                command.reset();
                setAttempt(attempt + 1);
              }}
            >
              {t('field.scanner.again')}
            </Button>
          </>
        )}
        <CodeScanner
          key={attempt}
          hint={t('field.entry-scan.hint')}
          typedLabel={t('field.scan.typed')}
          typedHint={t('field.scan.typed-hint')}
          onText={enter}
          busy={command.isPending}
          isPaused={command.error !== null}
        />
        <LinkButton to={`/field/inspections/${view.id}/exception`} variant="subtle">
          {t('field.entry-scan.no-code')}
        </LinkButton>
      </div>
    </Panel>
  );
}
