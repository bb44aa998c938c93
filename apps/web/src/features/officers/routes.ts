/** The desk's screens of officers and their certificates. */
import { IconIdBadge2 } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const officersRoutes: readonly ScreenRoute[] = [
  {
    path: '/officers',
    area: 'desk',
    title: 'officers.list.title',
    permission: 'officer.read',
    screen: () => import('./officer-list-screen.tsx'),
    navigation: { group: 'registers', icon: IconIdBadge2 },
  },
  {
    path: '/officers/new',
    area: 'desk',
    title: 'officers.new.title',
    permission: 'officer.edit',
    screen: () => import('./officer-new-screen.tsx'),
  },
  {
    path: '/officers/$officerId',
    area: 'desk',
    title: 'officers.detail.title',
    permission: 'officer.read',
    screen: () => import('./officer-screen.tsx'),
  },
  {
    path: '/officers/$officerId/edit',
    area: 'desk',
    title: 'officers.edit.title',
    permission: 'officer.edit',
    screen: () => import('./officer-edit-screen.tsx'),
  },
];
