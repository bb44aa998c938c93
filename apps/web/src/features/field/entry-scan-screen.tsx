/** Entry by scanning the enterprise: its printed code, or the QR code of its business licence. Judged on the tablet. */
import { Button, Text } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../../messages/use-t.ts';
import { useFieldEnterprises, usePackInspection } from '../../offline/use-field.tsx';
import { CodeScanner } from '../../scanner/code-scanner.tsx';
import { LinkButton } from '../../ui/app-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Page, Panel } from '../../ui/page.tsx';
import { BackLink } from './back-link.tsx';
import { FieldInspection, useInspectionOf } from './field-inspection.tsx';
import styles from './field.module.css';
import type { ScanVerdict } from './local-code.ts';
import { enterpriseOf, judgeScan } from './local-code.ts';
import { ScannedProblem } from './scanned-problem.tsx';
import { StepFailure, useStep } from './use-step.tsx';

export default function EntryScanScreen() {
  const t = useT();
  const { inspectionId = '' } = useParams({ strict: false });
  const { local, name } = useInspectionOf(inspectionId);
  return (
    <Page title={t('field.entry-scan.title')} intro={name}>
      <BackLink to={`/field/inspections/${inspectionId}`}>{t('field.back-to-inspection')}</BackLink>
      <FieldInspection local={local}>
        {({ view }) =>
          view.allowedCommands.includes('enter') ? (
            <EntryScan view={view} />
          ) : (
            <Notice tone="info">{t('field.entry.not-needed')}</Notice>
          )
        }
      </FieldInspection>
    </Page>
  );
}

interface WrongScan {
  verdict: Exclude<ScanVerdict, 'right'>;
  /** Whose code it is, if the tablet knows. */
  other: string | null;
}

function EntryScan({ view }: { view: InspectionView }) {
  const t = useT();
  const navigate = useNavigate();
  const register = useFieldEnterprises();
  const packed = usePackInspection(view.id);
  const [attempt, setAttempt] = useState(0);
  const [wrong, setWrong] = useState<WrongScan | null>(null);
  const step = useStep(view);
  const { id, creditCode, name } = view.enterprise;

  const scan = async (text: string) => {
    const expected = { enterpriseId: id, creditCode, codeHash: packed?.enterpriseCodeHash ?? '' };
    const verdict = await judgeScan(text, expected);
    if (verdict !== 'right') {
      setWrong({ verdict, other: verdict === 'other' ? (enterpriseOf(text, register)?.name ?? null) : null });
      return;
    }
    if (!(await step.take({ kind: 'enter-by-enterprise-code', version: 1, text }))) return;
    notifyDone(t('field.entry.done', { name }));
    void navigate({ to: `/field/inspections/${view.id}` });
  };

  return (
    <Panel>
      <div className={styles.fields}>
        {wrong && (
          <>
            <ScannedProblem verdict={wrong.verdict} other={wrong.other} expected={name} />
            <Button
              onClick={() => {
                setWrong(null);
                setAttempt(attempt + 1);
              }}
            >
              {t('field.scanner.again')}
            </Button>
          </>
        )}
        <StepFailure step={step} />
        <Text>{t('field.entry-scan.expected', { name })}</Text>
        <CodeScanner
          key={attempt}
          hint={t('field.entry-scan.hint')}
          typedLabel={t('field.scan.typed')}
          typedHint={t('field.scan.typed-hint')}
          onText={(text) => void scan(text)}
          busy={step.isBusy}
          isPaused={wrong !== null}
        />
        <LinkButton to={`/field/inspections/${view.id}/exception`} variant="subtle">
          {t('field.entry-scan.no-code')}
        </LinkButton>
      </div>
    </Panel>
  );
}
