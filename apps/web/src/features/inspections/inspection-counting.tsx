/** Whether the inspection can be counted in the yearly figures, and because of what. */
import { IconCheck, IconX } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import { explainInspection } from '@liangma/contract/statistics';
import { useEndpoint } from '../../api/queries.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { Loaded } from '../../ui/loading.tsx';
import { Panel } from '../../ui/page.tsx';
import styles from './inspection-counting.module.css';

export interface InspectionCountingProps {
  inspectionId: string;
  /** It has ended: what is missing now stays missing. */
  isFinal: boolean;
}

export function InspectionCounting({ inspectionId, isFinal }: InspectionCountingProps) {
  const t = useT();
  const language = useLanguage() === 'zh-CN' ? 'zh' : 'en';
  const query = useEndpoint(explainInspection, { params: { inspectionId } });
  return (
    <Panel title={t('inspections.counting')}>
      <Loaded query={query}>
        {(answer) => (
          <>
            <p className={styles.verdict}>
              {!answer.isCounted && t(isFinal ? 'inspections.not-counted' : 'inspections.not-counted-yet')}
              {answer.isCounted && answer.year !== null && t('inspections.counted-in', { year: answer.year })}
              {answer.isCounted && answer.year === null && t('inspections.counted')}
            </p>
            <ul className={styles.reasons} data-final={isFinal || undefined}>
              {answer.reasons
                .toSorted((a, b) => Number(a.isMet) - Number(b.isMet))
                .map((reason) => {
                  const Icon = reason.isMet ? IconCheck : IconX;
                  return (
                    <li key={reason.criterion} data-met={reason.isMet || undefined}>
                      <Icon size={17} aria-hidden className={styles.icon} />
                      <span>
                        <VisuallyHidden>{t(reason.isMet ? 'inspections.met' : 'inspections.not-met')}</VisuallyHidden>
                        {reason.text[language]}
                      </span>
                    </li>
                  );
                })}
            </ul>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
