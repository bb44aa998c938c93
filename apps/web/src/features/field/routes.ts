/** The screens of the field area. */
import { IconBuilding, IconClipboardCheck, IconScan } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const fieldRoutes: readonly ScreenRoute[] = [
  { path: '/field', area: 'field', title: 'field.today.title', screen: () => import('./field-start.tsx') },
  {
    path: '/field/inspections',
    area: 'field',
    title: 'field.today.title',
    permission: 'inspection.carry-out',
    screen: () => import('./today-screen.tsx'),
    navigation: { group: 'work', icon: IconClipboardCheck },
  },
  {
    path: '/field/inspections/$inspectionId',
    area: 'field',
    title: 'field.inspection.title',
    permission: 'inspection.carry-out',
    screen: () => import('./inspection-screen.tsx'),
  },
  {
    path: '/field/inspections/$inspectionId/code',
    area: 'field',
    title: 'field.code.title',
    permission: 'inspection.carry-out',
    screen: () => import('./code-screen.tsx'),
  },
  {
    path: '/field/inspections/$inspectionId/scan',
    area: 'field',
    title: 'field.entry-scan.title',
    permission: 'inspection.carry-out',
    screen: () => import('./entry-scan-screen.tsx'),
  },
  {
    path: '/field/inspections/$inspectionId/exception',
    area: 'field',
    title: 'field.exception.title',
    permission: 'inspection.carry-out',
    screen: () => import('./exception-screen.tsx'),
  },
  {
    path: '/field/inspections/$inspectionId/record',
    area: 'field',
    title: 'field.record.title',
    permission: 'inspection.carry-out',
    screen: () => import('./record-screen.tsx'),
  },
  {
    path: '/field/inspections/$inspectionId/official/$kind',
    area: 'field',
    title: 'field.paper.title',
    permission: 'inspection.carry-out',
    screen: () => import('./official-paper-screen.tsx'),
  },
  {
    path: '/field/inspections/$inspectionId/addition',
    area: 'field',
    title: 'addition.title',
    permission: 'inspection.carry-out',
    screen: () => import('./addition-screen.tsx'),
  },
  {
    path: '/field/scan',
    area: 'field',
    title: 'field.scan.title',
    permission: 'inspection.carry-out',
    screen: () => import('./scan-screen.tsx'),
    navigation: { group: 'work', icon: IconScan },
  },
  {
    path: '/field/enterprises',
    area: 'field',
    title: 'field.enterprises.title',
    permission: 'inspection.carry-out',
    screen: () => import('./enterprises-screen.tsx'),
    navigation: { group: 'registers', icon: IconBuilding },
  },
  {
    path: '/field/enterprises/$enterpriseId',
    area: 'field',
    title: 'field.enterprise.title',
    permission: 'inspection.carry-out',
    screen: () => import('./enterprise-screen.tsx'),
  },
];
