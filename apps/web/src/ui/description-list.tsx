/** Names and values of one thing, in as many columns as fit. */
import type { ReactNode } from 'react';
import styles from './description-list.module.css';

export interface Description {
  label: string;
  /** null and '' are shown as a dash. */
  value: ReactNode;
  /** Takes the whole width, for long text. */
  wide?: boolean;
}

export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className={styles.list}>
      {items.map((item) => (
        <div key={item.label} className={styles.item} data-wide={item.wide || undefined}>
          <dt>{item.label}</dt>
          <dd>{item.value === null || item.value === undefined || item.value === '' ? '—' : item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
