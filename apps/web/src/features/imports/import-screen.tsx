/** One import from upload to result: how the file was read, what each row is worth, and the decision to write. */
import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import type { ImportRunView } from '@liangma/contract/imports';
import { formatInstant } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { Loaded } from '../../ui/loading.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { Steps } from '../../ui/steps.tsx';
import { ImportBadge } from './import-badge.tsx';
import { ImportConfirmation } from './import-confirmation.tsx';
import { ImportFailure } from './import-failure.tsx';
import { ImportProgress } from './import-progress.tsx';
import { ImportResult } from './import-result.tsx';
import { ImportRows } from './import-rows.tsx';
import { isBusy, isRecognised, stepOf } from './import-run-facts.ts';
import { RecognitionPanel } from './recognition-panel.tsx';
import { useImportRun } from './use-import-run.ts';

function Wizard({ run }: { run: ImportRunView }) {
  const t = useT();
  const steps = (['upload', 'recognise', 'check', 'write'] as const).map((step) => ({
    label: t(`imports.step.${step}`),
  }));
  return (
    <Stack gap="md">
      <Panel>
        <Steps steps={steps} current={stepOf(run)} />
      </Panel>
      {isBusy(run) && <ImportProgress run={run} />}
      {run.state === 'failed' && <ImportFailure run={run} />}
      {run.state === 'done' && <ImportResult run={run} />}
      {run.state !== 'reading' && run.recognition && (
        <RecognitionPanel key={run.state} run={run} recognition={run.recognition} />
      )}
      {run.state === 'ready' && isRecognised(run) && <ImportConfirmation run={run} />}
      {(run.state === 'ready' || run.state === 'done') && isRecognised(run) && <ImportRows run={run} />}
    </Stack>
  );
}

export default function ImportScreen() {
  const t = useT();
  const { importId = '' } = useParams({ strict: false });
  const query = useImportRun(importId);
  const run = query.data;
  return (
    <Page
      title={run?.fileName ?? t('imports.detail.title')}
      {...(run
        ? {
            status: <ImportBadge state={run.state} />,
            intro: t('imports.detail.intro', {
              kind: t(`imports.kind.${run.kind}`),
              who: run.createdBy,
              when: formatInstant(run.createdAt),
            }),
          }
        : {})}
    >
      <Loaded query={query}>{(loaded) => <Wizard run={loaded} />}</Loaded>
    </Page>
  );
}
