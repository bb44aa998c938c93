/** The accounts of the bureau. */
import { IconUsers } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const accountsRoutes: readonly ScreenRoute[] = [
  {
    path: '/settings/accounts',
    area: 'desk',
    title: 'accounts.list.title',
    permission: 'account.manage',
    screen: () => import('./account-list-screen.tsx'),
    navigation: { group: 'system', icon: IconUsers },
  },
];
