/** The address that a request comes from, for the count of tries. */
import type { Context } from 'hono';
import type { HttpEnv } from '../../http/route.ts';

const loopback = /^(::1|(::ffff:)?127\.)/;

/**
 * The address of the socket. Behind a reverse proxy on the same machine it is the one the proxy added last to
 * `X-Forwarded-For`; from anywhere else that header is what the client likes to claim, and is not read.
 */
export function clientAddress(http: Context<HttpEnv>): string {
  const env = http.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  const address = env?.incoming?.socket?.remoteAddress;
  if (address !== undefined && !loopback.test(address)) return address;
  const forwarded = http.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return (forwarded || address || 'local').slice(0, 60);
}
