/** The question before unsent work is taken out, how far it has come, and the next part where there are several. */
import type { UnsentPlan } from '@liangma/offline/unsent-work';
import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useT } from '../../messages/use-t.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { bytesText } from './bytes-text.ts';
import { bytesOf } from './export-unsent.ts';
import type { useExport } from './use-export.ts';

export function ExportDialog({ exporting }: { exporting: ReturnType<typeof useExport> }) {
  const t = useT();
  const { state, error, write, cancel, close } = exporting;
  const isWriting = state.step === 'writing';
  return (
    <Dialog opened={state.step !== 'closed'} onClose={isWriting ? null : close} title={t('sync.backup.warning-title')}>
      <Stack gap="md">
        <ProblemAlert error={error} />
        {state.step === 'looking' && <Loading />}
        {state.step === 'asking' && <Contents plan={state.plan} />}
        {state.step === 'asking' && (
          <>
            {state.plan.parts > 1 && (
              <Text fw={600}>{t('sync.backup.part', { part: state.part, parts: state.plan.parts })}</Text>
            )}
            <Group justify="flex-end" gap="sm">
              <Button variant="default" onClick={close}>
                {t('ui.cancel')}
              </Button>
              <Button onClick={() => write(state.plan, state.part)} data-autofocus>
                {state.part === 1
                  ? t('sync.backup.confirm')
                  : t('sync.backup.confirm-part', { part: state.part, parts: state.plan.parts })}
              </Button>
            </Group>
          </>
        )}
        {isWriting && <Writing {...state} onCancel={cancel} />}
      </Stack>
    </Dialog>
  );
}

function Contents({ plan }: { plan: UnsentPlan }) {
  const t = useT();
  return (
    <>
      <div>{t('sync.backup.warning', { count: plan.items.length })}</div>
      <Text size="sm">
        {t('sync.backup.contents', {
          drafts: plan.drafts.length,
          files: plan.evidence.length,
          size: bytesText(bytesOf(plan)),
        })}
      </Text>
      {plan.parts > 1 && <Text size="sm">{t('sync.backup.parts', { parts: plan.parts })}</Text>}
    </>
  );
}

interface WritingProps {
  plan: UnsentPlan;
  part: number;
  bytes: number;
  onCancel: () => void;
}

function Writing({ plan, part, bytes, onCancel }: WritingProps) {
  const t = useT();
  const all = bytesOf(plan, part);
  return (
    <>
      <output>
        {t('sync.backup.writing', { part, parts: plan.parts, done: bytesText(bytes), size: bytesText(all) })}
      </output>
      <Progress value={all === 0 ? 100 : (100 * bytes) / all} aria-label={t('sync.backup.progress')} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </Group>
    </>
  );
}
