/** Screens of the figures: the year, the records behind a figure, the report. */
import { IconChartBar, IconFileText } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const statisticsRoutes: readonly ScreenRoute[] = [
  {
    path: '/statistics',
    area: 'desk',
    title: 'statistics.year.title',
    permission: 'statistics.read',
    screen: () => import('./statistics-screen.tsx'),
    navigation: { group: 'figures', icon: IconChartBar },
  },
  {
    path: '/statistics/$year/$metricId',
    area: 'desk',
    title: 'statistics.records.title',
    permission: 'statistics.read',
    screen: () => import('./records-screen.tsx'),
  },
  {
    path: '/reports',
    area: 'desk',
    title: 'statistics.report.title',
    permission: 'statistics.read',
    screen: () => import('./report-screen.tsx'),
    navigation: { group: 'figures', icon: IconFileText },
  },
];
