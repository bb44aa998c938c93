/** The paragraph as the Word file has it, and what it does not say. */
import type { getReport } from '@liangma/contract/statistics';
import type { CallOutput } from '../../api/client.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/page.tsx';
import { inLanguage, recordsPath } from './metric.ts';
import styles from './report-text.module.css';

type Report = CallOutput<typeof getReport>;

/** Parts of a sentence never change their place, so that the place names them. */
const numbered = (parts: Report['sentences'][number]['parts']) => parts.map((part, place) => ({ ...part, place }));

export function ReportText({ report }: { report: Report }) {
  const t = useT();
  const language = useLanguage();
  const written = report.sentences.filter((sentence) => sentence.text !== '');
  const omitted = report.sentences.flatMap((sentence) =>
    sentence.omitted.map((omission) => ({ ...omission, key: `${sentence.id} ${omission.part}` })),
  );
  return (
    <>
      <Panel title={t('statistics.report.text')}>
        {written.length === 0 ? (
          <EmptyState title={t('statistics.report.empty')} text={t('statistics.report.empty-hint')} />
        ) : (
          <>
            <p className={styles.text} lang="zh-CN">
              {written.map((sentence) => (
                <span key={sentence.id}>
                  {numbered(sentence.parts).map((part) =>
                    part.metricId === null ? (
                      <span key={part.place}>{part.text}</span>
                    ) : (
                      <AppLink
                        key={part.place}
                        to={recordsPath(report.year, part.metricId)}
                        size="inherit"
                        underline="always"
                        fw={600}
                      >
                        {part.text}
                      </AppLink>
                    ),
                  )}
                </span>
              ))}
            </p>
            <p className={styles.note}>{t('statistics.report.same-as-word')}</p>
          </>
        )}
      </Panel>
      <Panel title={t('statistics.report.omitted')}>
        {omitted.length === 0 ? (
          <p className={styles.note}>{t('statistics.report.omitted-none')}</p>
        ) : (
          <ul className={styles.omitted}>
            {omitted.map((omission) => (
              <li key={omission.key}>
                <span className={styles.part} lang="zh-CN">
                  {omission.part}
                </span>
                <span>{inLanguage(omission.reason, language)}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </>
  );
}
