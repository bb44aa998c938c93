/** The end of the record: findings beside the checklist, what the enterprise says, the conclusion. */
import { Button, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import { Panel } from '../../ui/page.tsx';
import { placeId } from './draft-gaps.ts';
import { FindingFields } from './finding-fields.tsx';
import type { RecordDraft } from './record-draft.ts';
import { emptyFinding, toContent } from './record-draft.ts';
import styles from './record.module.css';
import { WordsField } from './words-field.tsx';

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
            <FindingFields
              name={`others.${index}`}
              checkText={null}
              offeredClause={null}
              isClauseRequired={false}
              visitOn={visitOn}
            />
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
        <WordsField
          name="statement"
          label={t('inspections.record.statement')}
          hint={t('field.record.statement-hint')}
          rows={3}
          maxLength={4000}
          use="statement"
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
            <WordsField
              name="conclusion"
              label={t('inspections.record.conclusion')}
              rows={3}
              maxLength={4000}
              use="conclusion"
            />
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
  const t = useT();
  const { conclusion, answers, findings } = toContent(
    getValues(),
    view,
    view.entry?.enteredAt ?? '1970-01-01T00:00:00Z',
  );
  if (answers.length + findings.length === 0 && view.checklist.length > 0)
    return <Text c="dimmed">{t('field.record.conclusion-later')}</Text>;
  return <p className={styles.conclusion}>{conclusion}</p>;
}
