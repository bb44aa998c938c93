/** The desk's screens of the register of enterprises. */
import { IconBuilding } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const enterprisesRoutes: readonly ScreenRoute[] = [
  {
    path: '/enterprises',
    area: 'desk',
    title: 'enterprises.list.title',
    permission: 'enterprise.read',
    screen: () => import('./enterprise-list-screen.tsx'),
    navigation: { group: 'registers', icon: IconBuilding },
  },
  {
    path: '/enterprises/new',
    area: 'desk',
    title: 'enterprises.new.title',
    permission: 'enterprise.edit',
    screen: () => import('./enterprise-new-screen.tsx'),
  },
  {
    path: '/enterprises/codes',
    area: 'desk',
    title: 'enterprises.codes.title',
    permission: 'enterprise.read',
    screen: () => import('./enterprise-codes-screen.tsx'),
  },
  {
    path: '/enterprises/codes/sheet',
    area: 'desk',
    title: 'enterprises.sheet.title',
    permission: 'enterprise.read',
    screen: () => import('./enterprise-code-sheet-screen.tsx'),
  },
  {
    path: '/enterprises/$enterpriseId',
    area: 'desk',
    title: 'enterprises.detail.title',
    permission: 'enterprise.read',
    screen: () => import('./enterprise-screen.tsx'),
  },
  {
    path: '/enterprises/$enterpriseId/edit',
    area: 'desk',
    title: 'enterprises.edit.title',
    permission: 'enterprise.edit',
    screen: () => import('./enterprise-edit-screen.tsx'),
  },
];
