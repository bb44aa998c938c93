/** Findings with their orders, and the report that one was corrected: the day, how it was seen, photos. A recheck decides. */
import { Button, Text } from '@mantine/core';
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { mostAttached } from '@liangma/domain/inspection/record-limits';
import { isSettled } from '@liangma/domain/rectifications/rectification';
import { openDraft } from '@liangma/offline/drafts';
import type { Pen } from '@liangma/offline/drafts';
import type { LocalInspection } from '@liangma/offline/project';
import { IconMessage2 } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { z } from 'zod';
import { formatDay } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { useStore } from '../../offline/use-field.tsx';
import { CheckboxField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Form, useAppForm } from '../../ui/form.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { FindingItem } from '../inspections/public.ts';
import { SyncMark } from '../sync/public.ts';
import { DraftUnread } from './draft-troubles.tsx';
import { EvidenceField } from './evidence-field.tsx';
import styles from './field.module.css';
import { StoringNote, useStayWhileStoring, useStoring } from './storing-guard.tsx';
import { useEvidence } from './use-evidence.ts';
import { useToday } from './use-official-time.ts';
import { useRead } from './use-read.ts';
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

/** How it was seen must be told: by a photo, or by the reason why there is none. Rule of the tablet only. */
const schema = z
  .object({
    correctedOn: z.iso.date(),
    note: z.string().trim().min(1).max(800),
    isWithoutPhoto: z.boolean().default(false),
    whyNoPhoto: z.string().trim().max(150).default(''),
  })
  .refine(({ isWithoutPhoto, whyNoPhoto }) => !isWithoutPhoto || whyNoPhoto !== '', {
    path: ['whyNoPhoto'],
    message: 'reason-missing',
  });

/** In Chinese like the register it goes into. */
const noteOf = ({ note, isWithoutPhoto, whyNoPhoto }: z.output<typeof schema>): string =>
  isWithoutPhoto ? `${note}（无法拍照：${whyNoPhoto}）` : note;

/** Offered, never put there unasked: it is a statement of the person who taps it. In Chinese like the register. */
const offeredNote = '已现场核实，问题已改正。';

interface CorrectionFormProps {
  view: InspectionView;
  findingNo: number;
  onDone: () => void;
}

/** What was taken for it before is still there, also after a break. */
function CorrectionForm(props: CorrectionFormProps) {
  const { view, findingNo } = props;
  const store = useStore();
  const draftKey = `correction/${view.id}/${findingNo}`;
  const read = useRead(
    useCallback(() => openDraft<object>(store, draftKey, { version: 1, newId: uuidv7 }), [store, draftKey]),
  );
  if (read.kind !== 'read') return <DraftUnread read={read} />;
  return <CorrectionToReport {...props} draftKey={draftKey} taken={read.value.evidence} pen={read.value.pen} />;
}

interface CorrectionToReportProps extends CorrectionFormProps {
  draftKey: string;
  taken: EvidenceItem[];
  pen: Pen;
}

function CorrectionToReport({ view, findingNo, onDone, draftKey, taken, pen }: CorrectionToReportProps) {
  const t = useT();
  const today = useToday();
  const step = useStep(view);
  const [evidence, setEvidence] = useState<EvidenceItem[]>(taken);
  const isStoring = useStoring(draftKey) !== null;
  useStayWhileStoring(draftKey);
  const { id: inspectionId, enterprise } = view;
  const taking = useEvidence({ draftKey, inspectionId, enterpriseName: enterprise.name, checkKey: null }, setEvidence);
  const form = useAppForm({
    schema,
    defaultValues: { correctedOn: today },
  });
  const [lacksPhoto, setLacksPhoto] = useState(false);
  const hasPhoto = evidence.some(({ kind }) => kind === 'photo' || kind === 'video');
  const isWithoutPhoto = form.watch('isWithoutPhoto') === true;
  const report = async (values: z.output<typeof schema>) => {
    const isShown = hasPhoto || values.isWithoutPhoto;
    setLacksPhoto(!isShown);
    if (!isShown) return;
    const { correctedOn } = values;
    const note = noteOf({ ...values, isWithoutPhoto: values.isWithoutPhoto && !hasPhoto });
    // Delivered records have a fingerprint; one that still waits in the outbox goes before this.
    const recordHash = view.record === null || view.record.contentHash === '' ? null : view.record.contentHash;
    const said = { findingNo, recordHash, evidence, correctedOn, note };
    if (!(await step.take({ kind: 'report-correction', version: 1, ...said }, [pen]))) return;
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
        disabled={isStoring}
        submitLabel={t('field.correction.confirm')}
        onCancel={onDone}
      >
        <DateField name="correctedOn" label={t('field.correction.day')} required min={view.visitOn} max={today} />
        <TextField name="note" label={t('field.correction.note')} required maxLength={800} />
        <Button
          variant="subtle"
          px={10}
          leftSection={<IconMessage2 size={20} aria-hidden />}
          onClick={() => form.setValue('note', offeredNote)}
        >
          {offeredNote}
        </Button>
        <EvidenceField
          inspectionId={view.id}
          taking={taking}
          label={t('field.correction.evidence')}
          items={evidence}
          fullAt={evidence.length >= mostAttached ? mostAttached : null}
        />
        <StoringNote draftKey={draftKey} />
        {!hasPhoto && <CheckboxField name="isWithoutPhoto" label={t('field.correction.no-photo')} />}
        {!hasPhoto && isWithoutPhoto && (
          <TextField name="whyNoPhoto" label={t('field.correction.why-no-photo')} required maxLength={150} />
        )}
        {lacksPhoto && !hasPhoto && !isWithoutPhoto && (
          <p role="alert" className={styles.failure}>
            {t('field.correction.photo-or-reason')}
          </p>
        )}
      </Form>
    </>
  );
}
