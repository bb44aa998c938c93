/** What a feature says about each of its screens; router, navigation, breadcrumbs and access are made from it. */
import type { Permission } from '@liangma/contract/permissions';
import type { Icon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Crumb } from '../ui/crumbs.ts';

export type Area = 'desk' | 'field';

/** Groups of the desk's navigation, in their order. */
export const navigationGroups = ['work', 'registers', 'figures', 'system'] as const;
export type NavigationGroup = (typeof navigationGroups)[number];

export interface ScreenRoute {
  /** With `$name` for values: '/enterprises/$enterpriseId'. Screens of the field area begin with '/field/'. */
  path: `/${string}`;
  area: Area;
  /** Message key of its name in navigation and breadcrumbs. */
  title: Crumb['title'];
  /** The screen is the default export of its file and loads when it is opened. */
  screen: () => Promise<{ default: ComponentType }>;
  /** Who may see it; without it, everyone who is logged in. */
  permission?: Permission;
  /** Present: it stands in the navigation of its area. */
  navigation?: { group: NavigationGroup; icon: Icon; /** How many wait, beside the name. */ count?: ComponentType };
}
