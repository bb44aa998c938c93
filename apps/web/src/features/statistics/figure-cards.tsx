/** Key figures of a year as cards; each leads to exactly the records behind it. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { Link } from '@tanstack/react-router';
import { formatNumber } from '../../messages/format.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import styles from './figure-cards.module.css';
import { inLanguage, metricOf, ratioParts, recordsPath } from './metric.ts';
import type { MetricView } from './metric.ts';

/** What stands under the figure: of a ratio what it is divided of, else how many records there are. */
function useFigureNote(statistics: StatisticsView) {
  const t = useT();
  const language = useLanguage();
  return (metric: MetricView): string => {
    const parts = ratioParts(statistics, metric.id);
    if (!parts) return t('statistics.records-behind', { count: formatNumber(metric.records) });
    if (metric.value === null)
      return t('statistics.nothing-to-divide-by', { name: inLanguage(parts.denominator.name, language) });
    return t('statistics.divided', {
      numerator: formatNumber(parts.numerator.value),
      denominator: formatNumber(parts.denominator.value),
    });
  };
}

export interface FigureCardsProps {
  statistics: StatisticsView;
  metricIds: readonly string[];
}

export function FigureCards({ statistics, metricIds }: FigureCardsProps) {
  const language = useLanguage();
  const noteOf = useFigureNote(statistics);
  const metrics = metricIds.map((id) => metricOf(statistics, id)).filter((metric) => metric !== undefined);
  return (
    <ul className={styles.cards}>
      {metrics.map((metric) => {
        const unit = inLanguage(metric.unit, language);
        return (
          <li key={metric.id}>
            <Link to={recordsPath(statistics.year, metric.id)} className={styles.card}>
              <span className={styles.name}>{inLanguage(metric.name, language)}</span>
              <span className={styles.value}>
                {formatNumber(metric.value)}
                {metric.value !== null && <small>{unit}</small>}
              </span>
              <span className={styles.note}>{noteOf(metric)}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
