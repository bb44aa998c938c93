/** Makes the router from the routes table: login outside, the desk behind a session, the field behind the lock screen. */
import { getSession } from '@liangma/contract/people';
import type { SessionView } from '@liangma/contract/people';
import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import type { RouterHistory } from '@tanstack/react-router';
import { onSessionLost } from '../api/client.ts';
import { NetworkError, isProblem } from '../api/problem-error.ts';
import { sessionQuery } from '../features/people/session.tsx';
import { currentField, onFieldChange } from '../offline/current-field.ts';
import { mayOpenDesk } from '../offline/desk-access.ts';
import { Loading } from '../ui/loading.tsx';
import { guardField, isSetUp, leaveFor } from './field-guard.ts';
import { FailedScreen, NotFoundScreen } from './last-resort.tsx';
import { landingOf, routes } from './routes.ts';
import type { Area, ScreenRoute } from './screen-route.ts';

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet });

const loginRoute = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('../features/people/login-screen.tsx')),
});

/** Everything behind it needs a session, on a tablet since its lock; without one it leads to login, and from there back. */
const sessionRoute = createRoute({
  getParentRoute: () => root,
  id: 'session',
  beforeLoad: async ({ context, location }) => {
    const next: Record<string, string> = location.href === '/' ? {} : { next: location.href };
    const logIn = () => leaveFor('/login', next);
    let session: SessionView;
    try {
      session = await context.queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!isProblem(error, 'session/required')) throw error;
      return logIn();
    }
    return mayOpenDesk(session) ? { session } : leaveFor('/login', { ...next, why: 'tablet' });
  },
});

/** Without the server, a tablet that was set up goes to work all the same. */
const startRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    let path: string;
    try {
      const session = await context.queryClient.ensureQueryData({ ...sessionQuery, retry: false });
      path = landingOf(session.account.roles);
    } catch (error) {
      if (isProblem(error, 'session/required')) path = '/login';
      else if (error instanceof NetworkError && (await isSetUp())) path = '/field/inspections';
      else throw error;
    }
    leaveFor(path);
  },
});

const setUpRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/field/set-up',
  component: lazyRouteComponent(() => import('../features/sync/set-up-screen.tsx')),
});

const unlockRoute = createRoute({
  getParentRoute: () => root,
  path: '/field/unlock',
  component: lazyRouteComponent(() => import('../features/sync/unlock-screen.tsx')),
});

const layouts = {
  desk: createRoute({
    getParentRoute: () => sessionRoute,
    id: 'desk',
    component: lazyRouteComponent(() => import('./desk-layout.tsx')),
  }),
  field: createRoute({
    getParentRoute: () => root,
    id: 'field',
    beforeLoad: ({ location }) => guardField(location.href),
    component: lazyRouteComponent(() => import('./field-layout.tsx')),
  }),
};

const screenRoute = (route: ScreenRoute) =>
  createRoute({
    getParentRoute: () => layouts[route.area],
    path: route.path,
    component: lazyRouteComponent(route.screen),
  });

const screensOf = (area: Area) => routes.filter((route) => route.area === area).map(screenRoute);

const elsewhereRoute = createRoute({
  getParentRoute: () => layouts.desk,
  path: '$',
  component: NotFoundScreen,
});

const tree = root.addChildren([
  loginRoute,
  startRoute,
  unlockRoute,
  sessionRoute.addChildren([setUpRoute, layouts.desk.addChildren([...screensOf('desk'), elsewhereRoute])]),
  layouts.field.addChildren(screensOf('field')),
]);

/** Values of the address stay text: '0012' must not become 12. Schemas turn them into what they need. */
const parseSearch = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text));

function stringifySearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  const router = createRouter({
    routeTree: tree,
    context: { queryClient },
    ...(history ? { history } : {}),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultPendingComponent: Loading,
    defaultNotFoundComponent: NotFoundScreen,
    defaultErrorComponent: ({ error }) => <FailedScreen error={error} />,
  });
  // A session that ends while one works: the guard asks again, and leads to login.
  onSessionLost((endpoint) => {
    if (endpoint.name === getSession.name) return;
    queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
    void router.invalidate();
  });
  // A tablet that is locked while one works: the guard leads to the lock screen.
  onFieldChange(() => {
    if (!currentField()) void router.invalidate();
  });
  return router;
}
