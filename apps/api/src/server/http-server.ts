// The listening socket: opens it with a clear message when the port is taken, closes it without cutting answers short.
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import type { Config } from '../config.ts';
import { OperatorError } from '../operator-error.ts';

export type Listening = {
  port: number;
  /** Stops accepting, lets running requests finish for a few seconds, then cuts the rest. */
  close(): Promise<void>;
};

export type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>;

const graceMs = 5_000;

/** House rule: files of unsent work may be several gigabytes, and Node would cut them off after five minutes. */
const longestRequestMs = 2 * 60 * 60_000;

/**
 * Listens on the port, by https when there is a certificate.
 * @throws OperatorError when the port is taken or not allowed, or the certificate cannot be used
 */
export async function listen(fetch: Fetch, port: number, host: string, tls: Config['tls'] = null): Promise<Listening> {
  const secure = tls ? { createServer: createSecureServer, serverOptions: readCertificate(tls) } : {};
  const server = createServerOf(() => createAdaptorServer({ fetch, ...secure }) as Server, tls);
  server.requestTimeout = longestRequestMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port, host)));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => closeServer(server),
  };
}

function readCertificate(tls: NonNullable<Config['tls']>): { cert: Buffer; key: Buffer } {
  const read = (file: string) => {
    try {
      return readFileSync(file);
    } catch {
      throw new OperatorError(`${file} cannot be read (LIANGMA_TLS_CERT, LIANGMA_TLS_KEY).`);
    }
  };
  return { cert: read(tls.certFile), key: read(tls.keyFile) };
}

function createServerOf(create: () => Server, tls: Config['tls']): Server {
  if (!tls) return create();
  try {
    return create();
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new OperatorError(`${tls.certFile} and ${tls.keyFile} are no certificate with its key: ${reason}`);
  }
}

/** Fails early, before the database is prepared, when the port is taken. */
export async function checkPort(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(explain(error, port, host)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    // A browser keeps its connection open after the last answer.
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      resolve();
    });
  });
}

function explain(error: Error, port: number, host: string): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new OperatorError(
      `Port ${port} is used by another program. Choose another one, for example: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    return new OperatorError(`This account may not listen on port ${port}. Choose one above 1023: PORT=8080`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new OperatorError(`This machine has no address ${host} (HOST).`);
  return error;
}

/** Addresses that people can type or scan, the one for this machine first. */
export function addresses(
  host: string,
  port: number,
  scheme: 'http' | 'https' = 'http',
): { here: string; network: string[] } {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const here = `${scheme}://${isEverywhere ? 'localhost' : bracketed(host)}:${port}`;
  if (!isEverywhere) return { here, network: [] };
  const network = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal)
    .map((one) => `${scheme}://${one.address}:${port}`);
  return { here, network };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
