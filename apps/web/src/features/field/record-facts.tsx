/** The head of the record: what was shown and told, then when, where and who; known facts are filled in already. */
import { Text, TextInput } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspections';
import { useController } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { FieldRow } from '../../ui/form.tsx';
import { fieldId } from '../../ui/form-fields.ts';
import { Panel } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import type { RecordDraft } from './record-draft.ts';
import { placeId } from './record-draft.ts';
import { recordFormId } from './record-form-id.ts';
import styles from './record.module.css';
import { TapCheck } from './tap-check.tsx';

export function RecordTelling({ officers }: { officers: InspectionView['officerDetails'] }) {
  const t = useT();
  const { field } = useController<RecordDraft, 'recusal'>({ name: 'recusal' });
  return (
    <Panel title={t('field.record.telling')}>
      <div className={styles.asks}>
        <div className={styles.ask} id={placeId('certificateShown')}>
          <div>
            <strong>{t('field.record.certificate')}</strong>
            {officers.map((officer) => (
              <Text key={officer.id} c="dimmed">
                {t('field.officer-certificate', { name: officer.name, number: officer.certificateNo })}
              </Text>
            ))}
          </div>
          <TapCheck name="certificateShown" label={t('field.record.certificate-shown')} />
        </div>
        <div className={styles.ask} id={placeId('rightsTold')}>
          <div>
            <strong>{t('field.record.rights')}</strong>
            <Text c="dimmed">{t('field.record.rights-text')}</Text>
          </div>
          <TapCheck name="rightsTold" label={t('field.record.rights-told')} />
        </div>
        <div className={styles.ask} id={placeId('recusal')}>
          <div>
            <strong>{t('field.record.recusal')}</strong>
            <Text c="dimmed">{t('field.record.recusal-text')}</Text>
          </div>
          <ChoiceButtons
            legend={t('field.record.recusal')}
            hideLegend
            choices={[
              { value: 'not-asked-for', label: t('inspections.recusal.not-asked-for'), tone: 'good' },
              { value: 'asked-for', label: t('inspections.recusal.asked-for'), tone: 'bad' },
            ]}
            value={field.value}
            onChange={field.onChange}
          />
        </div>
      </div>
    </Panel>
  );
}

function ClockField({ name, label, hint }: { name: 'startedAt' | 'endedAt'; label: string; hint?: string }) {
  const { field } = useController<RecordDraft, 'startedAt' | 'endedAt'>({ name });
  return (
    <TextInput
      {...field}
      id={fieldId(recordFormId, name)}
      type="datetime-local"
      label={label}
      description={hint}
      onChange={(event) => field.onChange(event.currentTarget.value)}
    />
  );
}

export function RecordPlace() {
  const t = useT();
  return (
    <Panel title={t('field.record.scene')}>
      <div className={styles.fields}>
        <div id={placeId('startedAt')}>
          <FieldRow>
            <ClockField name="startedAt" label={t('field.record.started')} />
            <ClockField name="endedAt" label={t('field.record.ended')} hint={t('field.record.ended-hint')} />
          </FieldRow>
        </div>
        <div id={placeId('place')}>
          <TextField name="place" label={t('inspections.record.place')} required maxLength={300} />
        </div>
        <div id={placeId('present')}>
          <FieldRow>
            <TextField name="present.name" label={t('field.record.present-name')} required maxLength={60} />
            <TextField name="present.post" label={t('field.record.present-post')} maxLength={60} />
            <TextField name="present.phone" label={t('field.record.present-phone')} maxLength={40} inputMode="tel" />
          </FieldRow>
        </div>
        <Text c="dimmed">{t('field.record.present-hint')}</Text>
      </div>
    </Panel>
  );
}
