/** A document being filled in: saved on every change; what is missing is named before it is shown for signing. */
import type { EvidenceItem } from '@liangma/contract/evidence';
import type { DocumentContent, WrittenDocumentKind } from '@liangma/contract/inspection-documents';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { mostAttached } from '@liangma/domain/inspection/record-limits';
import { useEffect, useMemo, useState } from 'react';
import type { FormEvent } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { emptyToMissing } from '../../ui/empty-to-missing.ts';
import { BigButton } from '../../ui/field-controls.tsx';
import { FormFieldsContext } from '../../ui/form-fields.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { EvidenceField, NotSavedAlert, SaveMark, StoringNote, useEvidence, useStoring } from '../field/public.ts';
import type { Autosave, ShowEvidence } from '../field/public.ts';
import { CorrectionOrderFields, ResultNoticeFields, ServiceReceiptFields } from './notice-fields.tsx';
import type { NumbersLeft } from './number-stock.ts';
import { PaperGapsList, goToPaperGaps, paperFormId } from './paper-gaps-list.tsx';
import { paperGaps, schemaOf } from './paper-gaps.ts';
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
  const form = useForm<Record<string, unknown>>({ defaultValues: values });
  const [labels] = useState(() => new Map<string, string>());
  const gaps = useMemo(() => paperGaps(kind, values, view), [kind, values, view]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: (change) => onValues(structuredClone(change.values)),
      }),
    [form, onValues],
  );
  const complete = (event: FormEvent) => {
    event.preventDefault();
    const filled = form.getValues();
    if (paperGaps(kind, filled, view).length > 0) goToPaperGaps();
    else onComplete(documentOf(kind, filled));
  };
  const Fields = fieldsOf[kind];
  return (
    <FormProvider {...form}>
      <NotSavedAlert state={autosave.state} onAgain={autosave.again} />
      <div className={styles.bar}>
        <SaveMark state={autosave.state} />
      </div>
      {shortage && <NumberShortage shortage={shortage} />}
      <FormFieldsContext value={useMemo(() => ({ formId: paperFormId, labels }), [labels])}>
        <form noValidate className={styles.fields} aria-label={t(`papers.kind.${kind}`)} onSubmit={complete}>
          <Fields />
          <PaperEvidence view={view} {...more} />
          <Panel title={t('signing.title')}>
            <div className={styles.fields}>
              <PaperGapsList gaps={gaps} />
              <StoringNote draftKey={more.draftKey} />
              {shortage && <NumberShortage shortage={shortage} />}
              <BigButton type="submit" disabled={shortage !== null || isStoring}>
                {t('papers.to-signing')}
              </BigButton>
            </div>
          </Panel>
        </form>
      </FormFieldsContext>
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

/** The content as the server takes it. */
function documentOf(kind: WrittenDocumentKind, values: Record<string, unknown>): DocumentContent {
  const schema = schemaOf(kind);
  return schema.parse(emptyToMissing(schema, values));
}

function PaperEvidence(props: Pick<PaperFormProps, 'view' | 'evidence' | 'draftKey' | 'onEvidence'>) {
  const { view, evidence, draftKey, onEvidence } = props;
  const t = useT();
  const { id: inspectionId, enterprise } = view;
  const taking = useEvidence({ draftKey, inspectionId, enterpriseName: enterprise.name, checkKey: null }, onEvidence);
  return (
    <Panel title={t('papers.evidence')}>
      <EvidenceField
        inspectionId={inspectionId}
        taking={taking}
        label={t('papers.evidence')}
        items={evidence}
        fullAt={evidence.length >= mostAttached ? mostAttached : null}
      />
    </Panel>
  );
}
