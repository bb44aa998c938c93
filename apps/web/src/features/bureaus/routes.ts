/** The settings of the bureau itself and its sections. */
import { IconBuildingBank } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const bureausRoutes: readonly ScreenRoute[] = [
  {
    path: '/settings/bureau',
    area: 'desk',
    title: 'bureaus.detail.title',
    permission: 'bureau.read',
    screen: () => import('./bureau-screen.tsx'),
    navigation: { group: 'system', icon: IconBuildingBank },
  },
  {
    path: '/settings/bureau/edit',
    area: 'desk',
    title: 'bureaus.edit.title',
    permission: 'bureau.edit',
    screen: () => import('./bureau-edit-screen.tsx'),
  },
];
