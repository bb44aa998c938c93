/** Inspections by month of closing; a bar, and a link for those who use no mouse, opens the month's records. */
import type { StatisticsView } from '@liangma/contract/statistics';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { formatNumber } from '../../messages/format.ts';
import { monthName } from '../../messages/month-name.ts';
import { useLanguage, useT } from '../../messages/use-t.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Chart } from '../../ui/chart.tsx';
import { recordsPath } from './metric.ts';
import styles from './month-chart.module.css';

/** The series of the chart, in its order. */
const series = ['insp.count', 'insp.count.enterprise'] as const;

export function MonthChart({ statistics, height = 260 }: { statistics: StatisticsView; height?: number }) {
  const t = useT();
  const navigate = useNavigate();
  const { year, byMonth } = statistics;
  const language = useLanguage();
  const categories = useMemo(() => byMonth.map((month) => monthName(Number(month.key), language)), [byMonth, language]);
  const shown = useMemo(
    () => [
      { name: t('statistics.inspections'), values: byMonth.map((month) => month.count) },
      { name: t('statistics.of-enterprises'), values: byMonth.map((month) => month.enterprise) },
    ],
    [byMonth, t],
  );
  const open = useCallback(
    (categoryIndex: number, seriesIndex: number) => {
      const month = byMonth[categoryIndex];
      if (month)
        void navigate({ to: recordsPath(year, series[seriesIndex] ?? series[0]), search: { month: month.key } });
    },
    [byMonth, navigate, year],
  );
  const withRecords = byMonth.filter((month) => month.count > 0);
  return (
    <>
      <Chart
        title={t('statistics.by-month')}
        kind="bar"
        categories={categories}
        series={shown}
        unit={t('statistics.times')}
        height={height}
        onSelect={open}
      />
      {withRecords.length > 0 && (
        <ul className={styles.months} aria-label={t('statistics.records-of-months')}>
          {withRecords.map((month) => (
            <li key={month.key}>
              <AppLink to={recordsPath(year, 'insp.count')} search={{ month: month.key }}>
                {t('statistics.month-count', {
                  month: monthName(Number(month.key), language),
                  count: formatNumber(month.count),
                })}
              </AppLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
