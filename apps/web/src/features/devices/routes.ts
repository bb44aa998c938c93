/** The tablets of the bureau. */
import { IconDeviceTablet, IconListNumbers } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const devicesRoutes: readonly ScreenRoute[] = [
  {
    path: '/settings/devices',
    area: 'desk',
    title: 'devices.list.title',
    permission: 'device.read',
    screen: () => import('./device-list-screen.tsx'),
    navigation: { group: 'system', icon: IconDeviceTablet },
  },
  {
    path: '/settings/devices/unsent',
    area: 'desk',
    title: 'devices.unsent.title',
    permission: 'device.manage',
    screen: () => import('./unsent-import-screen.tsx'),
  },
  {
    path: '/settings/document-numbers',
    area: 'desk',
    title: 'devices.numbers.title',
    permission: 'device.read',
    screen: () => import('./number-ranges-screen.tsx'),
    navigation: { group: 'system', icon: IconListNumbers },
  },
  {
    path: '/settings/devices/$deviceId',
    area: 'desk',
    title: 'devices.detail.title',
    permission: 'device.read',
    screen: () => import('./device-screen.tsx'),
  },
];
