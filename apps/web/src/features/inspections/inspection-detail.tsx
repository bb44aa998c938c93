/** The parts of one inspection in the order in which one needs them: next step, rules, what is planned, what happened. */
import { Button, Text } from '@mantine/core';
import { IconArrowRight, IconDownload } from '@tabler/icons-react';
import { downloadNotice } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useState } from 'react';
import { download } from '../../api/client.ts';
import { useT } from '../../messages/use-t.ts';
import { LinkButton } from '../../ui/app-link.tsx';
import { Page, Panel } from '../../ui/page.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Steps, Timeline } from '../../ui/steps.tsx';
import { InspectionDocumentsPanel } from '../documents/public.ts';
import { useSession } from '../people/public.ts';
import { InspectionNote } from './inspection-note.tsx';
import { InspectionBadge } from './inspection-badge.tsx';
import { InspectionCap } from './inspection-cap.tsx';
import { InspectionCounting } from './inspection-counting.tsx';
import styles from './inspection-detail.module.css';
import { InspectionDialogs } from './inspection-dialogs.tsx';
import type { DialogStep } from './inspection-dialogs.tsx';
import { EntryPanel, PlannedPanels } from './inspection-facts.tsx';
import { InspectionFindings } from './inspection-findings.tsx';
import { stepsDone } from './inspection-labels.ts';
import { InspectionAdditions, InspectionProofs } from './inspection-proofs.tsx';
import { InspectionRecordSummary } from './inspection-record-summary.tsx';
import { GivenReason, InspectionRules } from './inspection-rules.tsx';
import { eventsOf, stepsOf } from './inspection-timeline.ts';
import { nextStep } from './next-step.ts';

export interface InspectionDetailProps {
  view: InspectionView;
  onReload: () => void;
}

/** The steps that lead on, and those that lead back or out; all are taken in a dialog. */
const stepsOn = ['approve', 'submit', 'tell', 'close'] as const;
const stepsBack = ['return', 'cancel'] as const;

export function InspectionDetail({ view, onReload }: InspectionDetailProps) {
  const t = useT();
  const { today } = useSession();
  const [step, setStep] = useState<DialogStep | null>(null);
  const isPast = view.state === 'closed' || view.state === 'cancelled';

  return (
    <Page
      title={view.enterpriseName}
      status={<InspectionBadge state={view.state} />}
      actions={<NoticeButton view={view} />}
    >
      <Panel>
        <div className={styles.progress}>
          {view.state !== 'cancelled' && <Steps steps={stepsOf(t, view)} current={stepsDone[view.state]} />}
          <Reasons view={view} />
          <div className={styles.next}>
            <div>
              <Text size="sm" c="dimmed">
                {t('inspections.next')}
              </Text>
              <strong>{nextStep(t, view, today)}</strong>
            </div>
            <div className={styles.buttons}>
              <StepButtons view={view} onChoose={setStep} />
            </div>
          </div>
        </div>
      </Panel>

      {view.ruleFindings.length + view.warningAnswers.length > 0 && (
        <Panel title={t('inspections.check')}>
          <InspectionRules
            findings={view.ruleFindings}
            underWarning={({ code }) => <GivenReason view={view} code={code} />}
          />
          <PastAnswers view={view} />
        </Panel>
      )}

      <div className={styles.columns}>
        <div className={styles.main}>
          <PlannedPanels view={view} />
          {view.entry && <EntryPanel entry={view.entry} />}
          {view.record && (
            <Panel title={t('inspections.record')}>
              <InspectionRecordSummary
                content={view.record.content}
                checklist={view.checklist}
                findings={<InspectionFindings view={view} onReload={onReload} />}
              />
              <InspectionProofs view={view} record={view.record} />
            </Panel>
          )}
          <InspectionAdditions view={view} />
        </div>
        <div className={styles.side}>
          {!isPast && (
            <Panel title={t('inspections.cap')}>
              <InspectionCap use={view.capUse} groundKind={view.groundKind} />
            </Panel>
          )}
          <InspectionDocumentsPanel inspectionId={view.id} state={view.state} />
          <InspectionCounting inspectionId={view.id} isFinal={isPast} />
          <Panel title={t('inspections.timeline')}>
            {eventsOf(t, view).length === 0 ? (
              <Text size="sm">{t('inspections.prepared-by', { who: view.preparedBy })}</Text>
            ) : (
              <Timeline events={eventsOf(t, view)} />
            )}
          </Panel>
        </div>
      </div>

      <InspectionDialogs
        step={step}
        view={view}
        onClose={() => setStep(null)}
        onReload={() => {
          setStep(null);
          onReload();
        }}
      />
    </Page>
  );
}

interface StepButtonsProps {
  view: InspectionView;
  onChoose: (step: DialogStep) => void;
}

/** A button for each step that one may take now. */
function StepButtons({ view, onChoose }: StepButtonsProps) {
  const t = useT();
  const may = (command: InspectionView['allowedCommands'][number]) => view.allowedCommands.includes(command);
  return (
    <>
      {stepsOn.filter(may).map((step) => (
        <Button key={step} onClick={() => onChoose(step)}>
          {t(`inspections.${step}`)}
        </Button>
      ))}
      {(may('enter') || may('record')) && (
        <LinkButton to={`/field/inspections/${view.id}`} rightSection={<IconArrowRight size={16} aria-hidden />}>
          {t('inspections.to-field')}
        </LinkButton>
      )}
      {may('edit') && (
        <LinkButton to={`/inspections/${view.id}/edit`} variant="default">
          {t('inspections.edit')}
        </LinkButton>
      )}
      {stepsBack.filter(may).map((step) => (
        <Button key={step} variant="default" onClick={() => onChoose(step)}>
          {t(`inspections.${step}`)}
        </Button>
      ))}
    </>
  );
}

function Reasons({ view }: { view: InspectionView }) {
  const t = useT();
  if (view.state === 'returned')
    return (
      <InspectionNote tone="danger" title={t('inspections.return-reason')}>
        {view.returnReason}
      </InspectionNote>
    );
  if (view.state === 'cancelled')
    return (
      <InspectionNote tone="neutral" title={t('inspections.cancel-reason')}>
        {view.cancelReason}
      </InspectionNote>
    );
  return null;
}

/** Reasons that were given for warnings which the rules no longer raise, since it is carried out. */
function PastAnswers({ view }: { view: InspectionView }) {
  const t = useT();
  const past = view.warningAnswers.filter(({ code }) => !view.ruleFindings.some((finding) => finding.code === code));
  return past.map((answer) => (
    <Text key={answer.code} size="sm">
      {t('inspections.past-reason', { rule: answer.rule, reason: answer.reason })}
    </Text>
  ));
}

function NoticeButton({ view }: { view: InspectionView }) {
  const t = useT();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  if (view.noticeNo === null) return null;
  const save = async () => {
    setBusy(true);
    setError(null);
    try {
      await download(downloadNotice, { params: { inspectionId: view.id } });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <ProblemAlert error={error} />
      <Button
        variant="default"
        leftSection={<IconDownload size={16} aria-hidden />}
        loading={busy}
        onClick={() => void save()}
      >
        {t('inspections.download-notice')}
      </Button>
    </>
  );
}
