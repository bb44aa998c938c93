/** All screens of the app. The order is the order of the navigation; the first that one may see is the start page. */
import type { Role } from '@liangma/contract/permissions';
import { may } from '@liangma/contract/permissions';
import { accountsRoutes } from '../features/accounts/routes.ts';
import { auditRoutes } from '../features/audit/routes.ts';
import { bureausRoutes } from '../features/bureaus/routes.ts';
import { cannedTextsRoutes } from '../features/canned-texts/routes.ts';
import { devicesRoutes } from '../features/devices/routes.ts';
import { documentsRoutes } from '../features/documents/routes.ts';
import { homeRoutes } from '../features/home/routes.ts';
import { fieldRoutes } from '../features/field/routes.ts';
import { fieldDocumentsRoutes } from '../features/field-documents/routes.ts';
import { importsRoutes } from '../features/imports/routes.ts';
import { enterprisesRoutes } from '../features/enterprises/routes.ts';
import { officersRoutes } from '../features/officers/routes.ts';
import { inspectionsRoutes } from '../features/inspections/routes.ts';
import { mattersRoutes } from '../features/matters/routes.ts';
import { peopleRoutes } from '../features/people/routes.ts';
import { plansRoutes } from '../features/plans/routes.ts';
import { rectificationsRoutes } from '../features/rectifications/routes.ts';
import { heldCommandsRoutes } from '../features/held-commands/routes.ts';
import { statisticsRoutes } from '../features/statistics/routes.ts';
import { syncRoutes } from '../features/sync/routes.ts';
import type { Crumb } from '../ui/crumbs.ts';
import type { Area, ScreenRoute } from './screen-route.ts';

export const routes: readonly ScreenRoute[] = [
  ...homeRoutes,
  ...inspectionsRoutes,
  ...rectificationsRoutes,
  ...heldCommandsRoutes,
  ...officersRoutes,
  ...enterprisesRoutes,
  ...plansRoutes,
  ...mattersRoutes,
  ...cannedTextsRoutes,
  ...documentsRoutes,
  ...importsRoutes,
  ...statisticsRoutes,
  ...fieldRoutes,
  ...fieldDocumentsRoutes,
  ...syncRoutes,
  ...bureausRoutes,
  ...accountsRoutes,
  ...devicesRoutes,
  ...auditRoutes,
  ...peopleRoutes,
];

export const isAllowed = (route: ScreenRoute, roles: readonly Role[]): boolean =>
  route.permission === undefined || may(roles, route.permission);

export const mayUseField = (roles: readonly Role[]): boolean => may(roles, 'inspection.carry-out');

/** What stands in the navigation of an area for these roles. */
export const navigationOf = (area: Area, roles: readonly Role[]): readonly ScreenRoute[] =>
  routes.filter((route) => route.area === area && route.navigation && isAllowed(route, roles));

/** The start page of an area. */
export const homeOf = (area: Area, roles: readonly Role[]): string => navigationOf(area, roles)[0]?.path ?? '/account';

/** Where one lands after login: inspectors in the field area, everyone else at the desk. */
export const landingOf = (roles: readonly Role[]): string =>
  homeOf(roles.includes('inspector') ? 'field' : 'desk', roles);

/** Whether a path is at or below a screen's path. */
export const isWithin = (pathname: string, path: string): boolean =>
  pathname === path || pathname.startsWith(`${path}/`);

const pattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\$\w+/g, '[^/]+')}$`);

/** The screen of a path. */
export const routeAt = (pathname: string): ScreenRoute | undefined =>
  routes.find((route) => pattern(route.path).test(pathname));

/** The screens above a path, outermost first: for /enterprises/1/edit the list and the enterprise. */
export function ancestorsOf(pathname: string): Crumb[] {
  const parts = pathname.split('/');
  return parts.slice(2).flatMap((_, index) => {
    const path = parts.slice(0, index + 2).join('/');
    const route = routeAt(path);
    return route ? [{ path, title: route.title }] : [];
  });
}
