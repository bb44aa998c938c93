/** The screens of the tablet itself; set-up and lock screen stand before the area and are in the router. */
import { IconRefresh } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const syncRoutes: readonly ScreenRoute[] = [
  {
    path: '/field/sync',
    area: 'field',
    title: 'sync.title',
    permission: 'inspection.carry-out',
    screen: () => import('./sync-screen.tsx'),
    navigation: { group: 'work', icon: IconRefresh },
  },
];
