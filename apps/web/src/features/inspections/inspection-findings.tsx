/** What was found, and for each order whether its correction is confirmed; officers who were sent can confirm it. */
import { Button, Stack, Text } from '@mantine/core';
import { confirmCorrection } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useState } from 'react';
import { useCommand } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { useSession } from '../people/public.ts';
import { FindingItem } from './inspection-finding.tsx';
import styles from './inspection-detail.module.css';
import { InspectionProblem, fieldErrors, otherErrors } from './inspection-problem.tsx';
import { touchedByInspection } from './use-saving.ts';

type Finding = InspectionView['findings'][number];

export interface InspectionFindingsProps {
  view: InspectionView;
  onReload: () => void;
}

export function InspectionFindings({ view, onReload }: InspectionFindingsProps) {
  const t = useT();
  const { today } = useSession();
  const [confirmed, setConfirmed] = useState<Finding | null>(null);
  // Confirming is for those who are sent, as telling and closing are.
  const mayConfirm = view.allowedCommands.includes('tell') || view.allowedCommands.includes('close');
  if (view.findings.length === 0) return <Text>{t('inspections.record.no-findings')}</Text>;
  return (
    <>
      {view.findings.map((finding, index) => (
        <FindingItem
          key={finding.id}
          number={index + 1}
          finding={finding}
          checkText={view.checklist.find(({ key }) => key === finding.checkKey)?.text}
        >
          {finding.correctedOn !== null && (
            <div className={styles.correction}>
              <StatusBadge tone="success">
                {t('inspections.corrected-on', { day: formatDay(finding.correctedOn) })}
              </StatusBadge>
              <span>{finding.correctionNote}</span>
            </div>
          )}
          {finding.rectification === 'case-proposed' && (
            <div className={styles.correction}>
              <StatusBadge tone="danger">{t('rectifications.state.case-proposed')}</StatusBadge>
              <OrderLink finding={finding} />
            </div>
          )}
          {(finding.rectification === 'open' || finding.rectification === 'reported') && (
            <div className={styles.correction}>
              {finding.rectification === 'reported' ? (
                <StatusBadge tone="info">{t('rectifications.state.reported')}</StatusBadge>
              ) : finding.dueOn !== null && finding.dueOn < today ? (
                <StatusBadge tone="danger">{t('inspections.correction-overdue')}</StatusBadge>
              ) : (
                <StatusBadge tone="warning">{t('inspections.correction-open')}</StatusBadge>
              )}
              {mayConfirm && (
                <Button variant="default" size="compact-sm" onClick={() => setConfirmed(finding)}>
                  {t('inspections.confirm-correction')}
                </Button>
              )}
              <OrderLink finding={finding} />
            </div>
          )}
        </FindingItem>
      ))}
      <Dialog
        opened={confirmed !== null}
        onClose={() => setConfirmed(null)}
        title={t('inspections.confirm-correction')}
      >
        {confirmed && (
          <CorrectionForm
            view={view}
            finding={confirmed}
            onClose={() => setConfirmed(null)}
            onReload={() => {
              setConfirmed(null);
              onReload();
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function OrderLink({ finding }: { finding: Finding }) {
  const t = useT();
  return <AppLink to={`/rectifications/${finding.id}`}>{t('rectifications.follow')}</AppLink>;
}

interface CorrectionFormProps extends InspectionFindingsProps {
  finding: Finding;
  onClose: () => void;
}

function CorrectionForm({ view, finding, onClose, onReload }: CorrectionFormProps) {
  const t = useT();
  const { today } = useSession();
  const form = useAppForm({ schema: confirmCorrection.body, defaultValues: { correctedOn: today } });
  const command = useCommand(confirmCorrection, {
    invalidates: touchedByInspection,
    onDone: () => {
      notifyDone(t('inspections.correction-done'));
      onClose();
    },
  });
  return (
    <Stack>
      <InspectionProblem error={otherErrors(command.error)} onReload={onReload} />
      <Form
        form={form}
        onSubmit={(body) => command.mutate({ params: { inspectionId: view.id, findingId: finding.id }, body })}
        error={fieldErrors(command.error)}
        busy={command.isPending}
        submitLabel={t('inspections.confirm-correction')}
        onCancel={onClose}
      >
        <Text className={styles.quote}>{finding.description}</Text>
        <DateField name="correctedOn" label={t('inspections.corrected-day')} required min={view.visitOn} max={today} />
        <TextAreaField name="note" label={t('inspections.correction-note')} required rows={2} maxLength={1000} />
      </Form>
    </Stack>
  );
}
