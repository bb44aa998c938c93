/** The end of the record: findings beside the checklist, what the enterprise says, the conclusion, the signature. */
import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { InspectionView } from '@liangma/contract/inspections';
import { useController, useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { FieldRow } from '../../ui/form.tsx';
import { Panel } from '../../ui/page.tsx';
import { TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { FindingFields } from './finding-fields.tsx';
import type { RecordDraft } from './record-draft.ts';
import { emptyFinding, placeId, toContent } from './record-draft.ts';
import styles from './record.module.css';

export function OtherFindings({ visitOn }: { visitOn: string }) {
  const t = useT();
  const { fields, append, remove } = useFieldArray<RecordDraft, 'others'>({ name: 'others' });
  return (
    <Panel title={t('field.other.title')}>
      <div className={styles.fields}>
        {fields.length === 0 && <Text c="dimmed">{t('field.other.none')}</Text>}
        {fields.map((field, index) => (
          <section
            key={field.id}
            id={placeId(`other-${index + 1}`)}
            className={styles.findingBox}
            aria-label={t('field.other.number', { number: index + 1 })}
          >
            <h3>{t('field.other.number', { number: index + 1 })}</h3>
            <FindingFields name={`others.${index}`} checkText={null} visitOn={visitOn} />
            <Button variant="default" c="red.9" onClick={() => remove(index)}>
              {t('field.other.remove')}
            </Button>
          </section>
        ))}
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => append(emptyFinding(null), { shouldFocus: false })}
        >
          {t('field.other.add')}
        </Button>
      </div>
    </Panel>
  );
}

export function RecordConclusion({ view }: { view: InspectionView }) {
  const t = useT();
  const { setValue, getValues } = useFormContext<RecordDraft>();
  const conclusion = useWatch<RecordDraft, 'conclusion'>({ name: 'conclusion' });
  return (
    <Panel title={t('field.record.words')}>
      <div className={styles.fields}>
        <TextAreaField
          name="statement"
          label={t('inspections.record.statement')}
          hint={t('field.record.statement-hint')}
          rows={2}
          maxLength={4000}
        />
        {conclusion === null ? (
          <div>
            <Text fw={500}>{t('inspections.record.conclusion')}</Text>
            <FollowingConclusion view={view} />
            <Button
              variant="default"
              onClick={() => setValue('conclusion', toContent(getValues(), view, new Date().toISOString()).conclusion)}
            >
              {t('field.record.conclusion-edit')}
            </Button>
          </div>
        ) : (
          <div>
            <TextAreaField name="conclusion" label={t('inspections.record.conclusion')} rows={3} maxLength={4000} />
            <Button variant="default" mt={8} onClick={() => setValue('conclusion', null)}>
              {t('field.record.conclusion-automatic')}
            </Button>
          </div>
        )}
      </div>
    </Panel>
  );
}

/** Follows every answer; alone in its component, so that only it is drawn again. */
function FollowingConclusion({ view }: { view: InspectionView }) {
  useWatch<RecordDraft>();
  const { getValues } = useFormContext<RecordDraft>();
  const { conclusion } = toContent(getValues(), view, view.entry?.enteredAt ?? '1970-01-01T00:00:00Z');
  return <p className={styles.conclusion}>{conclusion}</p>;
}

export function RecordSignature() {
  const t = useT();
  const { setValue, getValues } = useFormContext<RecordDraft>();
  const kind = useController<RecordDraft, 'signature.kind'>({ name: 'signature.kind' });
  const choose = (value: 'signed' | 'refused') => {
    kind.field.onChange(value);
    // Who was there is who signs, until another name is typed.
    if (value === 'signed' && getValues('signature.name').trim() === '')
      setValue('signature.name', getValues('present.name').trim());
  };
  return (
    <Panel title={t('inspections.record.signature')}>
      <div className={styles.fields} id={placeId('signature')}>
        <Text>{t('field.record.signature-text')}</Text>
        <ChoiceButtons
          legend={t('inspections.record.signature')}
          hideLegend
          choices={[
            { value: 'signed', label: t('field.record.signed'), tone: 'good' },
            { value: 'refused', label: t('field.record.refused'), tone: 'bad' },
          ]}
          value={kind.field.value}
          onChange={choose}
        />
        {kind.field.value === 'signed' && (
          <TextField name="signature.name" label={t('field.record.signer')} required maxLength={60} />
        )}
        {kind.field.value === 'refused' && (
          <FieldRow>
            <TextField name="signature.reason" label={t('field.record.refusal-reason')} required maxLength={500} />
            <TextField name="signature.witness" label={t('field.record.witness')} required maxLength={60} />
          </FieldRow>
        )}
      </div>
    </Panel>
  );
}
