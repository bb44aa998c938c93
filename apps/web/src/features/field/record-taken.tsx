/** What the inspectors take along: papers, and evidence of the inspection as a whole. */
import { Button, Checkbox, Text } from '@mantine/core';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { NumberField, TextField } from '../../ui/text-fields.tsx';
import { useDraftEvidence } from './draft-evidence.ts';
import { placeId } from './draft-gaps.ts';
import { EvidenceField } from './evidence-field.tsx';
import { changeEvidenceSettings, useEvidenceSettings } from './evidence-settings.ts';
import evidenceStyles from './evidence.module.css';
import type { RecordDraft } from './record-draft.ts';
import styles from './record.module.css';

export function RecordMaterials() {
  const t = useT();
  const { fields, append, remove } = useFieldArray<RecordDraft, 'materials'>({ name: 'materials' });
  const isFull = fields.length >= recordLimits.materials;
  return (
    <Panel title={t('record.materials')}>
      <div className={styles.fields} id={placeId('materials')}>
        {fields.length === 0 && <Text c="dimmed">{t('record.materials-none')}</Text>}
        {fields.map((field, index) => {
          const number = index + 1;
          return (
            <section
              key={field.id}
              id={placeId(`material-${number}`)}
              className={styles.material}
              aria-label={t('record.material.number', { number })}
            >
              <TextField name={`materials.${index}.name`} label={t('record.material.name')} maxLength={200} />
              <NumberField name={`materials.${index}.copies`} label={t('record.material.copies')} min={1} max={999} />
              <TextField name={`materials.${index}.note`} label={t('record.material.note')} maxLength={200} />
              <Button
                variant="default"
                px={12}
                aria-label={t('record.material.remove', { number })}
                onClick={() => remove(index)}
              >
                <IconTrash size={20} aria-hidden />
              </Button>
            </section>
          );
        })}
        {isFull && <Notice tone="info">{t('record.most-materials', { limit: recordLimits.materials })}</Notice>}
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          disabled={isFull}
          onClick={() => append({ name: '', copies: 1, note: '' }, { shouldFocus: true })}
        >
          {t('record.material.add')}
        </Button>
      </div>
    </Panel>
  );
}

export function RecordEvidence() {
  const t = useT();
  const evidence = useDraftEvidence(null);
  const { hasWatermark, place } = useEvidenceSettings();
  return (
    <Panel title={t('evidence.of-inspection')}>
      <div className={styles.fields} id={placeId('evidence')}>
        <EvidenceField {...evidence} label={t('evidence.of-inspection')} />
        <div className={evidenceStyles.settings}>
          <Checkbox
            size="md"
            label={t('evidence.watermark')}
            checked={hasWatermark}
            onChange={(event) => changeEvidenceSettings({ hasWatermark: event.currentTarget.checked })}
          />
          <Checkbox
            size="md"
            label={t('evidence.with-place')}
            checked={place === 'allowed'}
            onChange={(event) => changeEvidenceSettings({ place: event.currentTarget.checked ? 'allowed' : 'denied' })}
          />
        </div>
      </div>
    </Panel>
  );
}
