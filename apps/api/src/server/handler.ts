// The outermost layer of HTTP: security headers on every answer, `/alive`, the files of the web app, then the application.
import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { webFiles, webPage } from './web-files.ts';

export type HandlerDeps = {
  /** The application: API and public pages. */
  app: { fetch(request: Request, env?: unknown): Response | Promise<Response> };
  webDir: string;
  /** Whether people reach this server over https; some headers mean nothing without it, and browsers complain. */
  isHttps: boolean;
  /** Rejects when the database does not answer. */
  pingDatabase: () => Promise<unknown>;
};

const pingTimeoutMs = 3_000;

/** Builds the handler that the server listens with. */
export function createHandler({ app, webDir, isHttps, pingDatabase }: HandlerDeps): Hono {
  const outer = new Hono();
  outer.use(headers(isHttps));
  outer.get('/alive', async (c) => {
    c.header('cache-control', 'no-store');
    const isReady = await answersInTime(pingDatabase);
    return c.json({ status: isReady ? 'ready' : 'no database' }, isReady ? 200 : 503);
  });
  outer.use(webFiles(webDir));
  outer.all('*', async (c) => {
    const answer = await app.fetch(c.req.raw, c.env);
    // A public page says in its own words that nothing is there; any other unknown address belongs to the web app.
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
    if (answer.status !== 404 || isPage) return answer;
    return (await webPage(c, webDir)) ?? answer;
  });
  return outer;
}

async function answersInTime(ping: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, pingTimeoutMs, false);
  });
  try {
    return await Promise.race([ping().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Security headers on every answer; a public page brings a stricter content policy, which stays. */
function headers(isHttps: boolean): MiddlewareHandler {
  const secure = webAppHeaders(isHttps);
  return async (c, next) => {
    let own: string | null = null;
    await secure(c, async () => {
      await next();
      own = c.res.headers.get('content-security-policy');
    });
    if (own !== null) c.res.headers.set('content-security-policy', own);
  };
}

function webAppHeaders(isHttps: boolean): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      // WebAssembly reads the codes in the camera's picture; no other code is made at run time.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      // The UI kit sets styles on elements.
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      connectSrc: ["'self'"],
      fontSrc: ["'self'", 'data:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    strictTransportSecurity: isHttps,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    permissionsPolicy: { camera: ['self'], geolocation: ['self'], microphone: ['self'], payment: [], usb: [] },
  });
}
