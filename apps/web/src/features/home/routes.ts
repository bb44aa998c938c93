/** The desk's start page. */
import { IconHome } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const homeRoutes: readonly ScreenRoute[] = [
  {
    path: '/home',
    area: 'desk',
    title: 'home.title',
    screen: () => import('./home-screen.tsx'),
    navigation: { group: 'work', icon: IconHome },
  },
];
