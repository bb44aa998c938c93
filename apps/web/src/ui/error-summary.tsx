/** The list of errors on top of a form; each leads to its field. */
import { IconAlertCircle } from '@tabler/icons-react';
import { useId } from 'react';
import type { Ref } from 'react';
import styles from './error-summary.module.css';

export interface SummaryItem {
  text: string;
  /** Id of the input to go to; absent when the error belongs to no field. */
  fieldId?: string;
}

export interface ErrorSummaryProps {
  title: string;
  detail?: string | undefined;
  items: readonly SummaryItem[];
  ref?: Ref<HTMLDivElement>;
}

export function ErrorSummary({ title, detail, items, ref }: ErrorSummaryProps) {
  const titleId = useId();
  return (
    <div ref={ref} tabIndex={-1} role="alert" aria-labelledby={titleId} className={styles.summary}>
      <h2 id={titleId} className={styles.title}>
        <IconAlertCircle size={20} aria-hidden />
        {title}
      </h2>
      {detail && detail !== title && <p>{detail}</p>}
      {items.length > 0 && (
        <ul>
          {items.map((item) => (
            <li key={`${item.fieldId}|${item.text}`}>
              {item.fieldId === undefined ? (
                item.text
              ) : (
                <a
                  href={`#${item.fieldId}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(item.fieldId ?? '')?.focus();
                  }}
                >
                  {item.text}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
