/** Fields of what is handed over: result (检查结果告知书), order to correct (责令改正通知书), receipt of service (送达回证). */
import { useContext } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { SelectField } from '../../ui/choice-fields.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { FormFieldsContext, fieldId } from '../../ui/form-fields.ts';
import { FieldRow } from '../../ui/form.tsx';
import { Panel } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { WordsField } from '../field/public.ts';
import { MomentField } from './moment-field.tsx';
import styles from './papers.module.css';
import { RowsField } from './rows-field.tsx';

export function ResultNoticeFields() {
  const t = useT();
  return (
    <Panel title={t('papers.kind.result-notice')}>
      <div className={styles.fields}>
        <WordsField
          name="results"
          label={t('papers.result.results')}
          required
          rows={5}
          maxLength={8000}
          use="conclusion"
        />
        <WordsField name="handling" label={t('papers.result.handling')} required rows={3} maxLength={4000} />
        <WordsField name="guidance" label={t('papers.result.guidance')} rows={3} maxLength={2000} />
        <WordsField name="objectionChannel" label={t('papers.result.objection')} maxLength={500} />
        <DateField name="issuedOn" label={t('papers.issued-on')} required />
      </div>
    </Panel>
  );
}

export function CorrectionOrderFields() {
  const t = useT();
  return (
    <>
      <Panel title={t('papers.order.items')}>
        <RowsField
          name="items"
          least={1}
          rowLabel={(number) => t('papers.order.item-no', { number })}
          addLabel={t('papers.order.add-item')}
          empty={{ description: '', clause: '', orderClause: '', dueOn: null }}
        >
          {(prefix) => (
            <div className={styles.fields}>
              <WordsField
                name={`${prefix}.description`}
                label={t('papers.order.description')}
                required
                maxLength={4000}
                use="finding"
              />
              <FieldRow>
                <TextField name={`${prefix}.clause`} label={t('papers.order.clause')} required maxLength={300} />
                <TextField
                  name={`${prefix}.orderClause`}
                  label={t('papers.order.order-clause')}
                  required
                  maxLength={300}
                />
              </FieldRow>
              <DateField name={`${prefix}.dueOn`} label={t('papers.order.due-on')} required />
            </div>
          )}
        </RowsField>
      </Panel>
      <Panel title={t('papers.kind.correction-order')}>
        <div className={styles.fields}>
          <WordsField name="recheck" label={t('papers.order.recheck')} maxLength={500} />
          <WordsField name="remedies" label={t('papers.order.remedies')} maxLength={1000} />
          <DateField name="issuedOn" label={t('papers.issued-on')} required />
        </div>
      </Panel>
    </>
  );
}

const ways = ['direct', 'left', 'post', 'electronic', 'entrusted'] as const;

export function ServiceReceiptFields() {
  const t = useT();
  return (
    <>
      <Panel title={t('papers.service.documents')}>
        <RowsField
          name="documents"
          least={1}
          rowLabel={(number) => t('papers.service.document-no', { number })}
          addLabel={t('papers.service.add-document')}
          empty={{ name: '', number: '' }}
        >
          {(prefix) => (
            <FieldRow>
              <TextField name={`${prefix}.name`} label={t('papers.service.name')} required maxLength={200} />
              <TextField name={`${prefix}.number`} label={t('papers.service.number')} maxLength={100} />
            </FieldRow>
          )}
        </RowsField>
      </Panel>
      <Panel title={t('papers.kind.service-receipt')}>
        <div className={styles.fields}>
          <FieldRow>
            <MomentField name="servedAt" label={t('papers.service.served-at')} required />
            <SelectField
              name="way"
              label={t('papers.service.way')}
              required
              searchable={false}
              options={ways.map((value) => ({ value, label: t(`papers.service.way.${value}`) }))}
            />
          </FieldRow>
          <TextField name="place" label={t('papers.service.place')} required maxLength={300} />
          <FieldRow>
            <TextField name="recipient" label={t('papers.service.recipient')} required maxLength={60} />
            <TextField name="server" label={t('papers.service.server')} required maxLength={200} />
          </FieldRow>
          <Refusal />
        </div>
      </Panel>
    </>
  );
}

function Refusal() {
  const t = useT();
  const { setValue } = useFormContext();
  const refusal: unknown = useWatch({ name: 'refusal' });
  const { formId } = useContext(FormFieldsContext);
  return (
    <>
      <div id={fieldId(formId, 'refusal')}>
        <ChoiceButtons
          legend={t('papers.service.refusal')}
          choices={[
            { value: 'no', label: t('papers.service.taken'), tone: 'plain' },
            { value: 'yes', label: t('papers.service.refused'), tone: 'bad' },
          ]}
          value={refusal === undefined ? null : refusal === null ? 'no' : 'yes'}
          onChange={(value) => setValue('refusal', value === 'yes' ? { reason: '', witness: '' } : null)}
        />
      </div>
      {Boolean(refusal) && (
        <>
          <WordsField name="refusal.reason" label={t('papers.service.refusal-reason')} required maxLength={500} />
          <TextField name="refusal.witness" label={t('papers.witness')} required maxLength={60} />
        </>
      )}
    </>
  );
}
