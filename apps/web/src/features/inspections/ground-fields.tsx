/** Where the inspection comes from: a line of the year's plan, or another ground with the number of its document. */
import { Text } from '@mantine/core';
import type { GroundKind } from '@liangma/domain/inspection/inspection';
import { choosableGrounds, typesOfGround } from '@liangma/domain/inspection/inspection';
import { formatNumber } from '../../messages/format.ts';
import { useT } from '../../messages/use-t.ts';
import { SelectField } from '../../ui/choice-fields.tsx';
import { FieldRow } from '../../ui/form.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { TextAreaField, TextField } from '../../ui/text-fields.tsx';
import { InspectionNote } from './inspection-note.tsx';
import styles from './inspection-form.module.css';
import type { PlanLines } from './use-plan-lines.ts';

export interface GroundFieldsProps {
  groundKind: GroundKind;
  planLineId: string | null;
  year: number;
  planLines: PlanLines;
}

export function GroundFields({ groundKind, planLineId, year, planLines }: GroundFieldsProps) {
  const t = useT();
  const types = typesOfGround[groundKind];
  return (
    <>
      <FieldRow>
        <SelectField
          name="groundKind"
          label={t('inspections.ground')}
          required
          searchable={false}
          options={choosableGrounds.map((kind) => ({ value: kind, label: t(`inspections.ground.${kind}`) }))}
        />
        <SelectField
          name="type"
          label={t('inspections.type')}
          required
          searchable={false}
          disabled={types.length === 1}
          options={types.map((type) => ({ value: type, label: t(`inspections.type.${type}`) }))}
        />
      </FieldRow>
      {groundKind === 'plan' ? (
        <>
          {planLines.isMissing && <InspectionNote tone="warning">{t('inspections.no-plan', { year })}</InspectionNote>}
          <ProblemAlert error={planLines.error} />
          <SelectField
            name="planLineId"
            label={t('inspections.plan-line')}
            hint={t('inspections.plan-line-hint', { year })}
            required
            options={planLines.options}
          />
          <PlanLineCard planLineId={planLineId} planLines={planLines} />
        </>
      ) : (
        <TextField
          name="groundDocumentNo"
          label={t('inspections.document-no')}
          hint={t('inspections.document-no-hint')}
          required
          maxLength={100}
        />
      )}
      <TextAreaField name="groundNote" label={t('inspections.ground-note')} rows={2} maxLength={1000} />
    </>
  );
}

function PlanLineCard({ planLineId, planLines }: Pick<GroundFieldsProps, 'planLineId' | 'planLines'>) {
  const t = useT();
  const line = planLines.lineOf(planLineId);
  if (!line) return null;
  const progress = {
    started: formatNumber(line.started),
    finished: formatNumber(line.finished),
    quantity: line.quantity === null ? t('inspections.quantity-open') : formatNumber(line.quantity),
  };
  return (
    <div className={styles.card}>
      <strong>{line.matterName}</strong>
      <Text size="sm">{line.objectText}</Text>
      <Text size="sm">{t('inspections.plan-line-progress', progress)}</Text>
      <Text size="sm" c="dimmed">
        {[line.frequencyText, line.timeText, line.method, line.sectionName].filter(Boolean).join(' · ')}
      </Text>
    </div>
  );
}
