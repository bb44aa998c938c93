import { IconUser } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const peopleRoutes: readonly ScreenRoute[] = [
  {
    path: '/account',
    area: 'desk',
    title: 'people.account.title',
    screen: () => import('./account-screen.tsx'),
    navigation: { group: 'system', icon: IconUser },
  },
  {
    path: '/field/account',
    area: 'field',
    title: 'people.account.title',
    screen: () => import('./account-screen.tsx'),
    navigation: { group: 'system', icon: IconUser },
  },
];
