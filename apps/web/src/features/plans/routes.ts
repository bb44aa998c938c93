/** Screens of the annual inspection plan. */
import { IconCalendarStats } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const plansRoutes: readonly ScreenRoute[] = [
  {
    path: '/plans',
    area: 'desk',
    title: 'plans.list.title',
    permission: 'plan.read',
    screen: () => import('./plan-list-screen.tsx'),
    navigation: { group: 'work', icon: IconCalendarStats },
  },
  {
    path: '/plans/$year',
    area: 'desk',
    title: 'plans.detail.title',
    permission: 'plan.read',
    screen: () => import('./plan-screen.tsx'),
  },
  {
    path: '/plans/$year/lines/new',
    area: 'desk',
    title: 'plans.add-line.title',
    permission: 'plan.edit',
    screen: () => import('./plan-line-new-screen.tsx'),
  },
  {
    path: '/plans/$year/lines/$lineId',
    area: 'desk',
    title: 'plans.edit-line.title',
    permission: 'plan.edit',
    screen: () => import('./plan-line-edit-screen.tsx'),
  },
];
