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
  {
    path: '/settings/accounts/new',
    area: 'desk',
    title: 'accounts.new.title',
    permission: 'account.manage',
    screen: () => import('./account-new-screen.tsx'),
  },
  {
    path: '/settings/accounts/$accountId',
    area: 'desk',
    title: 'accounts.detail.title',
    permission: 'account.manage',
    screen: () => import('./account-screen.tsx'),
  },
  {
    path: '/settings/accounts/$accountId/edit',
    area: 'desk',
    title: 'accounts.edit.title',
    permission: 'account.manage',
    screen: () => import('./account-edit-screen.tsx'),
  },
];
