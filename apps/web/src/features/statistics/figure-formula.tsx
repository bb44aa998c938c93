/** The figure itself over its records: its value, and of a ratio what is divided by what. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Panel } from '../../ui/page.tsx';
import styles from './figure-formula.module.css';
import { inLanguage, printedFigure, ratioParts, recordsPath } from './metric.ts';
import type { MetricView } from './metric.ts';

function RatioPart({ year, metric }: { year: number; metric: MetricView }) {
  const language = useLanguage();
  return (
    <AppLink to={recordsPath(year, metric.id)}>
      {inLanguage(metric.name, language)} {printedFigure(metric, language)}
    </AppLink>
  );
}

export function FigureFormula({ statistics, metric }: { statistics: StatisticsView; metric: MetricView }) {
  const t = useT();
  const language = useLanguage();
  const parts = ratioParts(statistics, metric.id);
  const { year } = statistics;
  return (
    <Panel>
      <div className={styles.formula}>
        <span>{t('statistics.figure-of-year', { year })}</span>
        <strong className={styles.value}>{printedFigure(metric, language)}</strong>
        {parts && (
          <span>
            {'= '}
            <RatioPart year={year} metric={parts.numerator} />
            {' ÷ '}
            <RatioPart year={year} metric={parts.denominator} />
          </span>
        )}
      </div>
      {parts && (
        <p className={styles.note}>
          {metric.value === null
            ? t('statistics.nothing-to-divide-by', { name: inLanguage(parts.denominator.name, language) })
            : t('statistics.ratio-records', { name: inLanguage(parts.denominator.name, language) })}
        </p>
      )}
      {metric.id === 'insp.objects' && <p className={styles.note}>{t('statistics.objects-note')}</p>}
    </Panel>
  );
}
