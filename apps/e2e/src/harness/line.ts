// A line to the server that does what a test asks of it: brings out a new version of the app (a service worker that
// differs by a byte), or tears uploads off.
import { createServer, request as forward } from 'node:http';

export interface Line {
  url: string;
  /** From now on the service worker is a new one. */
  bringOut: () => void;
  /** From now on uploads break off after so many bytes; resolves when the first one has. */
  tearUploads: (afterBytes: number) => Promise<void>;
  mend: () => void;
  close: () => void;
}

export async function lineTo(target: string): Promise<Line> {
  let isNew = false;
  let tearing: { afterBytes: number; torn: () => void } | null = null;
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const asked = forward(`${target}${url}`, { method, headers: { ...headers, 'accept-encoding': 'identity' } });
    asked.once('response', (answer) => {
      const isWorker = isNew && url.startsWith('/service-worker.js');
      const { 'content-length': _length, ...rest } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, isWorker ? rest : answer.headers);
      if (!isWorker) return void answer.pipe(outgoing);
      answer.pipe(outgoing, { end: false });
      answer.once('end', () => outgoing.end('\n// the next version\n'));
    });
    asked.once('error', () => outgoing.destroy());
    const { afterBytes, torn } = (method === 'PATCH' ? tearing : null) ?? {
      afterBytes: Infinity,
      torn: () => undefined,
    };
    let passed = 0;
    incoming.on('data', (bytes: Buffer) => {
      passed += bytes.length;
      if (passed <= afterBytes) return;
      // what has passed arrives; the rest is lost with the line
      setTimeout(() => {
        asked.destroy();
        incoming.destroy();
        torn();
      }, 200);
    });
    incoming.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://localhost:${port}`,
    bringOut: () => {
      isNew = true;
    },
    tearUploads: (afterBytes) =>
      new Promise((resolve) => {
        tearing = { afterBytes, torn: resolve };
      }),
    mend: () => {
      tearing = null;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
