/** The desk's screens of what tablets delivered against the rules. */
import { IconDeviceTabletExclamation } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';
import { HeldCount } from './held-count.tsx';

export const heldCommandsRoutes: readonly ScreenRoute[] = [
  {
    path: '/held-commands',
    area: 'desk',
    title: 'held.list.title',
    permission: 'inspection.read',
    screen: () => import('./held-list-screen.tsx'),
    navigation: { group: 'work', icon: IconDeviceTabletExclamation, count: HeldCount },
  },
  {
    path: '/held-commands/$commandId',
    area: 'desk',
    title: 'held.detail.title',
    permission: 'inspection.read',
    screen: () => import('./held-screen.tsx'),
  },
];
