/** Puts the HTTP application together: API, OpenAPI document, public pages. Knows no port and no process. */
import { Hono } from 'hono';
import type { AppDeps } from './app-deps.ts';
import { uploads } from './features/evidence/public.ts';
import { routes } from './features/routes.ts';
import { mountRoutes } from './http/mount.ts';
import { openApiDocument } from './http/openapi.ts';
import type { HttpEnv } from './http/route.ts';
import { portalRoutes } from './portal/portal.ts';

export const version = '0.1.0';

/** The whole application as one fetch handler. */
export function createApp(deps: AppDeps): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const document = JSON.stringify(
    openApiDocument(
      routes.map((route) => route.endpoint),
      version,
    ),
  );
  app.get('/api/openapi.json', (http) =>
    http.body(document, 200, { 'content-type': 'application/json; charset=utf-8' }),
  );
  app.route('/api', mountRoutes(deps, routes, [uploads(deps)]));
  app.route('/', portalRoutes(deps));
  return app;
}
