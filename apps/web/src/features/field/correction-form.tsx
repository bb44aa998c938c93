/** Findings with their orders, and the report that one was corrected: the day, how it was seen, photos. A recheck decides. */
import { Button, Text } from '@mantine/core';
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { isSettled } from '@liangma/domain/rectifications/rectification';
import type { LocalInspection } from '@liangma/offline/project';
import { useCallback, useState } from 'react';
import { z } from 'zod';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { DateField } from '../../ui/date-field.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { FindingItem } from '../inspections/public.ts';
import { SyncMark } from '../sync/public.ts';
import { EvidenceField } from './evidence-field.tsx';
import styles from './field.module.css';
import { useEvidence } from './use-evidence.ts';
import { useToday } from './use-official-time.ts';
import { StepFailure, useStep } from './use-step.tsx';

type Finding = InspectionView['findings'][number];

/** Whether an order still waits for the enterprise or for the recheck. */
export const isOpenOrder = ({ rectification }: Finding): boolean => rectification !== null && !isSettled(rectification);

export interface FindingsWithCorrectionsProps {
  local: LocalInspection;
  /** Whether an open order can be reported as corrected. */
  mayReport: boolean;
}

/** All findings of an inspection, with what became of their orders. */
export function FindingsWithCorrections({ local, mayReport }: FindingsWithCorrectionsProps) {
  const t = useT();
  const { view, items } = local;
  const reportsOf = (index: number) =>
    items.filter(({ envelope: { command } }) => command.kind === 'report-correction' && command.findingNo === index);
  return (
    <div className={styles.fields}>
      {view.findings.map((finding, index) => (
        <FindingItem
          key={finding.id || index}
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
          {finding.rectification === 'reported' && (
            <div className={styles.rowHead}>
              <Text span>{t('field.correction.waits')}</Text>
              {reportsOf(index).map((item) => (
                <SyncMark key={item.envelope.commandId} item={item} />
              ))}
            </div>
          )}
          {finding.rectification === 'open' && mayReport && <CorrectionReport view={view} findingNo={index} />}
        </FindingItem>
      ))}
    </div>
  );
}

function CorrectionReport({ view, findingNo }: { view: InspectionView; findingNo: number }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <Button variant="default" className={styles.below} onClick={() => setOpen(true)}>
        {t('field.correction.title')}
      </Button>
    );
  return (
    <div className={styles.below}>
      <CorrectionForm view={view} findingNo={findingNo} onDone={() => setOpen(false)} />
    </div>
  );
}

const schema = z.object({ correctedOn: z.iso.date(), note: z.string().trim().min(1).max(1000) });

interface CorrectionFormProps {
  view: InspectionView;
  findingNo: number;
  onDone: () => void;
}

function CorrectionForm({ view, findingNo, onDone }: CorrectionFormProps) {
  const t = useT();
  const today = useToday();
  const step = useStep(view);
  const [evidence, setEvidence] = useState<EvidenceItem[]>([]);
  const onAdd = useCallback(
    (item: EvidenceItem) => setEvidence((before) => [...before.filter(({ hash }) => hash !== item.hash), item]),
    [],
  );
  const taking = useEvidence({ inspectionId: view.id, enterpriseName: view.enterprise.name, checkKey: null }, onAdd);
  const form = useAppForm({
    schema,
    defaultValues: { correctedOn: today, note: t('field.correction.note-default') },
  });
  const report = async (values: z.output<typeof schema>) => {
    if (!(await step.take({ kind: 'report-correction', version: 1, findingNo, evidence, ...values }))) return;
    notifyDone(t('field.correction.confirmed'));
    onDone();
  };
  return (
    <>
      <StepFailure step={step} />
      <Form
        form={form}
        label={t('field.correction.title')}
        onSubmit={(values) => void report(values)}
        busy={step.isBusy}
        submitLabel={t('field.correction.confirm')}
        onCancel={onDone}
      >
        <DateField name="correctedOn" label={t('field.correction.day')} required min={view.visitOn} max={today} />
        <TextField name="note" label={t('field.correction.note')} required maxLength={1000} />
        <EvidenceField
          inspectionId={view.id}
          taking={taking}
          label={t('field.correction.evidence')}
          items={evidence}
          onChange={(item) => setEvidence((before) => before.map((one) => (one.hash === item.hash ? item : one)))}
          onRemove={({ hash }) => setEvidence((before) => before.filter((one) => one.hash !== hash))}
        />
      </Form>
    </>
  );
}
