/** The bureau's templates for its documents (文书). */
import { IconFileText } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const documentsRoutes: readonly ScreenRoute[] = [
  {
    path: '/settings/templates',
    area: 'desk',
    title: 'documents.templates.title',
    permission: 'matter.edit',
    screen: () => import('./template-list-screen.tsx'),
    navigation: { group: 'registers', icon: IconFileText },
  },
  {
    path: '/settings/templates/$kind',
    area: 'desk',
    title: 'documents.template.title',
    permission: 'matter.edit',
    screen: () => import('./template-screen.tsx'),
  },
];
