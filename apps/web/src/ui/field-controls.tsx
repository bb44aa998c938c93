/** Controls for the tablet in the hand: one big button, and thumb-size answers. */
import { Button } from '@mantine/core';
import type { ButtonProps } from '@mantine/core';
import { useId } from 'react';
import type { ComponentPropsWithoutRef } from 'react';
import styles from './field-controls.module.css';

type BigButtonProps = ButtonProps & Pick<ComponentPropsWithoutRef<'button'>, 'onClick' | 'type'>;

/** The main action of a field screen: full width, 56 px high. */
export function BigButton(props: BigButtonProps) {
  return <Button fullWidth h={56} fz={17} radius="md" {...props} />;
}

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  tone: 'good' | 'bad' | 'plain';
}

export interface ChoiceButtonsProps<Value extends string> {
  /** What is asked; read to screen readers, and shown unless `hideLegend`. */
  legend: string;
  hideLegend?: boolean;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  disabled?: boolean;
}

/** One answer of few, each at least 48 px high: 合格 / 不合格 / 不适用. */
export function ChoiceButtons<Value extends string>(props: ChoiceButtonsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.choices} disabled={props.disabled}>
      <legend className={props.hideLegend ? styles.hidden : styles.legend}>{props.legend}</legend>
      <div className={styles.row}>
        {props.choices.map((choice) => (
          <label key={choice.value} className={styles.choice} data-tone={choice.tone}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={props.value === choice.value}
              onChange={() => props.onChange(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
