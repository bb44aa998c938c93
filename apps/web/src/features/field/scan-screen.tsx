/** 扫码: whose code is this, how often was it visited this year, and which of my inspections can begin here now. */
import { Button, Text } from '@mantine/core';
import { resolveCode } from '@liangma/contract/enterprises';
import { enterByEnterpriseCode, getInspection, listMyInspections } from '@liangma/contract/inspections';
import type { InspectionRow } from '@liangma/contract/inspections';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CallOutput } from '../../api/client.ts';
import { useCommand, useEndpoint } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { CodeScanner } from '../../scanner/code-scanner.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { BigButton } from '../../ui/field-controls.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useSession } from '../people/public.ts';
import { EnterpriseHead } from './enterprise-head.tsx';
import styles from './field.module.css';
import { VisitsOfYear } from './visits-of-year.tsx';

export default function ScanScreen() {
  const t = useT();
  const [attempt, setAttempt] = useState(0);
  const [text, setText] = useState('');
  const resolve = useCommand(resolveCode);
  const scan = (scanned: string) => {
    setText(scanned);
    resolve.mutate({ body: { text: scanned } });
  };
  const again = () => {
    resolve.reset();
    setAttempt(attempt + 1);
  };
  return (
    <Page title={t('field.scan.title')}>
      {resolve.data ? (
        <Found found={resolve.data} text={text} again={again} />
      ) : (
        <Panel>
          <div className={styles.fields}>
            {resolve.error && (
              <>
                <ProblemAlert error={resolve.error} />
                <Button onClick={again}>{t('field.scanner.again')}</Button>
              </>
            )}
            <CodeScanner
              key={attempt}
              hint={t('field.scan.hint')}
              typedLabel={t('field.scan.typed')}
              typedHint={t('field.scan.typed-hint')}
              onText={scan}
              busy={resolve.isPending}
              isPaused={resolve.error !== null}
            />
          </div>
        </Panel>
      )}
    </Page>
  );
}

interface FoundProps {
  found: CallOutput<typeof resolveCode>;
  /** What was scanned: it is enough to enter. */
  text: string;
  again: () => void;
}

function Found({ found, text, again }: FoundProps) {
  const t = useT();
  const { today } = useSession();
  const { enterprise, inspectionIds } = found;
  const mine = useEndpoint(listMyInspections, {}, { enabled: inspectionIds.length > 0 });
  return (
    <>
      <Panel>
        <EnterpriseHead enterprise={enterprise} />
        <AppLink to={`/field/enterprises/${enterprise.id}`} className={styles.touchLink}>
          {t('field.scan.details')}
        </AppLink>
      </Panel>
      <Panel title={t('field.scan.enterable')}>
        {inspectionIds.length === 0 && <Text>{t('field.scan.none')}</Text>}
        <ul className={styles.list}>
          {inspectionIds.map((id) => (
            <li key={id}>
              <Enterable
                inspectionId={id}
                row={mine.data?.items.find((row) => row.id === id)}
                text={text}
                name={enterprise.name}
              />
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('field.visits.of-year', { year: Number(today.slice(0, 4)) })}>
        <VisitsOfYear enterpriseId={enterprise.id} year={Number(today.slice(0, 4))} />
      </Panel>
      <Button variant="default" onClick={again}>
        {t('field.scanner.again')}
      </Button>
    </>
  );
}

interface EnterableProps {
  inspectionId: string;
  row: InspectionRow | undefined;
  text: string;
  name: string;
}

function Enterable({ inspectionId, row, text, name }: EnterableProps) {
  const t = useT();
  const navigate = useNavigate();
  const command = useCommand(enterByEnterpriseCode, {
    invalidates: [getInspection, listMyInspections],
    onDone: () => {
      notifyDone(t('field.entry.done', { name }));
      void navigate({ to: `/field/inspections/${inspectionId}` });
    },
  });
  const deviceAt = () => new Date().toISOString();
  return (
    <div className={styles.next}>
      {row && (
        <div>
          <Text fw={600}>{row.matters.join(t('inspections.list-comma'))}</Text>
          <Text c="dimmed">
            {t('field.window', { from: formatDay(row.plannedFrom), until: formatDay(row.plannedUntil) })}
          </Text>
        </div>
      )}
      <ProblemAlert error={command.error} />
      <BigButton
        loading={command.isPending}
        onClick={() => command.mutate({ params: { inspectionId }, body: { text, deviceAt: deviceAt() } })}
      >
        {t('field.scan.enter')}
      </BigButton>
      <AppLink to={`/field/inspections/${inspectionId}`} className={styles.touchLink}>
        {t('field.scan.look')}
      </AppLink>
    </div>
  );
}
