// The listening socket: opens it with a clear message when the port is taken, closes it without cutting answers short.
import { createServer } from 'node:net';
import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import { OperatorError } from '../operator-error.ts';

export type Listening = {
  port: number;
  /** Stops accepting, lets running requests finish for a few seconds, then cuts the rest. */
  close(): Promise<void>;
};

export type Fetch = (request: Request, env?: unknown) => Response | Promise<Response>;

const graceMs = 5_000;

/** Listens on the port; throws an OperatorError when it is taken or not allowed. */
export async function listen(fetch: Fetch, port: number, host: string): Promise<Listening> {
  const server = createAdaptorServer({ fetch }) as Server;
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
export function addresses(host: string, port: number): { here: string; network: string[] } {
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const here = `http://${isEverywhere ? 'localhost' : bracketed(host)}:${port}`;
  if (!isEverywhere) return { here, network: [] };
  const network = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((one) => one.family === 'IPv4' && !one.internal)
    .map((one) => `http://${one.address}:${port}`);
  return { here, network };
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
