/** What a checklist row demands on site: photo or clause on a 'no', and when it is asked at all. */
import { Checkbox, Group, Select } from '@mantine/core';
import type { Answer, DemandOnNo } from '@liangma/domain/inspection/record';
import { answers, demandsOnNo } from '@liangma/domain/inspection/record';
import { useController, useWatch } from 'react-hook-form';
import { useT } from '../../messages/use-t.ts';
import type { CheckInput } from './checklist-order.ts';

export interface CheckDemandsProps {
  /** Dotted name of the row in the form. */
  name: string;
  /** Its number, from 1. */
  no: number;
}

export function CheckDemands({ name, no }: CheckDemandsProps) {
  const t = useT();
  const onNo = useController({ name: `${name}.onNo` });
  const demands = (onNo.field.value ?? []) as DemandOnNo[];
  const toggle = (demand: DemandOnNo, isOn: boolean) =>
    onNo.field.onChange(demandsOnNo.filter((one) => (one === demand ? isOn : demands.includes(one))));
  return (
    <Group gap="lg" align="flex-end">
      {demandsOnNo.map((demand) => (
        <Checkbox
          key={demand}
          label={t(`matters.demand.${demand}`)}
          aria-label={t('matters.demand-of', { no, demand: t(`matters.demand.${demand}`) })}
          checked={demands.includes(demand)}
          onChange={(event) => toggle(demand, event.currentTarget.checked)}
        />
      ))}
      {no > 1 && <Condition name={name} no={no} />}
    </Group>
  );
}

function Condition({ name, no }: CheckDemandsProps) {
  const t = useT();
  const { field } = useController({ name: `${name}.onlyIf` });
  const rows = (useWatch({ name: 'checklist' }) ?? []) as CheckInput[];
  const condition = field.value as CheckInput['onlyIf'];
  const earlier = rows.slice(0, no - 1).map(({ text }, index) => ({
    value: String(index + 1),
    label: t('matters.numbered', { no: index + 1, text }),
  }));
  return (
    <Group gap="xs" align="flex-end">
      <Select
        label={t('matters.only-if', { no })}
        placeholder={t('matters.only-if-always')}
        data={earlier}
        value={condition === null ? null : String(condition.no)}
        onChange={(value) =>
          field.onChange(
            value === null ? null : { no: Number(value), answer: condition?.answer ?? ('not-compliant' as const) },
          )
        }
        clearable
        clearButtonProps={{ 'aria-label': t('matters.only-if-always') }}
        w={260}
      />
      {condition !== null && (
        <Select
          aria-label={t('matters.only-if-answer', { no })}
          data={answers.map((answer) => ({
            value: answer,
            label: t('matters.only-if-is', { answer: t(`inspections.answer.${answer}`) }),
          }))}
          value={condition.answer}
          onChange={(value) => field.onChange({ ...condition, answer: value as Answer })}
          allowDeselect={false}
          w={180}
        />
      )}
    </Group>
  );
}
