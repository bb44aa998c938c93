/** The head of the record: what was shown and told, then when, where and who; known facts are filled in already. */
import { Checkbox, Text, TextInput } from '@mantine/core';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { ChoiceButtons } from '../../ui/field-controls.tsx';
import { FieldRow } from '../../ui/form.tsx';
import { fieldId } from '../../ui/form-fields.ts';
import { Panel } from '../../ui/page.tsx';
import { TextField } from '../../ui/text-fields.tsx';
import { placeId } from './draft-gaps.ts';
import type { RecordDraft } from './record-draft.ts';
import { recordFormId } from './record-form-id.ts';
import styles from './record.module.css';
import { TapCheck } from './tap-check.tsx';
import { WordsField } from './words-field.tsx';

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
          {field.value === 'asked-for' && (
            <div className={styles.wide}>
              <WordsField
                name="recusalNote"
                label={t('record.recusal-note')}
                hint={t('record.recusal-note-hint')}
                required
                maxLength={500}
              />
            </div>
          )}
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

export function RecordPlace({ view }: { view: InspectionView }) {
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
        <KnownContact name={view.enterprise.contactName} phone={view.enterprise.contactPhone} />
        <Text c="dimmed">{t('field.record.present-hint')}</Text>
        <Assistants names={view.fields.assistants} />
      </div>
    </Panel>
  );
}

/** The register's contact with one tap: it may be them, but only who stands there knows. */
function KnownContact({ name, phone }: { name: string; phone: string }) {
  const t = useT();
  const { setValue } = useFormContext<RecordDraft>();
  const present = useWatch<RecordDraft, 'present.name'>({ name: 'present.name' });
  if (name === '' || present.trim() !== '') return null;
  const fill = () => {
    setValue('present.name', name);
    setValue('present.phone', phone);
  };
  return (
    <button type="button" className={styles.cannedText} onClick={fill}>
      {t('record.contact-is-present', { name })}
    </button>
  );
}

/** Nobody but the assistants that were fixed beforehand may come along (R19). */
function Assistants({ names }: { names: readonly string[] }) {
  const t = useT();
  const { field } = useController<RecordDraft, 'assistantsPresent'>({ name: 'assistantsPresent' });
  if (names.length === 0) return null;
  return (
    <fieldset className={styles.assistants}>
      <legend>{t('record.assistants')}</legend>
      {names.map((name) => (
        <Checkbox
          key={name}
          size="md"
          label={name}
          checked={field.value.includes(name)}
          onChange={(event) =>
            field.onChange(
              event.currentTarget.checked ? [...field.value, name] : field.value.filter((one) => one !== name),
            )
          }
        />
      ))}
    </fieldset>
  );
}
