/** The desk's screens of imports. */
import { IconFileImport } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const importsRoutes: readonly ScreenRoute[] = [
  {
    path: '/imports',
    area: 'desk',
    title: 'imports.list.title',
    permission: 'import.run',
    screen: () => import('./import-list-screen.tsx'),
    navigation: { group: 'registers', icon: IconFileImport },
  },
  {
    path: '/imports/new',
    area: 'desk',
    title: 'imports.new.title',
    permission: 'import.run',
    screen: () => import('./import-new-screen.tsx'),
  },
  {
    path: '/imports/$importId',
    area: 'desk',
    title: 'imports.detail.title',
    permission: 'import.run',
    screen: () => import('./import-screen.tsx'),
  },
];
