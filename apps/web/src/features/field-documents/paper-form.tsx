/** A document being filled in: saved on every change; what is missing is named before it is shown for signing. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { documentContent } from '@liangma/contract/inspection-documents';
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useEffect, useMemo } from 'react';
import { FormProvider } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { EvidenceField, NotSavedAlert, SaveMark, StoringNote, useEvidence, useStoring } from '../field/public.ts';
import type { Autosave, ShowEvidence } from '../field/public.ts';
import { CorrectionOrderFields, ResultNoticeFields, ServiceReceiptFields } from './notice-fields.tsx';
import type { NumbersLeft } from './number-stock.ts';
import styles from './papers.module.css';
import { InquiryFields, SamplingFields, SurveyFields } from './record-fields.tsx';

const fieldsOf = {
  inquiry: InquiryFields,
  survey: SurveyFields,
  sampling: SamplingFields,
  'result-notice': ResultNoticeFields,
  'correction-order': CorrectionOrderFields,
  'service-receipt': ServiceReceiptFields,
};

export interface PaperFormProps {
  view: InspectionView;
  kind: WrittenDocumentKind;
  values: Record<string, unknown>;
  evidence: readonly EvidenceItem[];
  autosave: Pick<Autosave<unknown>, 'state' | 'again'>;
  /** It needs a number, and the tablet has none: nobody is to sign what could not be saved. */
  shortage: NumbersLeft | null;
  onValues: (values: Record<string, unknown>) => void;
  draftKey: string;
  onEvidence: ShowEvidence;
  /** The content is complete. */
  onComplete: (content: DocumentContent) => void;
}

export function PaperForm(props: PaperFormProps) {
  const { view, kind, values, autosave, shortage, onValues, onComplete, ...more } = props;
  const t = useT();
  const isStoring = useStoring(more.draftKey) !== null;
  const schema = useMemo(() => schemaOf(kind), [kind]);
  const form = useAppForm<typeof schema>({ schema, defaultValues: values });
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: (change) => onValues(structuredClone(change.values)),
      }),
    [form, onValues],
  );
  const Fields = fieldsOf[kind];
  return (
    <FormProvider {...form}>
      <NotSavedAlert state={autosave.state} onAgain={autosave.again} />
      <div className={styles.bar}>
        <SaveMark state={autosave.state} />
      </div>
      {shortage && <NumberShortage shortage={shortage} />}
      <Form
        form={form}
        label={t(`papers.kind.${kind}`)}
        onSubmit={(content) => onComplete(content)}
        submitLabel={t('papers.to-signing')}
        wideSubmit
        disabled={shortage !== null || isStoring}
      >
        <Fields />
        <PaperEvidence view={view} {...more} />
        <StoringNote draftKey={more.draftKey} />
        {shortage && <NumberShortage shortage={shortage} />}
      </Form>
    </FormProvider>
  );
}

function NumberShortage({ shortage }: { shortage: NumbersLeft }) {
  const t = useT();
  return (
    <Notice tone="warning" title={t(shortage.isUntouched ? 'papers.number-never' : 'papers.no-number')}>
      {t('papers.no-number-text')}
    </Notice>
  );
}

/** The schema of one kind. */
function schemaOf(kind: WrittenDocumentKind) {
  const found = documentContent.options.find((option) => option.shape.kind.value === kind);
  if (!found) throw new Error(`no document of kind ${kind}`);
  return found;
}

function PaperEvidence(props: Pick<PaperFormProps, 'view' | 'evidence' | 'draftKey' | 'onEvidence'>) {
  const { view, evidence, draftKey, onEvidence } = props;
  const t = useT();
  const { id: inspectionId, enterprise } = view;
  const taking = useEvidence({ draftKey, inspectionId, enterpriseName: enterprise.name, checkKey: null }, onEvidence);
  return (
    <Panel title={t('papers.evidence')}>
      <EvidenceField inspectionId={inspectionId} taking={taking} label={t('papers.evidence')} items={evidence} />
    </Panel>
  );
}
