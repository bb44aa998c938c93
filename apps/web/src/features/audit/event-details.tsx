/** What an event says beyond who and what; opened on demand. */
import { useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import styles from './audit.module.css';
import { detailsOf } from './audit-details.ts';
import { actionText } from './audit-subject.ts';
import type { AuditEvent } from './audit-subject.ts';

export interface EventDetailsProps {
  event: AuditEvent;
  /** The list shows this subject only: then there is nothing to narrow. */
  isOfOne: boolean;
}

export function EventDetails({ event, isOfOne }: EventDetailsProps) {
  const t = useT();
  const details = detailsOf(event.data);
  const canNarrow = event.subjectId !== null && !isOfOne;
  if (details.length === 0 && !canNarrow) return '—';
  return (
    <details className={styles.details}>
      <summary aria-label={t('audit.show-of', { seq: event.seq, action: actionText(event.action) })}>
        {t('audit.show')}
      </summary>
      <dl>
        {details.map(({ key, label, value }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {canNarrow && (
        <AppLink to="/settings/audit" search={{ subjectId: event.subjectId ?? '' }}>
          {t('audit.only-this')}
        </AppLink>
      )}
    </details>
  );
}
