/** The desk's screens of orders to correct. */
import { IconChecklist } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const rectificationsRoutes: readonly ScreenRoute[] = [
  {
    path: '/rectifications',
    area: 'desk',
    title: 'rectifications.list.title',
    permission: 'inspection.read',
    screen: () => import('./rectification-list-screen.tsx'),
    navigation: { group: 'work', icon: IconChecklist },
  },
  {
    path: '/rectifications/$findingId',
    area: 'desk',
    title: 'rectifications.detail.title',
    permission: 'inspection.read',
    screen: () => import('./rectification-screen.tsx'),
  },
];
