/** Beside the form: what the rules say while one fills it in, the use of the cap, and a reason for each warning. */
import { Text, Title } from '@mantine/core';
import type { GroundKind } from '@liangma/domain/inspection/inspection';
import type { Ref } from 'react';
import { useT } from '../../messages/use-t.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { TextAreaField } from '../../ui/text-fields.tsx';
import { InspectionCap } from './inspection-cap.tsx';
import styles from './inspection-form.module.css';
import { InspectionRules } from './inspection-rules.tsx';
import type { LiveCheck } from './use-live-check.ts';

export interface InspectionCheckPanelProps {
  check: LiveCheck;
  groundKind: GroundKind;
  /** Gets the focus when one submits against the rules. */
  ref: Ref<HTMLElement>;
}

export function InspectionCheckPanel({ check, groundKind, ref }: InspectionCheckPanelProps) {
  const t = useT();
  const { answer } = check;
  const blocks = answer?.findings.some((finding) => finding.severity === 'block') ?? false;
  return (
    <aside className={styles.check} aria-label={t('inspections.check')} ref={ref} tabIndex={-1}>
      <Title order={2}>{t('inspections.check')}</Title>
      <ProblemAlert error={check.error} onRetry={check.retry} />
      {answer === null && !check.error && (
        <Text size="sm" c="dimmed">
          {t('inspections.check-waits')}
        </Text>
      )}
      {answer && (
        <>
          <output className={styles.verdict} data-blocks={blocks || undefined}>
            {answer.findings.length === 0 ? t('inspections.check-passed') : t(verdictKey(blocks))}
          </output>
          <InspectionRules
            findings={answer.findings}
            underWarning={(finding) => (
              <TextAreaField
                name={`reasons.${finding.code}`}
                label={t('inspections.reason')}
                required
                rows={2}
                maxLength={500}
              />
            )}
          />
          <section aria-label={t('inspections.cap')}>
            <Title order={3} className={styles.capTitle}>
              {t('inspections.cap')}
            </Title>
            <InspectionCap use={answer.capUse} groundKind={groundKind} />
          </section>
        </>
      )}
    </aside>
  );
}

const verdictKey = (blocks: boolean) => (blocks ? 'inspections.rules.blocks' : 'inspections.rules.warns');
