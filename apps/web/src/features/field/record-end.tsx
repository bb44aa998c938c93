/** The end of the record: findings beside the checklist, what the enterprise says, the conclusion. */
import { Button, Text } from '@mantine/core';
import { recordLimits } from '@liangma/domain/inspection/record-limits';
import { IconPlus } from '@tabler/icons-react';
import type { InspectionView } from '@liangma/contract/inspection-views';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { uuidv7 } from 'uuidv7';
import { useT } from '../../messages/use-t.ts';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/page.tsx';
import { useDraftEvidence } from './draft-evidence.ts';
import { placeId } from './draft-gaps.ts';
import { EvidenceField } from './evidence-field.tsx';
import { FindingFields } from './finding-fields.tsx';
import type { RecordDraft } from './record-draft.ts';
import { emptyFinding, toContent } from './record-draft.ts';
import { useStanding } from './record-standing.tsx';
import styles from './record.module.css';
import { WordsField } from './words-field.tsx';

export function OtherFindings({ visitOn }: { visitOn: string }) {
  const t = useT();
  const { fields, append, remove } = useFieldArray<RecordDraft, 'others'>({ name: 'others' });
  const failed = useWatch({
    name: 'checks',
    compute: (checks: RecordDraft['checks']) => checks.filter(({ answer }) => answer === 'not-compliant').length,
  });
  const isFull = failed + fields.length >= recordLimits.findings;
  return (
    <Panel title={t('field.other.title')}>
      <div className={styles.fields} id={placeId('others')}>
        {fields.length === 0 && <Text c="dimmed">{t('field.other.none')}</Text>}
        {fields.map((field, index) => (
          <OtherFinding
            key={field.id}
            ofKey={field.key}
            index={index}
            visitOn={visitOn}
            onRemove={() => remove(index)}
          />
        ))}
        {isFull && <Notice tone="info">{t('record.most-findings', { limit: recordLimits.findings })}</Notice>}
        <Button
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          disabled={isFull}
          onClick={() => append({ ...emptyFinding(null), key: `other ${uuidv7()}` }, { shouldFocus: false })}
        >
          {t('field.other.add')}
        </Button>
      </div>
    </Panel>
  );
}

interface OtherFindingProps {
  /** What its evidence names. */
  ofKey: string;
  index: number;
  visitOn: string;
  /** What was photographed of it stays, as evidence of the inspection as a whole. */
  onRemove: () => void;
}

function OtherFinding({ ofKey, index, visitOn, onRemove }: OtherFindingProps) {
  const t = useT();
  const evidence = useDraftEvidence(ofKey);
  const number = index + 1;
  return (
    <section
      id={placeId(`other-${number}`)}
      className={styles.findingBox}
      aria-label={t('field.other.number', { number })}
    >
      <h3>{t('field.other.number', { number })}</h3>
      <FindingFields
        name={`others.${index}`}
        checkText={null}
        offeredClause={null}
        isClauseRequired={false}
        visitOn={visitOn}
      />
      <div className={styles.findingEvidence}>
        <Text fw={600}>{t('record.evidence')}</Text>
        <EvidenceField {...evidence} label={t('evidence.of-other', { number })} />
      </div>
      <Button variant="default" c="red.9" onClick={onRemove}>
        {t('field.other.remove')}
      </Button>
    </section>
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
            <FollowingConclusion />
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

/** Alone in its component, so that only it is drawn again. */
function FollowingConclusion() {
  const t = useT();
  const { conclusion } = useStanding();
  if (conclusion === null) return <Text c="dimmed">{t('field.record.conclusion-later')}</Text>;
  return <p className={styles.conclusion}>{conclusion}</p>;
}
