// The built web app: hashed assets are cached for ever, the page itself never; unknown addresses open the page, which
// then finds its own way (or says that nothing is there).
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';

const forever = 'public, max-age=31536000, immutable';

/** Answers with a file of the web app when there is one. */
export function webFiles(webDir: string): MiddlewareHandler {
  const files = serveStatic({ root: webDir, precompressed: true });
  const compressed = compress();
  return async (c, next) => {
    if (isApi(c) || !existsSync(webDir)) return next();
    const found = await files(c, async () => undefined);
    if (!found) return next();
    found.headers.set('cache-control', c.req.path.startsWith('/assets/') ? forever : 'no-cache');
    // The compressor works on the answer of what comes after it.
    await compressed(c, async () => {
      c.res = found;
    });
    return undefined;
  };
}

/** Answers with the page of the web app, whatever the address; null when this request is not for a page. */
export async function webPage(c: Context, webDir: string): Promise<Response | null> {
  if (!isForPage(c)) return null;
  const index = join(webDir, 'index.html');
  if (!existsSync(index)) return c.text('The web app is not built yet: npm run build', 503);
  const page = await serveStatic({ path: index })(c, async () => undefined);
  page?.headers.set('cache-control', 'no-cache');
  return page ?? null;
}

function isForPage(c: Context): boolean {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return false;
  if (isApi(c)) return false;
  const accept = c.req.header('accept') ?? '*/*';
  if (accept.includes('text/html')) return true;
  // A name with a dot is a file unless a browser goes there as to a page (/statistics/2025/insp.count): a missing script
  // must not be answered with a page.
  return accept.includes('*/*') && !/\.[^/]*$/.test(c.req.path);
}

function isApi(c: Context): boolean {
  return c.req.path === '/api' || c.req.path.startsWith('/api/');
}
