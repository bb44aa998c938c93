/** Every step of an order, oldest first: who, when, which day and date, what was written, and its evidence. */
import type { RectificationView } from '@liangma/contract/rectifications';
import { formatDay } from '../../messages/format.ts';
import type { Translate } from '../../messages/translate.ts';
import { useT } from '../../messages/use-t.ts';
import { EvidenceThumbs } from '../../ui/evidence-thumbs.tsx';
import { Timeline } from '../../ui/steps.tsx';
import styles from './rectifications.module.css';

type Step = RectificationView['steps'][number];

function daysOf(t: Translate, step: Step): string[] {
  const lines: string[] = [];
  if (step.kind === 'reported' && step.on) lines.push(t('rectifications.on.reported', { day: formatDay(step.on) }));
  if (step.kind.startsWith('recheck-') && step.on)
    lines.push(t('rectifications.on.recheck', { day: formatDay(step.on) }));
  if (step.dueOn) lines.push(t('rectifications.until', { day: formatDay(step.dueOn) }));
  if (step.kind === 'recheck-failed' && !step.dueOn) lines.push(t('rectifications.no-new-date'));
  return lines;
}

export function RectificationTimeline({ view }: { view: RectificationView }) {
  const t = useT();
  return (
    <Timeline
      events={view.steps.map((step) => ({
        id: `${step.at} ${step.kind}`,
        at: step.at,
        who: step.by,
        what: <strong>{t(`rectifications.step.${step.kind}`)}</strong>,
        note: (
          <>
            {daysOf(t, step).map((line) => (
              <span key={line} className={styles.lines}>
                {line}
              </span>
            ))}
            {step.note !== '' && <span className={styles.lines}>{step.note}</span>}
            {/* what the record holds of the fault stands beside its description */}
            {step.kind !== 'ordered' && <EvidenceThumbs inspectionId={view.inspectionId} items={step.evidence} />}
          </>
        ),
      }))}
    />
  );
}
