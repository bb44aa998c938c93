/** A document being filled in: saved on every change; what is missing is named before it is shown for signing. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import { documentContent } from '@liangma/contract/inspection-documents';
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useCallback, useEffect, useMemo } from 'react';
import { FormProvider } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { Form, useAppForm } from '../../ui/form.tsx';
import { Panel } from '../../ui/page.tsx';
import { EvidenceField, NotSavedAlert, SaveMark, useEvidence } from '../field/public.ts';
import type { Autosave } from '../field/public.ts';
import { CorrectionOrderFields, ResultNoticeFields, ServiceReceiptFields } from './notice-fields.tsx';
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
  onValues: (values: Record<string, unknown>) => void;
  onEvidence: (change: (before: readonly EvidenceItem[]) => EvidenceItem[]) => void;
  /** The content is complete. */
  onComplete: (content: DocumentContent) => void;
}

export function PaperForm({ view, kind, values, autosave, onValues, onComplete, ...more }: PaperFormProps) {
  const t = useT();
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
      <Form
        form={form}
        label={t(`papers.kind.${kind}`)}
        onSubmit={(content) => onComplete(content)}
        submitLabel={t('papers.to-signing')}
        wideSubmit
      >
        <Fields />
        <PaperEvidence view={view} {...more} />
      </Form>
    </FormProvider>
  );
}

/** The schema of one kind. */
function schemaOf(kind: WrittenDocumentKind) {
  const found = documentContent.options.find((option) => option.shape.kind.value === kind);
  if (!found) throw new Error(`no document of kind ${kind}`);
  return found;
}

function PaperEvidence({ view, evidence, onEvidence }: Pick<PaperFormProps, 'view' | 'evidence' | 'onEvidence'>) {
  const t = useT();
  const onAdd = useCallback(
    // The same file twice is one file.
    (item: EvidenceItem) => onEvidence((before) => [...before.filter(({ hash }) => hash !== item.hash), item]),
    [onEvidence],
  );
  const taking = useEvidence({ inspectionId: view.id, enterpriseName: view.enterprise.name, checkKey: null }, onAdd);
  return (
    <Panel title={t('papers.evidence')}>
      <EvidenceField
        inspectionId={view.id}
        taking={taking}
        label={t('papers.evidence')}
        items={evidence}
        onChange={(item) => onEvidence((before) => before.map((one) => (one.hash === item.hash ? item : one)))}
        onRemove={(item) => onEvidence((before) => before.filter(({ hash }) => hash !== item.hash))}
      />
    </Panel>
  );
}
