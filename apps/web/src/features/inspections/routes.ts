/** The desk's screens of inspections. */
import { IconClipboardCheck } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const inspectionsRoutes: readonly ScreenRoute[] = [
  {
    path: '/inspections',
    area: 'desk',
    title: 'inspections.list.title',
    permission: 'inspection.read',
    screen: () => import('./inspection-list-screen.tsx'),
    navigation: { group: 'work', icon: IconClipboardCheck },
  },
  {
    path: '/inspections/new',
    area: 'desk',
    title: 'inspections.new.title',
    permission: 'inspection.prepare',
    screen: () => import('./inspection-new-screen.tsx'),
  },
  {
    path: '/inspections/$inspectionId',
    area: 'desk',
    title: 'inspections.detail.title',
    permission: 'inspection.read',
    screen: () => import('./inspection-screen.tsx'),
  },
  {
    path: '/inspections/$inspectionId/edit',
    area: 'desk',
    title: 'inspections.edit.title',
    permission: 'inspection.prepare',
    screen: () => import('./inspection-edit-screen.tsx'),
  },
];
