/** Screens of the inspection matters. */
import { IconListCheck } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const mattersRoutes: readonly ScreenRoute[] = [
  {
    path: '/matters',
    area: 'desk',
    title: 'matters.list.title',
    permission: 'matter.read',
    screen: () => import('./matter-list-screen.tsx'),
    navigation: { group: 'registers', icon: IconListCheck },
  },
  {
    path: '/matters/$matterId',
    area: 'desk',
    title: 'matters.detail.title',
    permission: 'matter.read',
    screen: () => import('./matter-screen.tsx'),
  },
  {
    path: '/matters/$matterId/edit',
    area: 'desk',
    title: 'matters.edit.title',
    permission: 'matter.edit',
    screen: () => import('./matter-edit-screen.tsx'),
  },
];
