/** What has to be done next on an inspection, with the buttons that do it. */
import { Text } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import type { LocalInspection } from '@liangma/offline/project';
import { IconCircleCheck, IconClipboardText, IconQrcode, IconScan, IconWriting } from '@tabler/icons-react';
import { useState } from 'react';
import { useConnected } from '../../api/connection.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { BigButton } from '../../ui/field-controls.tsx';
import { Notice } from '../../ui/notice.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Panel } from '../../ui/page.tsx';
import { InspectionRules } from '../inspections/public.ts';
import { DraftUnread } from './draft-troubles.tsx';
import { FindingsWithCorrections, isOpenOrder } from './correction-form.tsx';
import styles from './field.module.css';
import { onChecklist, progressOf } from './record-draft.ts';
import { ResultForm } from './result-form.tsx';
import { useToday } from './use-official-time.ts';
import { useStoredDraft } from './use-record-draft.ts';
import { StepFailure, useStep } from './use-step.tsx';

const underWay: readonly InspectionView['state'][] = ['approved', 'entered', 'recorded', 'told'];

export function NextStep({ local }: { local: LocalInspection }) {
  const t = useT();
  const { view } = local;
  const may = (command: InspectionView['allowedCommands'][number]) => view.allowedCommands.includes(command);
  if (may('enter')) return <EntryStep view={view} />;
  if (may('record')) return <RecordStep view={view} />;
  if (may('tell'))
    return (
      <Panel title={t('field.result.title')}>
        <div className={styles.fields}>
          <ResultForm view={view} />
        </div>
      </Panel>
    );
  if (may('close')) return <CloseStep local={local} />;
  // Under way, but none of its steps is allowed: somebody else was sent.
  if (underWay.includes(view.state)) return <Notice tone="warning">{t('field.inspection.not-mine')}</Notice>;
  return (
    <Notice icon={<IconCircleCheck aria-hidden />} tone={view.state === 'closed' ? 'success' : 'info'}>
      {t(view.state === 'closed' ? 'field.inspection.closed' : 'field.inspection.nothing-to-do')}
    </Notice>
  );
}

function EntryStep({ view }: { view: InspectionView }) {
  const t = useT();
  const today = useToday();
  const path = `/field/inspections/${view.id}`;
  const blocks = view.ruleFindings.filter((finding) => finding.severity === 'block');
  return (
    <Panel title={t('field.entry.title')}>
      <div className={styles.next}>
        {blocks.length > 0 && (
          <section aria-label={t('field.entry.blocked')}>
            <Text fw={600}>{t('field.entry.blocked')}</Text>
            <InspectionRules findings={blocks} />
          </section>
        )}
        {today < view.plannedFrom && <Text>{t('field.entry.not-yet', { day: formatDay(view.plannedFrom) })}</Text>}
        <div className={styles.ways}>
          <div className={styles.way}>
            <LinkButton
              to={`${path}/code`}
              fullWidth
              h={64}
              fz={18}
              radius="md"
              leftSection={<IconQrcode size={26} aria-hidden />}
            >
              {t('field.code.title')}
            </LinkButton>
            <p>{t('field.code.short')}</p>
          </div>
          <div className={styles.way}>
            <LinkButton
              to={`${path}/scan`}
              variant="outline"
              fullWidth
              h={64}
              fz={18}
              radius="md"
              leftSection={<IconScan size={26} aria-hidden />}
            >
              {t('field.entry-scan.title')}
            </LinkButton>
            <p>{t('field.entry-scan.short')}</p>
          </div>
          <div className={styles.way}>
            <LinkButton
              to={`${path}/exception`}
              variant="default"
              fullWidth
              h={64}
              fz={18}
              radius="md"
              leftSection={<IconWriting size={26} aria-hidden />}
            >
              {t('field.exception.title')}
            </LinkButton>
            <p>{t('field.exception.short')}</p>
          </div>
        </div>
      </div>
    </Panel>
  );
}

function RecordStep({ view }: { view: InspectionView }) {
  const t = useT();
  const read = useStoredDraft(view.id);
  const stored = read.kind === 'read' ? read.value.stored : null;
  return (
    <Panel title={t('field.record.title')}>
      <div className={styles.next}>
        {read.kind === 'failed' && <DraftUnread read={read} />}
        {stored && (
          <Text>
            {t(
              stored.signing ? 'record.draft-signing' : 'field.record.draft-waits',
              progressOf(onChecklist(stored.draft, view.checklist), view.checklist),
            )}
          </Text>
        )}
        <LinkButton
          to={`/field/inspections/${view.id}/record`}
          fullWidth
          h={64}
          fz={18}
          radius="md"
          leftSection={<IconClipboardText size={26} aria-hidden />}
        >
          {t(stored ? 'field.record.continue' : 'field.record.begin')}
        </LinkButton>
        <LinkButton to={`/field/inspections/${view.id}/code`} variant="default" h={48}>
          {t('field.code.show-again')}
        </LinkButton>
        <LinkButton to={`/field/inspections/${view.id}/addition`} variant="subtle">
          {t('addition.instead')}
        </LinkButton>
      </div>
    </Panel>
  );
}

function CloseStep({ local }: { local: LocalInspection }) {
  const t = useT();
  const { view } = local;
  const [isAsking, setAsking] = useState(false);
  const open = view.findings.filter(isOpenOrder);
  const step = useStep(view);
  const connected = useConnected();
  const close = async () => {
    if (!(await step.take({ kind: 'close', version: 1 }))) return;
    setAsking(false);
    notifyDone(t('field.close.done'));
  };
  if (open.length > 0)
    return (
      <Panel title={t('field.close.orders', { count: open.length })}>
        <div className={styles.fields}>
          <Text>{t('field.close.orders-text')}</Text>
          <FindingsWithCorrections local={local} mayReport />
        </div>
      </Panel>
    );
  return (
    <Panel title={t('field.close.title')}>
      <div className={styles.next}>
        <Text>{t('field.close.text')}</Text>
        <BigButton onClick={() => setAsking(true)}>{t('field.close.confirm')}</BigButton>
      </div>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('field.close.title')}
        question={
          <>
            <StepFailure step={step} />
            <Text>{t('field.close.question', { name: view.enterprise.name })}</Text>
            {!connected && <Text mt={8}>{t('field.close.offline')}</Text>}
          </>
        }
        confirmLabel={t('field.close.confirm')}
        busy={step.isBusy}
        onConfirm={() => void close()}
      />
    </Panel>
  );
}
