/** The counting rule in words, and the inspections of the year that it leaves out, by reason. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { formatNumber } from '../../messages/format.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Panel } from '../../ui/page.tsx';
import { inLanguage, recordsPath } from './metric.ts';
import styles from './not-counted.module.css';

export function CountingRule({ statistics }: { statistics: StatisticsView }) {
  const t = useT();
  const language = useLanguage();
  const sentences = inLanguage(statistics.countingRule, language)
    .split(/(?<=[。.])\s*/)
    .filter((sentence) => sentence !== '');
  return (
    <Panel title={t('statistics.counting-rule')}>
      <ul className={styles.rule}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Panel>
  );
}

export function NotCounted({ statistics }: { statistics: StatisticsView }) {
  const t = useT();
  const language = useLanguage();
  const { notCounted, year } = statistics;
  return (
    <Panel title={t('statistics.not-counted')}>
      {notCounted.length === 0 ? (
        <p className={styles.none}>{t('statistics.not-counted-none')}</p>
      ) : (
        <ul className={styles.reasons}>
          {notCounted.map(({ criterion, text, count }) => (
            <li key={criterion}>
              <span>{inLanguage(text, language)}</span>
              <AppLink to={recordsPath(year, 'insp.count')} search={{ counted: 'no', missing: criterion }}>
                {t('statistics.times-count', { count: formatNumber(count) })}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
