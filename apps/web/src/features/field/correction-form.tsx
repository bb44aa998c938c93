/** Confirms that what was ordered has been corrected: the day, and how it was seen. */
import { Text } from '@mantine/core';
import { confirmCorrection, getInspection, listMyInspections } from '@liangma/contract/inspections';
import type { InspectionView } from '@liangma/contract/inspections';
import { useCommand } from '../../api/queries.ts';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { FindingItem } from '../inspections/public.ts';
import { useSession } from '../people/public.ts';
import styles from './field.module.css';

type Finding = InspectionView['findings'][number];

/** Whether what was ordered is still to be corrected. */
export const isOpenOrder = (finding: Finding): boolean => finding.handling === 'order' && finding.correctedOn === null;

export interface FindingsWithCorrectionsProps {
  view: InspectionView;
  /** Whether an open order comes with the form that confirms its correction. */
  mayConfirm: boolean;
}

/** All findings of an inspection, with what became of their orders. */
export function FindingsWithCorrections({ view, mayConfirm }: FindingsWithCorrectionsProps) {
  const t = useT();
  return (
    <div className={styles.fields}>
      {view.findings.map((finding, index) => (
        <FindingItem
          key={finding.id}
          number={index + 1}
          finding={finding}
          checkText={view.checklist.find((check) => check.key === finding.checkKey)?.text}
        >
          {finding.correctedOn !== null && (
            <div>
              <StatusBadge tone="success">{t('field.correction.done')}</StatusBadge>{' '}
              <Text span>
                {formatDay(finding.correctedOn)} {finding.correctionNote}
              </Text>
            </div>
          )}
          {isOpenOrder(finding) && mayConfirm && (
            <div className={styles.below}>
              <CorrectionForm view={view} findingId={finding.id} />
            </div>
          )}
        </FindingItem>
      ))}
    </div>
  );
}

function CorrectionForm({ view, findingId }: { view: InspectionView; findingId: string }) {
  const t = useT();
  const { today } = useSession();
  const form = useAppForm({
    schema: confirmCorrection.body,
    defaultValues: { correctedOn: today, note: t('field.correction.note-default') },
  });
  const command = useCommand(confirmCorrection, {
    invalidates: [getInspection, listMyInspections],
    onDone: () => notifyDone(t('field.correction.confirmed')),
  });
  return (
    <Form
      form={form}
      label={t('field.correction.title')}
      onSubmit={(body) => command.mutate({ params: { inspectionId: view.id, findingId }, body })}
      error={command.error}
      busy={command.isPending}
      submitLabel={t('field.correction.confirm')}
    >
      <DateField name="correctedOn" label={t('field.correction.day')} required min={view.visitOn} max={today} />
      <TextField name="note" label={t('field.correction.note')} required maxLength={1000} />
    </Form>
  );
}
