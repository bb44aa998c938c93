/** A calendar day in a table: never broken over two lines. */
import { formatDay } from '../messages/format.ts';
import styles from './day.module.css';

/** `value` is 'YYYY-MM-DD'; null gives a dash. */
export function Day({ value }: { value: string | null }) {
  return (
    <span className={styles.day}>
      {value === null ? formatDay(null) : <time dateTime={value}>{formatDay(value)}</time>}
    </span>
  );
}
