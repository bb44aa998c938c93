/** Canned texts (常用语) of the bureau. */
import { IconQuote } from '@tabler/icons-react';
import type { ScreenRoute } from '../../app/screen-route.ts';

export const cannedTextsRoutes: readonly ScreenRoute[] = [
  {
    path: '/canned-texts',
    area: 'desk',
    title: 'canned-texts.title',
    permission: 'matter.edit',
    screen: () => import('./canned-texts-screen.tsx'),
    navigation: { group: 'registers', icon: IconQuote },
  },
];
