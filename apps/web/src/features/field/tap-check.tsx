/** A statement that is confirmed with one tap, and taken back with another. */
import { IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { useController } from 'react-hook-form';
import styles from './tap-check.module.css';

export interface TapCheckProps {
  /** Dotted name of a boolean in the form. */
  name: string;
  label: string;
}

export function TapCheck({ name, label }: TapCheckProps) {
  const { field } = useController({ name });
  // A mark on what nobody has confirmed would read as if somebody had.
  const Icon = field.value === true ? IconSquareCheckFilled : IconSquare;
  return (
    <label className={styles.tap}>
      <input
        type="checkbox"
        checked={field.value === true}
        onChange={(event) => field.onChange(event.target.checked)}
      />
      <span>
        <Icon size={22} aria-hidden />
        {label}
      </span>
    </label>
  );
}
