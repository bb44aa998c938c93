/** All figures of the catalogue: value, records behind it, and how it is defined. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { formatNumber } from '../../messages/format.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { TableView } from '../../ui/table-view.tsx';
import type { Column } from '../../ui/table-view.tsx';
import { inLanguage, ratioParts, recordsPath } from './metric.ts';
import type { MetricView } from './metric.ts';
import styles from './figures-table.module.css';

export function FiguresTable({ statistics }: { statistics: StatisticsView }) {
  const t = useT();
  const language = useLanguage();
  const columns = useMemo<Column<MetricView>[]>(() => {
    const whyMissing = (metric: MetricView): string => {
      const denominator = ratioParts(statistics, metric.id)?.denominator;
      const name = inLanguage((denominator ?? metric).name, language);
      return t('statistics.nothing-to-divide-by', { name });
    };
    return [
      {
        id: 'name',
        header: t('statistics.figure'),
        width: '40%',
        cell: (metric) => (
          <div className={styles.name}>
            {inLanguage(metric.name, language)}
            <details className={styles.definition}>
              <summary>{t('statistics.definition')}</summary>
              <Text size="sm" c="dimmed">
                {inLanguage(metric.definition, language)}
              </Text>
            </details>
          </div>
        ),
      },
      {
        id: 'value',
        header: t('statistics.value'),
        align: 'end',
        cell: (metric) => (
          <span>
            <AppLink to={recordsPath(statistics.year, metric.id)} fw={600}>
              {formatNumber(metric.value)}
            </AppLink>
            {metric.value !== null && <span className={styles.unit}>{inLanguage(metric.unit, language)}</span>}
            {metric.value === null && (
              <Text size="sm" c="dimmed">
                {whyMissing(metric)}
              </Text>
            )}
          </span>
        ),
      },
      {
        id: 'records',
        header: t('statistics.records'),
        align: 'end',
        cell: (metric) => formatNumber(metric.records),
      },
    ];
  }, [statistics, language, t]);
  return (
    <TableView
      caption={t('statistics.all-figures')}
      columns={columns}
      rows={statistics.metrics}
      rowKey={(metric) => metric.id}
    />
  );
}
