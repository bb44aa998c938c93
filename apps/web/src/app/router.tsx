/** Makes the router from the routes table: login outside, desk and field behind a session. */
import { getSession } from '@liangma/contract/people';
import type { QueryClient } from '@tanstack/react-query';
import {
  Outlet,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { RouterHistory } from '@tanstack/react-router';
import { onSessionLost } from '../api/client.ts';
import { isProblem } from '../api/problem-error.ts';
import { sessionQuery } from '../features/people/session.tsx';
import { Loading } from '../ui/loading.tsx';
import { FailedScreen, NotFoundScreen } from './last-resort.tsx';
import { landingOf, routes } from './routes.ts';
import type { Area, ScreenRoute } from './screen-route.ts';

interface Context {
  queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet });

/** Goes elsewhere instead of opening a route; the router does that for what `redirect` throws. */
function leaveFor(to: string, search: Record<string, string> = {}): never {
  redirect({ to, search, replace: true, throw: true });
  throw new Error('redirect did not throw');
}

const loginRoute = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazyRouteComponent(() => import('../features/people/login-screen.tsx')),
});

/** Everything behind it needs a session; without one it leads to login, and from there back. */
const sessionRoute = createRoute({
  getParentRoute: () => root,
  id: 'session',
  beforeLoad: async ({ context, location }) => {
    try {
      return { session: await context.queryClient.ensureQueryData(sessionQuery) };
    } catch (error) {
      if (!isProblem(error, 'session/required')) throw error;
      const search = location.href === '/' ? {} : { next: location.href };
      return leaveFor('/login', search);
    }
  },
});

const startRoute = createRoute({
  getParentRoute: () => sessionRoute,
  path: '/',
  beforeLoad: ({ context }) => leaveFor(landingOf(context.session.account.roles)),
});

const layouts = {
  desk: createRoute({
    getParentRoute: () => sessionRoute,
    id: 'desk',
    component: lazyRouteComponent(() => import('./desk-layout.tsx')),
  }),
  field: createRoute({
    getParentRoute: () => sessionRoute,
    id: 'field',
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
  sessionRoute.addChildren([
    startRoute,
    layouts.desk.addChildren([...screensOf('desk'), elsewhereRoute]),
    layouts.field.addChildren(screensOf('field')),
  ]),
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
  return router;
}
