/** The audit log. */
import { IconHistory } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const auditRoutes: readonly ScreenRoute[] = [
  {
    path: '/settings/audit',
    area: 'desk',
    title: 'audit.list.title',
    permission: 'audit.read',
    screen: () => import('./audit-screen.tsx'),
    navigation: { group: 'system', icon: IconHistory },
  },
];
